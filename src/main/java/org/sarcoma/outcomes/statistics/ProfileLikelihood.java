package org.sarcoma.outcomes.statistics;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The maximum of a log-likelihood as a function of one coefficient.
 *
 * <p>Reference: Venzon DJ, Moolgavkar SH (1988). A method for computing profile-likelihood-based
 * confidence intervals. Appl Stat 37:87–94. <a href="https://doi.org/10.2307/2347496">doi</a>
 */
final class ProfileLikelihood {
  /** Coefficient of a covariate with range 1 that is as good as infinite: a ratio of e²⁵. */
  private static final double UNBOUNDED = 25;

  private final Objective objective;
  private final NewtonRaphson.Maximum maximum;
  private final int term;

  ProfileLikelihood(Objective objective, NewtonRaphson.Maximum maximum, int term) {
    this.objective = objective;
    this.maximum = maximum;
    this.term = term;
  }

  ProfileInterval interval(double level) {
    double drop = ChiSquaredDistribution.of(1).inverseSurvivalProbability(1 - level) / 2;
    double target = maximum.at().value() - drop;
    return new ProfileInterval(limit(-1, target), limit(1, target), level);
  }

  /** Where the profile falls to {@code target} on one side of the maximum. */
  private OptionalDouble limit(int sign, double target) {
    double best = maximum.beta()[term];
    double width =
        Math.sqrt(CholeskyFactor.of(maximum.at().information(), 0).inverse()[term][term]);
    boolean drifts = maximum.isDrifting(term);
    if (drifts && sign == Math.signum(maximum.step()[term])) {
      return OptionalDouble.empty();
    }
    NewtonRaphson.Maximum inside = maximum;
    double distance = drifts ? 1 : 2 * width;
    NewtonRaphson.Maximum there = at(best + sign * distance, maximum.beta(), maximum);
    while (there.at().value() > target) {
      if (distance > UNBOUNDED + 8 * width) {
        return OptionalDouble.empty();
      }
      distance *= 2;
      inside = there;
      there = at(best + sign * distance, there.beta(), there);
    }
    return OptionalDouble.of(root(inside, there, target));
  }

  private double root(NewtonRaphson.Maximum inside, NewtonRaphson.Maximum beyond, double target) {
    double mayBeLost = Math.sqrt(maximum.at().value() - target);
    return RootSearch.between(
        inside.beta()[term],
        beyond.beta()[term],
        x -> rootOfLoss(at(x, between(inside.beta(), beyond.beta(), x), beyond)) - mayBeLost);
  }

  /**
   * The point with {@code value} on the line between two points of the profile. A penalized
   * likelihood need not be concave, so the search for the others begins close to where it ends.
   */
  private double[] between(double[] from, double[] to, double value) {
    double part = (value - from[term]) / (to[term] - from[term]);
    double[] beta = new double[from.length];
    for (int j = 0; j < beta.length; j++) {
      beta[j] = (1 - part) * from[j] + part * to[j];
    }
    return beta;
  }

  /** Nearly linear in the coefficient; rounding can make a loss of 0 a gain. */
  private double rootOfLoss(NewtonRaphson.Maximum there) {
    return Math.sqrt(Math.max(0, maximum.at().value() - there.at().value()));
  }

  private NewtonRaphson.Maximum at(double value, double[] start, NewtonRaphson.Maximum near) {
    double[] beta = start.clone();
    beta[term] = value;
    return NewtonRaphson.maximize(objective, beta, term, near.curvature());
  }
}
