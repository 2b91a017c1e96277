package org.sarcoma.outcomes.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A closed two-sided confidence interval on the scale of its estimate.
 *
 * @param lower lower limit, not above {@code upper}
 * @param upper upper limit
 * @param level coverage in (0, 1), for example 0.95
 */
public record Interval(double lower, double upper, double level) {
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "Interval limits out of order: [%s, %s]".formatted(lower, upper));
    }
    requireLevel(level);
  }

  static double requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("Confidence level %s is not in (0, 1)".formatted(level));
    }
    return level;
  }

  /** The standard normal quantile that leaves (1 − level) / 2 above it. */
  static double normalQuantile(double level) {
    double tail = (1 - requireLevel(level)) / 2;
    return NormalDistribution.of(0, 1).inverseSurvivalProbability(tail);
  }
}
