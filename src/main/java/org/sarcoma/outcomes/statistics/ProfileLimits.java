package org.sarcoma.outcomes.statistics;

import org.jspecify.annotations.Nullable;

/**
 * The means that a likelihood ratio test does not reject at 1 − level, with the best spread for
 * each: twice the log likelihood lost is compared with a chi-square distribution of one degree of
 * freedom.
 */
final class ProfileLimits {
  /** As far from the estimate the likelihood of logarithms is as good as nowhere. */
  private static final double FARTHEST = 50;

  private final MixedFit fit;
  private final double top;
  private final double z;
  private double nearSpread;

  private ProfileLimits(MixedFit fit, double level) {
    this.fit = fit;
    this.top = fit.value();
    this.z = Interval.normalQuantile(level);
  }

  /** The interval; null if the likelihood does not fall far enough on both sides. */
  static @Nullable Interval of(MixedFit fit, double level) {
    ProfileLimits profile = new ProfileLimits(fit, level);
    Double lower = profile.limit(-1);
    Double upper = profile.limit(1);
    return lower == null || upper == null ? null : new Interval(lower, upper, level);
  }

  private @Nullable Double limit(int direction) {
    nearSpread = fit.spread();
    double inside = fit.mean();
    double reach = z * fit.standardError();
    while (excess(fit.mean() + direction * reach) < 0) {
      inside = fit.mean() + direction * reach;
      reach *= 1.5;
      if (reach > FARTHEST) {
        return null;
      }
    }
    return RootSearch.between(inside, fit.mean() + direction * reach, this::excess);
  }

  /** Nearly linear in the mean: the root of what is lost, less that of what may be lost. */
  private double excess(double mean) {
    if (mean == fit.mean()) {
      return -z;
    }
    nearSpread = fit.likelihood().bestSpread(mean, nearSpread);
    double value = fit.likelihood().at(mean, nearSpread).value();
    return Math.sqrt(Math.max(0, 2 * (top - value))) - z;
  }
}
