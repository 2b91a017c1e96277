package org.sarcoma.outcomes.statistics;

import java.util.Optional;

/**
 * Difference p₁ − p₂ of two independent proportions, with Newcombe's hybrid score interval: from
 * Wilson's limits l and u of each proportion, the limits of the difference are d − √((p₁ − l₁)² +
 * (u₂ − p₂)²) and d + √((u₁ − p₁)² + (p₂ − l₂)²). They stay within [−1, 1], and a difference of
 * none from none has an interval too.
 *
 * <p>Reference: Newcombe RG (1998). Interval estimation for the difference between independent
 * proportions: comparison of eleven methods. Stat Med 17:873–890, method 10. <a
 * href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">doi</a>
 *
 * @param difference in [−1, 1]
 * @param interval of it
 */
public record ProportionDifference(double difference, Interval interval) {

  /**
   * The difference of the first less the second; empty if either has no trials.
   *
   * @param level two-sided coverage in (0, 1)
   */
  public static Optional<ProportionDifference> newcombe(
      Proportion first, Proportion second, double level) {
    Interval.requireLevel(level);
    if (first.trials() == 0 || second.trials() == 0) {
      return Optional.empty();
    }
    Interval ofFirst = ProportionInterval.WILSON.of(first.successes(), first.trials(), level);
    Interval ofSecond = ProportionInterval.WILSON.of(second.successes(), second.trials(), level);
    double difference = first.value() - second.value();
    double below = Math.hypot(first.value() - ofFirst.lower(), ofSecond.upper() - second.value());
    double above = Math.hypot(ofFirst.upper() - first.value(), second.value() - ofSecond.lower());
    return Optional.of(
        new ProportionDifference(
            difference, new Interval(difference - below, difference + above, level)));
  }
}
