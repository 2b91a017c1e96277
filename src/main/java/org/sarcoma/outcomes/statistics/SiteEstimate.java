package org.sarcoma.outcomes.statistics;

import java.util.Optional;

/**
 * An estimate of one site, on a scale on which it is roughly normal.
 *
 * @param value finite
 * @param variance of it, above 0 and finite
 */
public record SiteEstimate(double value, double variance) {
  public SiteEstimate {
    if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Not an estimate: %s".formatted(value));
    }
    if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Not a variance: %s".formatted(variance));
    }
  }

  /**
   * The log odds log(x / (n − x)) of a proportion, with variance 1/x + 1/(n − x); where x is 0 or n
   * there is half a success and half a failure more. Empty without trials.
   */
  public static Optional<SiteEstimate> logOdds(Proportion proportion) {
    if (proportion.trials() == 0) {
      return Optional.empty();
    }
    boolean oneSided = proportion.successes() == 0 || proportion.failures() == 0;
    double successes = proportion.successes() + (oneSided ? 0.5 : 0);
    double failures = proportion.failures() + (oneSided ? 0.5 : 0);
    return Optional.of(
        new SiteEstimate(Math.log(successes / failures), 1 / successes + 1 / failures));
  }

  /**
   * The log of a rate, with variance 1/e; where there are no events there is half an event. Empty
   * without time at risk.
   */
  public static Optional<SiteEstimate> logRate(EventRate rate) {
    if (rate.personTime() == 0) {
      return Optional.empty();
    }
    double events = rate.events() == 0 ? 0.5 : rate.events();
    return Optional.of(new SiteEstimate(Math.log(events / rate.personTime()), 1 / events));
  }

  /**
   * The log cumulative hazard log(−log S) of a probability S, by the delta method. Empty where the
   * probability is 0 or 1 or its standard error 0: such a site has no weight that could be known.
   *
   * @param survival in [0, 1]
   * @param standardError of it, at least 0
   */
  public static Optional<SiteEstimate> logHazard(double survival, double standardError) {
    if (survival == 0 || survival == 1 || standardError == 0) {
      return Optional.empty();
    }
    double error = standardError * ConfidenceScale.LOG_LOG.derivative(survival);
    return Optional.of(
        new SiteEstimate(ConfidenceScale.LOG_LOG.transform(survival), error * error));
  }
}
