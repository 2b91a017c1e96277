package org.sarcoma.outcomes.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What several sites give together, on the scale of the pooling.
 *
 * @param sites number pooled
 * @param estimate mean of the true values of the sites
 * @param standardError of it
 * @param interval of it; null if there is none, as the method says
 * @param tauSquared variance of the true values of the sites
 * @param heterogeneity null of a single site
 * @param prediction interval for the true value of one more site; null of fewer than three sites,
 *     and if one true value is assumed
 */
public record PooledEstimate(
    int sites,
    double estimate,
    double standardError,
    @Nullable Interval interval,
    double tauSquared,
    @Nullable Heterogeneity heterogeneity,
    @Nullable Interval prediction) {

  /**
   * The prediction interval estimate ± t √(τ² + SE²), with k − 2 degrees of freedom.
   *
   * <p>Reference: Higgins JPT, Thompson SG, Spiegelhalter DJ (2009). A re-evaluation of
   * random-effects meta-analysis. J R Stat Soc A 172:137–159. <a
   * href="https://doi.org/10.1111/j.1467-985X.2008.00552.x">doi</a>
   */
  PooledEstimate withPrediction(double level) {
    if (sites < 3) {
      return this;
    }
    double t = PooledInterval.studentQuantile(sites - 2, level);
    double halfWidth = t * Math.sqrt(tauSquared + standardError * standardError);
    return new PooledEstimate(
        sites,
        estimate,
        standardError,
        interval,
        tauSquared,
        heterogeneity,
        new Interval(estimate - halfWidth, estimate + halfWidth, level));
  }
}
