package org.sarcoma.outcomes.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.GammaDistribution;

/** Two-sided confidence intervals of a Poisson rate: of the number of events, over the time. */
public enum PoissonRateInterval {
  /**
   * The quantiles α/2 of Gamma(e) and 1 − α/2 of Gamma(e + 1), for e events; 0 below e = 0. As R's
   * {@code poisson.test}. Coverage is never below the level.
   *
   * <p>Reference: Garwood F (1936). Fiducial limits for the Poisson distribution. Biometrika
   * 28:437–442. <a href="https://doi.org/10.1093/biomet/28.3-4.437">doi</a>
   */
  EXACT {
    @Override
    Interval ofCount(long events, double level) {
      double tail = (1 - level) / 2;
      double lower =
          events == 0
              ? 0
              : DistributionQuantile.lower(GammaDistribution.of((double) events, 1), tail);
      double upper = DistributionQuantile.upper(GammaDistribution.of(events + 1.0, 1), tail);
      return new Interval(lower, upper, level);
    }
  },
  /**
   * Byar's approximation of the exact limits: e (1 − 1/(9e) − z/(3√e))³, and (e + 1) (1 − 1/(9(e +
   * 1)) + z/(3√(e + 1)))³ above; 0 below e = 0, and where the cube of the lower limit is negative.
   *
   * <p>Reference: Breslow NE, Day NE (1987). Statistical methods in cancer research II: the design
   * and analysis of cohort studies. IARC Scientific Publications 82, section 2.3. <a
   * href="https://pubmed.ncbi.nlm.nih.gov/3329634/">pubmed</a>
   */
  BYAR {
    @Override
    Interval ofCount(long events, double level) {
      double z = Interval.normalQuantile(level);
      double lower = events == 0 ? 0 : Math.max(0, wilsonHilferty((double) events, -z));
      return new Interval(lower, wilsonHilferty(events + 1.0, z), level);
    }
  };

  abstract Interval ofCount(long events, double level);

  /** Wilson and Hilferty's approximation of a gamma quantile. */
  private static double wilsonHilferty(double shape, double z) {
    double root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
    return shape * root * root * root;
  }

  /**
   * The interval of {@code events / personTime}; empty if there is no time at risk.
   *
   * @param events number of events, at least 0
   * @param personTime time at risk, at least 0 and finite; the rate is per its unit
   * @param level two-sided coverage in (0, 1)
   */
  public Optional<Interval> interval(long events, double personTime, double level) {
    Interval.requireLevel(level);
    EventRate rate = new EventRate(events, personTime);
    if (rate.personTime() == 0) {
      return Optional.empty();
    }
    Interval ofCount = ofCount(events, level);
    return Optional.of(
        new Interval(ofCount.lower() / personTime, ofCount.upper() / personTime, level));
  }
}
