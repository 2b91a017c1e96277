package org.sarcoma.outcomes.statistics;

import java.util.stream.DoubleStream;

/**
 * The quadratic form u′V⁻u with a generalized inverse of a covariance matrix V.
 *
 * @param value of the form
 * @param rank of V
 * @param determined whether u is in the column space of V, so that every generalized inverse gives
 *     the same value
 */
record QuadraticForm(double value, int rank, boolean determined) {
  /** Part of its variance below which a variable counts as a combination of the others. */
  private static final double TOLERANCE = 1e-11;

  /** Eliminates the variables of V one by one, each that still has variance left. */
  static QuadraticForm of(double[] vector, double[][] matrix) {
    double[] u = vector.clone();
    double[][] v = new double[matrix.length][];
    for (int i = 0; i < u.length; i++) {
      v[i] = matrix[i].clone();
    }
    double value = 0;
    int rank = 0;
    for (int pivot = 0; pivot < u.length; pivot++) {
      if (v[pivot][pivot] > TOLERANCE * matrix[pivot][pivot]) {
        value += u[pivot] * u[pivot] / v[pivot][pivot];
        rank++;
        eliminate(u, v, pivot);
      }
    }
    return new QuadraticForm(value, rank, isNegligible(u, vector));
  }

  private static void eliminate(double[] u, double[][] v, int pivot) {
    double[] row = v[pivot].clone();
    double pivotValue = u[pivot];
    for (int i = 0; i < u.length; i++) {
      double factor = row[i] / row[pivot];
      u[i] -= factor * pivotValue;
      for (int j = 0; j < u.length; j++) {
        v[i][j] -= factor * row[j];
      }
    }
  }

  private static boolean isNegligible(double[] rest, double[] original) {
    double largest = DoubleStream.of(original).map(Math::abs).max().orElse(0);
    return DoubleStream.of(rest).allMatch(value -> Math.abs(value) <= 1e-6 * largest);
  }
}
