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
    double inside = best;
    double distance = drifts ? 1 : 2 * width;
    double[] start = maximum.beta();
    NewtonRaphson.Maximum there = at(best + sign * distance, start);
    while (there.at().value() > target) {
      if (distance > UNBOUNDED + 8 * width) {
        return OptionalDouble.empty();
      }
      inside = best + sign * distance;
      distance *= 2;
      there = at(best + sign * distance, there.beta());
    }
    return OptionalDouble.of(root(inside, there, target));
  }

  /** Safeguarded Newton: the slope of the profile is the score of the coefficient. */
  private double root(double from, NewtonRaphson.Maximum outside, double target) {
    double inside = from;
    double beyond = outside.beta()[term];
    NewtonRaphson.Maximum at = outside;
    double x = beyond;
    while (Math.abs(beyond - inside) > PRECISION * (1 + Math.abs(x))) {
      double excess = at.at().value() - target;
      double next = x - excess / at.at().score()[term];
      boolean between = next > Math.min(inside, beyond) && next < Math.max(inside, beyond);
      double tried = between ? next : (inside + beyond) / 2;
      if (Math.abs(tried - x) <= PRECISION * (1 + Math.abs(x))) {
        return tried;
      }
      x = tried;
      at = at(x, at.beta());
      if (at.at().value() > target) {
        inside = x;
      } else {
        beyond = x;
      }
    }
    return x;
  }

  private NewtonRaphson.Maximum at(double value, double[] start) {
    double[] beta = start.clone();
    beta[term] = value;
    return NewtonRaphson.maximize(objective, beta, term);
  }
}
