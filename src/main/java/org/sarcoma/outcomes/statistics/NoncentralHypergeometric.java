package org.sarcoma.outcomes.statistics;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's noncentral hypergeometric distribution of the successes of the first of two groups,
 * given their trials and all successes, over the least number possible: at the odds ratio ω with
 * probabilities proportional to h(x) ωˣ.
 *
 * <p>Probabilities are computed from the most probable number outwards, each from the one before,
 * until they are nothing beside their sum: in groups of a hundred thousand that is a few thousand.
 */
final class NoncentralHypergeometric {
  private static final double NOTHING = 1e-22;

  private final int least;
  private final int most;
  private final double ofFirst;
  private final double successes;
  private final double failuresOfSecond; // less the successes of the first

  NoncentralHypergeometric(Proportion first, Proportion second) {
    HypergeometricDistribution atOne = FisherExactTest.tables(first, second);
    this.least = atOne.getSupportLowerBound();
    this.most = atOne.getSupportUpperBound() - least;
    this.ofFirst = first.trials();
    this.successes = (double) first.successes() + second.successes();
    this.failuresOfSecond = second.trials() - successes;
  }

  /** The least number possible. */
  int least() {
    return least;
  }

  /** The most above {@link #least}. */
  int most() {
    return most;
  }

  double mean(double logOddsRatio) {
    return expected(logOddsRatio, i -> i);
  }

  /** Probability of {@code from} to {@code to}, both included. */
  double probability(int from, int to, double logOddsRatio) {
    return expected(logOddsRatio, i -> i >= from && i <= to ? 1 : 0);
  }

  private double expected(double logOddsRatio, IntToDoubleFunction value) {
    double oddsRatio = Math.exp(logOddsRatio);
    int mode = mode(oddsRatio);
    double sum = 0;
    double total = 0;
    double weight = 1;
    for (int i = mode; i <= most && weight > NOTHING; i++) {
      total += weight;
      sum += weight * value.applyAsDouble(i);
      weight *= ratio(i, oddsRatio);
    }
    weight = 1;
    for (int i = mode - 1; i >= 0; i--) {
      weight /= ratio(i, oddsRatio);
      if (weight <= NOTHING) {
        break;
      }
      total += weight;
      sum += weight * value.applyAsDouble(i);
    }
    return sum / total;
  }

  /** The first number that is more probable than the next: the ratios fall. */
  private int mode(double oddsRatio) {
    int low = 0;
    int high = most;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ratio(middle, oddsRatio) < 1) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The probability of {@code i + 1} to that of {@code i}, both above {@link #least}. */
  private double ratio(int i, double oddsRatio) {
    double x = (double) least + i;
    return oddsRatio * (ofFirst - x) / (x + 1) * (successes - x) / (failuresOfSecond + x + 1);
  }
}
