package org.sarcoma.outcomes.statistics;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * Quantiles to full double precision. The library inverts a distribution function to an absolute
 * 1e-9; Newton's method on the tail that is asked for does the rest.
 */
final class DistributionQuantile {
  private static final int STEPS = 5;

  private DistributionQuantile() {}

  /** The value that {@code distribution} is below with probability {@code tail}. */
  static double lower(ContinuousDistribution distribution, double tail) {
    double value = distribution.inverseCumulativeProbability(tail);
    for (int step = 0; step < STEPS; step++) {
      double error = distribution.cumulativeProbability(value) - tail;
      double next = improved(distribution, value, -error);
      if (next == value) {
        break;
      }
      value = next;
    }
    return value;
  }

  /** The value that {@code distribution} is above with probability {@code tail}. */
  static double upper(ContinuousDistribution distribution, double tail) {
    double value = distribution.inverseSurvivalProbability(tail);
    for (int step = 0; step < STEPS; step++) {
      double error = distribution.survivalProbability(value) - tail;
      double next = improved(distribution, value, error);
      if (next == value) {
        break;
      }
      value = next;
    }
    return value;
  }

  private static double improved(ContinuousDistribution distribution, double value, double error) {
    double next = value + error / distribution.density(value);
    boolean inside =
        next > distribution.getSupportLowerBound() && next < distribution.getSupportUpperBound();
    return inside ? next : value;
  }
}
