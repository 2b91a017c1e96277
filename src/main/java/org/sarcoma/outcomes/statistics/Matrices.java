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

  /**
   * The product {@code inverse squares inverse′} with an inverse solved for row by row: rows of
   * what has little information are large, and what they say of the others has lost its digits.
   */
  static double[][] sandwich(double[][] inverse, double[][] squares) {
    double[][] left = product(inverse, squares);
    double[][] sandwich = new double[inverse.length][inverse.length];
    for (int i = 0; i < inverse.length; i++) {
      for (int j = 0; j < inverse.length; j++) {
        sandwich[i][j] = NewtonRaphson.product(left[i], inverse[j]);
      }
    }
    return sandwich;
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
