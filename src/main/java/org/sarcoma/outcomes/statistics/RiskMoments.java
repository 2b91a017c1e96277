package org.sarcoma.outcomes.statistics;

import java.util.Arrays;

/** Σ w, Σ w x and Σ w x x′ over subjects with covariates x and weights w. */
final class RiskMoments {
  private final int terms;
  private final double[] sums; // Σ w, then Σ w x, then the lower triangle of Σ w x x′ by rows
  private final double[] rests; // what rounding took from the sums that are added exactly

  RiskMoments(int terms) {
    this.terms = terms;
    sums = new double[1 + terms + terms * (terms + 1) / 2];
    rests = new double[sums.length];
  }

  void clear() {
    Arrays.fill(sums, 0);
    Arrays.fill(rests, 0);
  }

  /** Adds {@code w} of the subject whose covariates start at {@code offset} of {@code values}. */
  void add(double w, double[] values, int offset) {
    sums[0] += w;
    int cell = 1 + terms;
    for (int j = 0; j < terms; j++) {
      double product = w * values[offset + j];
      sums[1 + j] += product;
      for (int k = 0; k <= j; k++) {
        sums[cell++] += product * values[offset + k];
      }
    }
  }

  /**
   * The same, so that the sums stay exact to twice the digits of a number: what is subtracted
   * again, if only with {@code -w}, may have been larger than what remains by many powers of ten.
   */
  void addExactly(double w, double[] values, int offset) {
    addExactly(0, w);
    int cell = 1 + terms;
    for (int j = 0; j < terms; j++) {
      double product = w * values[offset + j];
      addExactly(1 + j, product);
      for (int k = 0; k <= j; k++) {
        addExactly(cell++, product * values[offset + k]);
      }
    }
  }

  /** Knuth's sum of two numbers with its rounding error. */
  private void addExactly(int cell, double term) {
    double sum = sums[cell] + term;
    double added = sum - sums[cell];
    rests[cell] += (sums[cell] - (sum - added)) + (term - added);
    sums[cell] = sum;
  }

  /** This becomes {@code left + factor * right}. */
  void setToSum(RiskMoments left, double factor, RiskMoments right) {
    for (int cell = 0; cell < sums.length; cell++) {
      sums[cell] = left.sum(cell) + factor * right.sum(cell);
    }
  }

  private double sum(int cell) {
    return sums[cell] + rests[cell];
  }

  double weight() {
    return sum(0);
  }

  double first(int j) {
    return sum(1 + j);
  }

  /** Element (j, k) with {@code k <= j}. */
  double second(int j, int k) {
    return sum(1 + terms + j * (j + 1) / 2 + k);
  }
}
