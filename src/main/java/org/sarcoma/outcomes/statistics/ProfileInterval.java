package org.sarcoma.outcomes.statistics;

import java.util.OptionalDouble;

/**
 * Confidence interval of a log hazard ratio by the likelihood.
 *
 * @param lower lower limit; empty if every smaller value is in the interval
 * @param upper upper limit; empty if every larger value is in the interval
 * @param level two-sided coverage in (0, 1)
 */
public record ProfileInterval(OptionalDouble lower, OptionalDouble upper, double level) {

  ProfileInterval dividedBy(double scale) {
    return new ProfileInterval(divided(lower, scale), divided(upper, scale), level);
  }

  private static OptionalDouble divided(OptionalDouble limit, double scale) {
    return limit.isEmpty() ? limit : OptionalDouble.of(limit.getAsDouble() / scale);
  }
}
