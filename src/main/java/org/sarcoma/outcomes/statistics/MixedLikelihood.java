package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The likelihood of all sites by the mean μ and standard deviation τ of their true values.
 *
 * <p>For given τ it is log-concave in μ, as the integral of a log-concave function is.
 */
record MixedLikelihood(List<SiteLikelihood> sites) {
  private static final double LONGEST_JUMP = 2;
  private static final int MOST_JUMPS = 200;
  private static final double CLOSE = 1e-8;

  /** On a scale of logarithms, less than this is nothing, and more than that everything. */
  private static final double SMALLEST_SPREAD = 1e-6;

  static final double LARGEST_SPREAD = 32;

  LikelihoodPoint at(double mean, double spread) {
    LikelihoodPoint sum = LikelihoodPoint.NONE;
    for (SiteLikelihood site : sites) {
      sum = sum.plus(SiteIntegral.of(site, mean, spread));
    }
    return sum;
  }

  /** The most likely μ for a given τ, by Newton's method from a start. */
  double bestMean(double spread, double start) {
    double mean = start;
    for (int i = 0; i < MOST_JUMPS; i++) {
      LikelihoodPoint here = at(mean, spread);
      double jump = -here.byMean() / here.byMeanTwice();
      mean += Math.max(-LONGEST_JUMP, Math.min(LONGEST_JUMP, jump));
      if (Math.abs(jump) < CLOSE * (1 + Math.abs(mean))) {
        break; // the next jump would be one of rounding
      }
    }
    return mean;
  }

  /**
   * The most likely τ for a given μ: above the start where the likelihood rises there, else below;
   * 0 where it falls from there, unless the start is on another rise.
   */
  double bestSpread(double mean, double start) {
    if (start == 0 && at(mean, 0).slope(0) <= 0) {
      return 0;
    }
    double from = start == 0 ? SMALLEST_SPREAD : start;
    DoubleUnaryOperator slope = spread -> at(mean, spread).slope(spread);
    boolean rises = slope.applyAsDouble(from) > 0;
    double to = rises ? LARGEST_SPREAD : SMALLEST_SPREAD;
    if ((slope.applyAsDouble(to) > 0) == rises) {
      return rises ? LARGEST_SPREAD : 0;
    }
    return RootSearch.between(from, to, slope);
  }
}
