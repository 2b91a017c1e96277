package org.sarcoma.outcomes.statistics;

import java.util.Arrays;

/** Σ w, Σ w x and Σ w x x′ over subjects with covariates x and weights w. */
final class RiskMoments {
  private final int terms;
  // Σ w, then Σ w x, then the lower triangle of Σ w x x′ by rows
  private double[] sums;
  private int at;

  RiskMoments(int terms) {
    this.terms = terms;
    sums = new double[size(terms)];
  }

  /** How many numbers these are. */
  static int size(int terms) {
    return 1 + terms + terms * (terms + 1) / 2;
  }

  /** Makes these the moments that begin at a place of an array. */
  void show(double[] moments, int place) {
    sums = moments;
    at = place;
  }

  void clear() {
    Arrays.fill(sums, 0);
  }

  /** Adds {@code w} of the subject whose covariates start at {@code offset} of {@code values}. */
  void add(double w, double[] values, int offset) {
    add(sums, at, w, values, offset, terms);
  }

  static void add(double[] sums, int at, double w, double[] values, int offset, int terms) {
    sums[at] += w;
    int cell = at + 1 + terms;
    for (int j = 0; j < terms; j++) {
      double product = w * values[offset + j];
      sums[at + 1 + j] += product;
      for (int k = 0; k <= j; k++) {
        sums[cell++] += product * values[offset + k];
      }
    }
  }

  /** This becomes {@code left + factor * right}. */
  void setToSum(RiskMoments left, double factor, RiskMoments right) {
    for (int cell = 0; cell < size(terms); cell++) {
      sums[at + cell] = left.sums[left.at + cell] + factor * right.sums[right.at + cell];
    }
  }

  double weight() {
    return sums[at];
  }

  double first(int j) {
    return sums[at + 1 + j];
  }

  /** Element (j, k) with {@code k <= j}. */
  double second(int j, int k) {
    return sums[at + 1 + terms + j * (j + 1) / 2 + k];
  }
}
