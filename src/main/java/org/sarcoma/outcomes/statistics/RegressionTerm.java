package org.sarcoma.outcomes.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** What a regression says of one covariate. */
public sealed interface RegressionTerm {

  /** Name of the covariate. */
  String name();

  /** Why a covariate has no estimate. */
  enum Reason {
    /** There is no event. */
    NO_EVENTS,
    /** It does not vary where there are events, or is a combination of covariates before it. */
    COLLINEAR,
    /**
     * The likelihood has no maximum: it rises as the coefficient grows without bound, because the
     * covariate separates who has events from who has none. Firth's penalty gives an estimate.
     */
    MONOTONE_LIKELIHOOD,
    /** The search for the maximum did not end. */
    NOT_CONVERGED
  }

  /** There is no number. */
  record NotEstimable(String name, Reason reason) implements RegressionTerm {}

  /**
   * There is one.
   *
   * @param coefficient logarithm of the hazard ratio for a difference of 1 in the covariate
   * @param standardError of {@code coefficient}, at least 0
   */
  record Estimated(String name, double coefficient, double standardError)
      implements RegressionTerm {

    public double hazardRatio() {
      return Math.exp(coefficient);
    }

    /** Two-sided p-value of Wald's test that the hazard ratio is 1; 1 if that is the estimate. */
    public double pValue() {
      // Residuals that all cancel leave a standard error of 0, and 0/0.
      double z = coefficient == 0 ? 0 : Math.abs(coefficient) / standardError;
      return 2 * NormalDistribution.of(0, 1).survivalProbability(z);
    }

    /**
     * Wald interval of the hazard ratio, symmetric on the logarithmic scale.
     *
     * @param level two-sided coverage in (0, 1)
     */
    public Interval hazardRatioInterval(double level) {
      double halfWidth = Interval.normalQuantile(level) * standardError;
      return new Interval(
          Math.exp(coefficient - halfWidth), Math.exp(coefficient + halfWidth), level);
    }
  }
}
