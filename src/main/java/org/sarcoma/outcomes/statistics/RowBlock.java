package org.sarcoma.outcomes.statistics;

/** A few rows with their covariates, one row after the other, and weights. */
final class RowBlock {
  static final int ROWS = 256;

  final int terms;
  final double[] values;
  final double[] counts = new double[ROWS];
  final double[] entries = new double[ROWS];
  final double[] weights = new double[ROWS];
  int size;

  RowBlock(int terms) {
    this.terms = terms;
    values = new double[ROWS * terms];
  }

  /** Leaves out who enters on {@code day} or later. */
  void keepEnteredBefore(int day) {
    for (int i = 0; i < size; i++) {
      counts[i] = entries[i] < day ? counts[i] : 0;
    }
  }

  /** Weighs each subject with exp(β′x), if β′x is in [{@code least}, {@code below}). */
  void weigh(double[] beta, double least, double below) {
    for (int i = 0; i < size; i++) {
      double predictor = 0;
      for (int j = 0; j < terms; j++) {
        predictor += beta[j] * values[i * terms + j];
      }
      // A number that is none belongs to every range, so that the sums show it.
      counts[i] = predictor < least || predictor >= below ? 0 : counts[i];
      weights[i] = counts[i] == 0 ? 0 : counts[i] * Math.exp(predictor);
    }
  }

  /** Adds the moments and, after them, the number of subjects to {@code sums}. */
  void addTo(double[] sums, int at) {
    int i = 0;
    for (; i + 4 <= size; i += 4) {
      addFour(sums, at, i);
    }
    for (; i < size; i++) {
      RiskMoments.add(sums, at, weights[i], values, i * terms, terms);
    }
    double subjects = 0;
    for (i = 0; i < size; i++) {
      subjects += counts[i];
    }
    sums[at + RiskMoments.size(terms)] += subjects;
  }

  /** Four rows at once spare three of four times that a sum is loaded and stored. */
  private void addFour(double[] sums, int at, int i) {
    int first = i * terms;
    int second = first + terms;
    int third = second + terms;
    int fourth = third + terms;
    sums[at] += (weights[i] + weights[i + 1]) + (weights[i + 2] + weights[i + 3]);
    int cell = at + 1 + terms;
    for (int j = 0; j < terms; j++) {
      double a = weights[i] * values[first + j];
      double b = weights[i + 1] * values[second + j];
      double c = weights[i + 2] * values[third + j];
      double d = weights[i + 3] * values[fourth + j];
      sums[at + 1 + j] += (a + b) + (c + d);
      for (int k = 0; k <= j; k++) {
        sums[cell++] +=
            (a * values[first + k] + b * values[second + k])
                + (c * values[third + k] + d * values[fourth + k]);
      }
    }
  }

  /** Writes the moments of one row, and after them the number of subjects. */
  void products(int i, double[] products) {
    products[0] = weights[i];
    products[products.length - 1] = counts[i];
    int cell = 1 + terms;
    for (int j = 0; j < terms; j++) {
      double product = weights[i] * values[i * terms + j];
      products[1 + j] = product;
      for (int k = 0; k <= j; k++) {
        products[cell++] = product * values[i * terms + k];
      }
    }
  }
}
