package org.sarcoma.outcomes.statistics;

import java.util.Arrays;

/** Σ w, Σ w x and Σ w x x′ over subjects with covariates x and weights w. */
final class RiskMoments {
  private final int terms;
  private double weight;
  private final double[] first;
  private final double[] second; // lower triangle by rows

  RiskMoments(int terms) {
    this.terms = terms;
    first = new double[terms];
    second = new double[terms * (terms + 1) / 2];
  }

  void clear() {
    weight = 0;
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
  }

  /** Adds {@code w} of the subject whose covariates start at {@code offset} of {@code values}. */
  void add(double w, double[] values, int offset) {
    weight += w;
    int cell = 0;
    for (int j = 0; j < terms; j++) {
      double product = w * values[offset + j];
      first[j] += product;
      for (int k = 0; k <= j; k++) {
        second[cell++] += product * values[offset + k];
      }
    }
  }

  /** This becomes {@code left + factor * right}. */
  void setToSum(RiskMoments left, double factor, RiskMoments right) {
    weight = left.weight + factor * right.weight;
    for (int j = 0; j < terms; j++) {
      first[j] = left.first[j] + factor * right.first[j];
    }
    for (int cell = 0; cell < second.length; cell++) {
      second[cell] = left.second[cell] + factor * right.second[cell];
    }
  }

  double weight() {
    return weight;
  }

  double first(int j) {
    return first[j];
  }

  /** Element (j, k) with {@code k <= j}. */
  double second(int j, int k) {
    return second[j * (j + 1) / 2 + k];
  }
}
