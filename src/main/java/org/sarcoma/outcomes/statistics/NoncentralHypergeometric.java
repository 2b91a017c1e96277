package org.sarcoma.outcomes.statistics;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's noncentral hypergeometric distribution of the successes of the first of two groups,
 * given their trials and all successes, over the least number possible: at the odds ratio ω with
 * probabilities proportional to h(x) ωˣ.
 */
final class NoncentralHypergeometric {
  private final int least;
  private final double[] central;

  NoncentralHypergeometric(Proportion first, Proportion second) {
    HypergeometricDistribution atOne = FisherExactTest.tables(first, second);
    this.least = atOne.getSupportLowerBound();
    this.central = new double[atOne.getSupportUpperBound() - least + 1];
    for (int i = 0; i < central.length; i++) {
      central[i] = atOne.logProbability(least + i);
    }
  }

  /** The least number possible. */
  int least() {
    return least;
  }

  /** The most above {@link #least}. */
  int most() {
    return central.length - 1;
  }

  double mean(double logOddsRatio) {
    double[] probabilities = probabilities(logOddsRatio);
    double mean = 0;
    for (int i = 0; i < probabilities.length; i++) {
      mean += i * probabilities[i];
    }
    return mean;
  }

  /** Probability of {@code from} to {@code to}, both included. */
  double probability(int from, int to, double logOddsRatio) {
    double[] probabilities = probabilities(logOddsRatio);
    double sum = 0;
    for (int i = from; i <= to; i++) {
      sum += probabilities[i];
    }
    return sum;
  }

  private double[] probabilities(double logOddsRatio) {
    double[] probabilities = new double[central.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < central.length; i++) {
      probabilities[i] = central[i] + i * logOddsRatio;
      largest = Math.max(largest, probabilities[i]);
    }
    double sum = 0;
    for (int i = 0; i < central.length; i++) {
      probabilities[i] = Math.exp(probabilities[i] - largest);
      sum += probabilities[i];
    }
    for (int i = 0; i < central.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }
}
