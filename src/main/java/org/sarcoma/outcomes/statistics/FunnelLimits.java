package org.sarcoma.outcomes.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Where the proportion of an institution lies if its true one is a target θ: exact binomial control
 * limits of a funnel plot, and the tails beyond the observed count.
 *
 * <p>With r the smallest count whose distribution function F(r) under Binomial(n, θ) is at least p,
 * the limit is (r − (F(r) − p) / (F(r) − F(r − 1))) / n, for p = α/2 and 1 − α/2; it is continuous
 * in θ, and cut at 0. Interpolation puts the upper limit below r/n, which more than α/2 may reach:
 * so whether an institution is outside is told by {@link #position} from its exact tail and not
 * from the limits, which are for drawing. A count beyond r is outside either way.
 *
 * <p>Reference: Spiegelhalter DJ (2005). Funnel plots for comparing institutional performance. Stat
 * Med 24:1185–1202, appendix A.1. <a href="https://doi.org/10.1002/sim.1970">doi</a>
 */
public final class FunnelLimits {
  /** Where a proportion lies. */
  public enum Position {
    LOW,
    WITHIN,
    HIGH
  }

  private final Proportion observed;
  private final BinomialDistribution underTarget;

  /**
   * Prepares the limits of one institution.
   *
   * @param observed with at least one trial
   * @param target in [0, 1]
   */
  public FunnelLimits(Proportion observed, double target) {
    if (observed.trials() == 0) {
      throw new IllegalArgumentException("Funnel limits of no trials");
    }
    if (!(target >= 0 && target <= 1)) {
      throw new IllegalArgumentException("Not a probability: %s".formatted(target));
    }
    this.observed = observed;
    this.underTarget = BinomialDistribution.of(Math.toIntExact(observed.trials()), target);
  }

  /**
   * The control limits of this many trials.
   *
   * @param level share of institutions on target that are inside, in (0, 1), for example 0.998
   */
  public Interval limits(double level) {
    double tail = (1 - Interval.requireLevel(level)) / 2;
    return new Interval(limit(tail), limit(1 - tail), level);
  }

  /** Probability under the target of as few successes or fewer. */
  public double lowerTail() {
    return underTarget.cumulativeProbability((int) observed.successes());
  }

  /** Probability under the target of as many successes or more. */
  public double upperTail() {
    return underTarget.survivalProbability((int) observed.successes() - 1);
  }

  /** Outside if a tail is less than (1 − level) / 2. */
  public Position position(double level) {
    double tail = (1 - Interval.requireLevel(level)) / 2;
    if (lowerTail() < tail) {
      return Position.LOW;
    }
    return upperTail() < tail ? Position.HIGH : Position.WITHIN;
  }

  private double limit(double probability) {
    int count = underTarget.inverseCumulativeProbability(probability);
    double reached = underTarget.cumulativeProbability(count);
    double excess = (reached - probability) / underTarget.probability(count);
    return Math.max(0, (count - excess) / observed.trials());
  }
}
