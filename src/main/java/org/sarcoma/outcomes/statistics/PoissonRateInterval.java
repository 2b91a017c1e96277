package org.sarcoma.outcomes.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Exact two-sided confidence interval of a Poisson rate: the quantiles α/2 of Gamma(e) and 1 − α/2
 * of Gamma(e + 1), for e events, divided by the time at risk; 0 below e = 0. As R's {@code
 * poisson.test}.
 *
 * <p>Reference: Garwood F (1936). Fiducial limits for the Poisson distribution. Biometrika
 * 28:437–442. <a href="https://doi.org/10.1093/biomet/28.3-4.437">doi</a>
 */
public final class PoissonRateInterval {
  private PoissonRateInterval() {}

  /**
   * The interval of {@code events / personTime}; empty if there is no time at risk.
   *
   * @param events number of events, at least 0
   * @param personTime time at risk, at least 0 and finite; the rate is per its unit
   * @param level two-sided coverage in (0, 1)
   */
  public static Optional<Interval> of(long events, double personTime, double level) {
    Interval.requireLevel(level);
    if (events < 0) {
      throw new IllegalArgumentException("%d events are not possible".formatted(events));
    }
    if (!(personTime >= 0 && personTime < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Not a time at risk: %s".formatted(personTime));
    }
    if (personTime == 0) {
      return Optional.empty();
    }
    double tail = (1 - level) / 2;
    double lower =
        events == 0
            ? 0
            : DistributionQuantile.lower(GammaDistribution.of((double) events, 1), tail);
    double upper = DistributionQuantile.upper(GammaDistribution.of(events + 1.0, 1), tail);
    return Optional.of(new Interval(lower / personTime, upper / personTime, level));
  }
}
