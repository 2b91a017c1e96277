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

  private static final double PRECISION = 1e-12;

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
    NewtonRaphson.Maximum there = at(best + sign * distance, maximum.beta());
    while (there.at().value() > target) {
      if (distance > UNBOUNDED + 8 * width) {
        return OptionalDouble.empty();
      }
      distance *= 2;
      double farther = best + sign * distance;
      NewtonRaphson.Maximum next = at(farther, ahead(farther, there, inside));
      inside = there;
      there = next;
    }
    return OptionalDouble.of(root(inside, there, target));
  }

  /**
   * Safeguarded Newton, of the root of what is lost against the maximum, which is nearly linear;
   * the slope of the profile is the score of the coefficient.
   */
  private double root(NewtonRaphson.Maximum from, NewtonRaphson.Maximum outside, double target) {
    double inside = from.beta()[term];
    double beyond = outside.beta()[term];
    NewtonRaphson.Maximum before = from;
    NewtonRaphson.Maximum at = outside;
    double x = beyond;
    while (Math.abs(beyond - inside) > PRECISION * (1 + Math.abs(x))) {
      double lost = Math.sqrt(maximum.at().value() - at.at().value());
      double mayBeLost = Math.sqrt(maximum.at().value() - target);
      double newton = x + 2 * lost * (lost - mayBeLost) / at.at().score()[term];
      boolean between = newton > Math.min(inside, beyond) && newton < Math.max(inside, beyond);
      double tried = between ? newton : (inside + beyond) / 2;
      if (Math.abs(tried - x) <= PRECISION * (1 + Math.abs(x))) {
        return tried;
      }
      x = tried;
      NewtonRaphson.Maximum next = at(x, ahead(x, at, before));
      before = at;
      at = next;
      if (at.at().value() > target) {
        inside = x;
      } else {
        beyond = x;
      }
    }
    return x;
  }

  /** On the line through two points of the profile, so that the search begins near its end. */
  private double[] ahead(double value, NewtonRaphson.Maximum from, NewtonRaphson.Maximum before) {
    double part = (value - from.beta()[term]) / (from.beta()[term] - before.beta()[term]);
    double[] beta = from.beta().clone();
    for (int j = 0; j < beta.length; j++) {
      beta[j] += part * (beta[j] - before.beta()[j]);
    }
    return beta;
  }

  private NewtonRaphson.Maximum at(double value, double[] start) {
    double[] beta = start.clone();
    beta[term] = value;
    return NewtonRaphson.maximize(objective, beta, term);
  }
}
