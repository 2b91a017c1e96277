package org.sarcoma.outcomes.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How the confidence interval of a pooled estimate is made from the weighted mean of k sites, with
 * weights w = 1 / (v + τ²).
 */
public enum PooledInterval {
  /** Standard error 1 / √Σw and a normal quantile, as if τ² were known. */
  NORMAL {
    @Override
    double standardError(WeightedMean mean, int sites) {
      return 1 / Math.sqrt(mean.weight());
    }

    @Override
    double quantile(int sites, double level) {
      return Interval.normalQuantile(level);
    }
  },
  /**
   * Standard error √(q / Σw) with q = Σw (y − ŷ)² / (k − 1), and a quantile of t with k − 1 degrees
   * of freedom. Where sites happen to agree it is narrower than {@link #NORMAL}.
   *
   * <p>Reference: Knapp G, Hartung J (2003). Improved tests for a random effects meta-regression
   * with a single covariate. Stat Med 22:2693–2710. <a
   * href="https://doi.org/10.1002/sim.1482">doi</a>
   */
  HARTUNG_KNAPP {
    @Override
    double standardError(WeightedMean mean, int sites) {
      return Math.sqrt(mean.squares() / (sites - 1) / mean.weight());
    }

    @Override
    double quantile(int sites, double level) {
      return studentQuantile(sites - 1, level);
    }
  },
  /**
   * As {@link #HARTUNG_KNAPP} with q at least 1, so that agreement by chance does not narrow it.
   *
   * <p>Reference: Röver C, Knapp G, Friede T (2015). Hartung-Knapp-Sidik-Jonkman approach and its
   * modification for random-effects meta-analysis with few studies. BMC Med Res Methodol 15:99. <a
   * href="https://doi.org/10.1186/s12874-015-0091-1">doi</a>
   */
  HARTUNG_KNAPP_MODIFIED {
    @Override
    double standardError(WeightedMean mean, int sites) {
      return Math.max(NORMAL.standardError(mean, sites), HARTUNG_KNAPP.standardError(mean, sites));
    }

    @Override
    double quantile(int sites, double level) {
      return studentQuantile(sites - 1, level);
    }
  };

  abstract double standardError(WeightedMean mean, int sites);

  abstract double quantile(int sites, double level);

  /** Whether it can be made from so many sites. */
  boolean isFor(int sites) {
    return this == NORMAL || sites > 1;
  }

  static double studentQuantile(int degreesOfFreedom, double level) {
    double tail = (1 - level) / 2;
    return DistributionQuantile.upper(TDistribution.of(degreesOfFreedom), tail);
  }
}
