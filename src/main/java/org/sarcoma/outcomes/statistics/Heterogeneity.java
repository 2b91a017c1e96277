package org.sarcoma.outcomes.statistics;

import org.jspecify.annotations.Nullable;

/**
 * How far sites differ beyond chance.
 *
 * <p>Reference: Higgins JPT, Thompson SG (2002). Quantifying heterogeneity in a meta-analysis. Stat
 * Med 21:1539–1558. <a href="https://doi.org/10.1002/sim.1186">doi</a>
 *
 * @param statistic of the test that all sites have one true value
 * @param degreesOfFreedom of its chi-square distribution
 * @param pValue probability of such a statistic or a larger one if they have
 * @param iSquared share of the variance of the site estimates that is not sampling error, in [0,
 *     1]; null if their sampling errors are not estimated
 * @param hSquared that variance over the sampling variance; null likewise
 */
public record Heterogeneity(
    double statistic,
    int degreesOfFreedom,
    double pValue,
    @Nullable Double iSquared,
    @Nullable Double hSquared) {}
