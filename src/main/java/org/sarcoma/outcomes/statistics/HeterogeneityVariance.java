package org.sarcoma.outcomes.statistics;

import java.util.List;

/** How the variance τ² of the true values of sites is estimated. */
public enum HeterogeneityVariance {
  /** τ² = 0: all sites have the one true value (fixed effect, or common effect). */
  NONE {
    @Override
    double of(List<SiteEstimate> sites) {
      return 0;
    }
  },
  /**
   * The moment estimate (Q − (k − 1)) / (Σw − Σw²/Σw), with w = 1/v, cut at 0.
   *
   * <p>Reference: DerSimonian R, Laird N (1986). Meta-analysis in clinical trials. Control Clin
   * Trials 7:177–188. <a href="https://doi.org/10.1016/0197-2456(86)90046-2">doi</a>
   */
  DERSIMONIAN_LAIRD {
    @Override
    double of(List<SiteEstimate> sites) {
      WeightedMean fixed = WeightedMean.of(sites, 0);
      double excess = fixed.squares() - (sites.size() - 1);
      return Math.max(0, excess / fixed.contrast());
    }
  },
  /**
   * The restricted maximum likelihood estimate, as {@link RestrictedLikelihood} finds it.
   *
   * <p>Reference: Viechtbauer W (2005). Bias and efficiency of meta-analytic variance estimators in
   * the random-effects model. J Educ Behav Stat 30:261–293. <a
   * href="https://doi.org/10.3102/10769986030003261">doi</a>
   */
  REML {
    @Override
    double of(List<SiteEstimate> sites) {
      return new RestrictedLikelihood(sites).maximum();
    }
  };

  /** τ² from at least two sites. */
  abstract double of(List<SiteEstimate> sites);
}
