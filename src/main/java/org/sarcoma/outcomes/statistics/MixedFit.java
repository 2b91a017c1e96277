package org.sarcoma.outcomes.statistics;

import java.util.Optional;

/**
 * The maximum of a likelihood of mean and spread.
 *
 * @param likelihood of the sites
 * @param mean most likely μ
 * @param spread most likely τ; 0 if no variance between sites is the most likely one
 * @param commonMean most likely μ at τ = 0
 */
record MixedFit(MixedLikelihood likelihood, double mean, double spread, double commonMean) {

  /** Finds the maximum; empty if the likelihood still rises at the largest τ looked at. */
  static Optional<MixedFit> of(MixedLikelihood likelihood, double start) {
    Search search = new Search(likelihood, likelihood.bestMean(0, start));
    return search.run() ? Optional.of(search.highest) : Optional.empty();
  }

  double value() {
    return likelihood.at(mean, spread).value();
  }

  /** Twice the log likelihood lost by τ = 0; not below 0. */
  double likelihoodRatio() {
    return Math.max(0, 2 * (value() - likelihood.at(commonMean, 0).value()));
  }

  /** Of the mean, from the inverse of the observed information on both. */
  double standardError() {
    LikelihoodPoint top = likelihood.at(mean, spread);
    double lost = spread == 0 ? 0 : top.byBoth() * top.byBoth() / top.bySpreadTwice();
    return 1 / Math.sqrt(lost - top.byMeanTwice());
  }

  /**
   * Follows the likelihood along τ with the best μ of each, and takes the highest of the maxima
   * that it passes, that at τ = 0 included.
   */
  private static final class Search {
    private static final double FIRST = 0.5;
    private static final double AT_LEAST = 2;

    private final MixedLikelihood likelihood;
    private double nearMean;
    private MixedFit highest;

    Search(MixedLikelihood likelihood, double commonMean) {
      this.likelihood = likelihood;
      this.nearMean = commonMean;
      this.highest = new MixedFit(likelihood, commonMean, 0, commonMean);
    }

    boolean run() {
      double from = 0;
      boolean rises = slope(from) > 0;
      for (double to = FIRST; to <= AT_LEAST || rises; to *= 2) {
        if (to > MixedLikelihood.LARGEST_SPREAD) {
          return false;
        }
        boolean rose = rises;
        rises = slope(to) > 0;
        if (rose && !rises) {
          keepHigher(RootSearch.between(from, to, this::slope));
        }
        from = to;
      }
      return true;
    }

    private double slope(double spread) {
      nearMean = likelihood.bestMean(spread, nearMean);
      return likelihood.at(nearMean, spread).slope(spread);
    }

    private void keepHigher(double spread) {
      double mean = likelihood.bestMean(spread, nearMean);
      MixedFit found = new MixedFit(likelihood, mean, spread, highest.commonMean());
      highest = found.value() > highest.value() ? found : highest;
    }
  }
}
