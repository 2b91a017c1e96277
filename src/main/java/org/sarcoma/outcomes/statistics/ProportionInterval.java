package org.sarcoma.outcomes.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Two-sided confidence intervals for a binomial proportion x/n.
 *
 * <p>Reference: Brown LD, Cai TT, DasGupta A (2001). Interval estimation for a binomial proportion.
 * Stat Sci 16:101–133. <a href="https://doi.org/10.1214/ss/1009213286">doi</a>
 */
public enum ProportionInterval {
  /**
   * "Exact": the quantiles α/2 of Beta(x, n − x + 1) and 1 − α/2 of Beta(x + 1, n − x); 0 below x =
   * 0 and 1 above x = n. As R's {@code binom.test}. Coverage is never below the level.
   */
  CLOPPER_PEARSON {
    @Override
    Interval of(long x, long n, double level) {
      double tail = (1 - level) / 2;
      double lower =
          x == 0
              ? 0
              : DistributionQuantile.lower(BetaDistribution.of((double) x, n - x + 1.0), tail);
      double upper =
          x == n
              ? 1
              : DistributionQuantile.upper(BetaDistribution.of(x + 1.0, (double) (n - x)), tail);
      return new Interval(lower, upper, level);
    }
  },
  /** Inverts the score test; as R's {@code prop.test(correct = FALSE)}. */
  WILSON {
    @Override
    Interval of(long x, long n, double level) {
      double z = Interval.normalQuantile(level);
      double p = (double) x / n;
      double center = p + z * z / (2.0 * n);
      double halfWidth = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
      double divisor = 1 + z * z / n;
      double lower = x == 0 ? 0 : (center - halfWidth) / divisor;
      double upper = x == n ? 1 : (center + halfWidth) / divisor;
      return new Interval(lower, upper, level);
    }
  },
  /**
   * The quantiles α/2 and 1 − α/2 of Beta(x + ½, n − x + ½), but 0 below x = 0 and 1 above x = n,
   * as Brown, Cai and DasGupta advise.
   */
  JEFFREYS {
    @Override
    Interval of(long x, long n, double level) {
      BetaDistribution posterior = BetaDistribution.of(x + 0.5, n - x + 0.5);
      double tail = (1 - level) / 2;
      double lower = x == 0 ? 0 : DistributionQuantile.lower(posterior, tail);
      double upper = x == n ? 1 : DistributionQuantile.upper(posterior, tail);
      return new Interval(lower, upper, level);
    }
  },
  /** Wald's formula after z²/2 further successes and z²/2 failures, cut at 0 and 1. */
  AGRESTI_COULL {
    @Override
    Interval of(long x, long n, double level) {
      double z = Interval.normalQuantile(level);
      double trials = n + z * z;
      double p = (x + z * z / 2) / trials;
      double halfWidth = z * Math.sqrt(p * (1 - p) / trials);
      return new Interval(Math.max(0, p - halfWidth), Math.min(1, p + halfWidth), level);
    }
  };

  abstract Interval of(long successes, long trials, double level);

  /**
   * The interval of {@code successes / trials}; empty if there are no trials.
   *
   * @param successes at least 0 and at most {@code trials}
   * @param trials at least 0
   * @param level two-sided coverage in (0, 1)
   */
  public Optional<Interval> interval(long successes, long trials, double level) {
    Interval.requireLevel(level);
    Proportion counts = new Proportion(successes, trials);
    return counts.trials() == 0 ? Optional.empty() : Optional.of(of(successes, trials, level));
  }
}
