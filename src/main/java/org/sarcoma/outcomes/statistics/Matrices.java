package org.sarcoma.outcomes.statistics;

/** Products of small dense matrices, by rows. */
final class Matrices {
  private Matrices() {}

  static double[] product(double[][] left, double[] right) {
    double[] product = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      product[i] = NewtonRaphson.product(left[i], right);
    }
    return product;
  }

  static double[][] product(double[][] left, double[][] right) {
    double[][] product = new double[left.length][right.length == 0 ? 0 : right[0].length];
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < right.length; k++) {
        addScaled(product[i], left[i][k], right[k]);
      }
    }
    return product;
  }

  /** Adds {@code factor * row} to {@code sum}. */
  static void addScaled(double[] sum, double factor, double[] row) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * row[j];
    }
  }

  /** Adds {@code factor * vector vector'} to {@code sum}. */
  static void addSquare(double[][] sum, double factor, double[] vector) {
    for (int i = 0; i < sum.length; i++) {
      addScaled(sum[i], factor * vector[i], vector);
    }
  }
}
