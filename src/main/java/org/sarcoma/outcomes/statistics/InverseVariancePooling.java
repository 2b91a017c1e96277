package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Pools estimates y of k sites with known sampling variances v by their mean with weights w = 1 /
 * (v + τ²). As R's {@code metafor::rma}, with {@code test = "z"}, {@code "knha"} or {@code
 * "adhoc"}, prediction intervals as with {@code pi.type = "riley"}.
 *
 * <p>Cochran's Q = Σ (y − ŷ)² / v, with ŷ at τ² = 0, is compared with a chi-square distribution of
 * k − 1 degrees of freedom. I² = τ² / (τ² + s²) and H² = (τ² + s²) / s², with s² = (k − 1) / (Σw −
 * Σw²/Σw) at τ² = 0; of a fixed effect they are (Q − k + 1) / Q, cut at 0, and Q / (k − 1).
 *
 * <p>A single site has a fixed effect, with the normal interval, and no heterogeneity. If all sites
 * have the same estimate, the spread of which Hartung and Knapp make the standard error is 0, and
 * there is no interval, of the mean or for prediction; {@code rma} gives ones of no width.
 *
 * @param variance how τ² is estimated
 * @param method of the interval
 * @param level two-sided coverage in (0, 1)
 */
public record InverseVariancePooling(
    HeterogeneityVariance variance, PooledInterval method, double level) {
  /** Spread of estimates, in standard errors, that is what rounding leaves of none. */
  private static final double ROUNDING = 1e-10;

  public InverseVariancePooling {
    Interval.requireLevel(level);
  }

  /** Pools the sites; empty if there are none, or one of which τ² is to be estimated. */
  public Optional<PooledEstimate> pool(List<SiteEstimate> sites) {
    boolean fixed = variance == HeterogeneityVariance.NONE;
    if (sites.isEmpty() || (sites.size() == 1 && !fixed) || !method.isFor(sites.size())) {
      return Optional.empty();
    }
    double tauSquared = variance.of(sites);
    WeightedMean mean = WeightedMean.of(sites, tauSquared);
    double standardError = method.standardError(mean, sites.size());
    PooledEstimate pooled =
        new PooledEstimate(
            sites.size(),
            mean.mean(),
            standardError,
            interval(mean, standardError, sites.size()),
            tauSquared,
            heterogeneity(sites, tauSquared),
            null);
    boolean predicts = !fixed && pooled.interval() != null;
    return Optional.of(predicts ? pooled.withPrediction(level) : pooled);
  }

  private @Nullable Interval interval(WeightedMean mean, double standardError, int sites) {
    if (standardError * Math.sqrt(mean.weight()) < ROUNDING) {
      return null;
    }
    double halfWidth = method.quantile(sites, level) * standardError;
    return new Interval(mean.mean() - halfWidth, mean.mean() + halfWidth, level);
  }

  private @Nullable Heterogeneity heterogeneity(List<SiteEstimate> sites, double tauSquared) {
    int degreesOfFreedom = sites.size() - 1;
    if (degreesOfFreedom == 0) {
      return null;
    }
    WeightedMean mean = WeightedMean.of(sites, 0);
    double q = mean.squares();
    double sampling = degreesOfFreedom / mean.contrast();
    boolean fixed = variance == HeterogeneityVariance.NONE;
    double excess = q > degreesOfFreedom ? (q - degreesOfFreedom) / q : 0;
    double share = fixed ? excess : tauSquared / (tauSquared + sampling);
    double ratio = fixed ? q / degreesOfFreedom : (tauSquared + sampling) / sampling;
    double pValue = ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(q);
    return new Heterogeneity(q, degreesOfFreedom, pValue, share, ratio);
  }
}
