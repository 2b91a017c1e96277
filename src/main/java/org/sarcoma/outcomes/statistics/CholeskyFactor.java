package org.sarcoma.outcomes.statistics;

/**
 * The factor L of a positive semidefinite symmetric matrix LL′, with variables left out that are
 * combinations of earlier ones.
 *
 * <p>Reference: Golub GH, Van Loan CF (2013). Matrix Computations, 4th edition, section 4.2. <a
 * href="https://doi.org/10.56021/9781421407944">doi</a>
 */
final class CholeskyFactor {
  private final double[][] factor;
  private final boolean[] dependent;

  private CholeskyFactor(double[][] factor, boolean[] dependent) {
    this.factor = factor;
    this.dependent = dependent;
  }

  /**
   * Factors {@code matrix}, of which the lower triangle is read.
   *
   * @param tolerance part of its diagonal element that has to be left of a variable after those
   *     before it, for it to be kept
   */
  static CholeskyFactor of(double[][] matrix, double tolerance) {
    int size = matrix.length;
    double[][] factor = new double[size][size];
    boolean[] dependent = new boolean[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        factor[i][j] = dependent[j] ? 0 : (matrix[i][j] - product(factor, i, j)) / factor[j][j];
      }
      double left = matrix[i][i] - product(factor, i, i);
      dependent[i] = !(left > tolerance * matrix[i][i]);
      factor[i][i] = dependent[i] ? 0 : Math.sqrt(left);
    }
    return new CholeskyFactor(factor, dependent);
  }

  private static double product(double[][] factor, int i, int j) {
    double sum = 0;
    for (int k = 0; k < j; k++) {
      sum += factor[i][k] * factor[j][k];
    }
    return sum;
  }

  /** Whether variable {@code i} is a combination of those before it, or does not vary. */
  boolean isDependent(int i) {
    return dependent[i];
  }

  boolean isFullRank() {
    for (boolean it : dependent) {
      if (it) {
        return false;
      }
    }
    return true;
  }

  /** Number of variables kept. */
  int rank() {
    int rank = 0;
    for (boolean it : dependent) {
      rank += it ? 0 : 1;
    }
    return rank;
  }

  /** The x of (LL′) x = {@code right}; 0 for variables left out. */
  double[] solve(double[] right) {
    double[] x = forward(right);
    for (int i = x.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < x.length; k++) {
        x[i] -= factor[k][i] * x[k];
      }
      x[i] = dependent[i] ? 0 : x[i] / factor[i][i];
    }
    return x;
  }

  /** The quadratic form right′ (LL′)⁻¹ right. */
  double quadraticForm(double[] right) {
    double sum = 0;
    for (double it : forward(right)) {
      sum += it * it;
    }
    return sum;
  }

  private double[] forward(double[] right) {
    double[] y = right.clone();
    for (int i = 0; i < y.length; i++) {
      for (int k = 0; k < i; k++) {
        y[i] -= factor[i][k] * y[k];
      }
      y[i] = dependent[i] ? 0 : y[i] / factor[i][i];
    }
    return y;
  }

  /** (LL′)⁻¹, with rows and columns of 0 for variables left out. */
  double[][] inverse() {
    int size = factor.length;
    double[][] inverse = new double[size][];
    for (int i = 0; i < size; i++) {
      double[] unit = new double[size];
      unit[i] = dependent[i] ? 0 : 1;
      inverse[i] = solve(unit);
    }
    return inverse;
  }

  /** Logarithm of the determinant over the variables kept. */
  double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < factor.length; i++) {
      sum += dependent[i] ? 0 : 2 * Math.log(factor[i][i]);
    }
    return sum;
  }
}
