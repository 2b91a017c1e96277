package org.sarcoma.outcomes.statistics;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Odds ratio of two proportions given the number of trials of each and of all successes, with exact
 * limits.
 *
 * <p>Given the margins, the successes x of the first group have Fisher's noncentral hypergeometric
 * distribution, with probabilities proportional to h(x) ωˣ. The estimate is the ω at which x is its
 * mean, the limits those at which P(X ≥ x) and P(X ≤ x) are α/2. As R's {@code fisher.test}, which
 * solves the same equations to two to four digits only.
 *
 * <p>Reference: Cornfield J (1956). A statistical problem arising from retrospective studies. Proc
 * Third Berkeley Symp 4:135–148. <a
 * href="https://projecteuclid.org/euclid.bsmsp/1200502552">doi</a>
 *
 * @param estimate conditional maximum likelihood estimate; 0 if x is the least the margins allow;
 *     null if it is the most, so that the likelihood rises without end
 * @param lower lower limit; 0 if x is the least the margins allow
 * @param upper upper limit; null if x is the most, so that there is none
 */
public record ConditionalOddsRatio(
    @Nullable Double estimate, double lower, @Nullable Double upper) {

  /**
   * The odds ratio of the first to the second group; empty if the margins allow one table only.
   *
   * @param level two-sided coverage of the limits, in (0, 1)
   */
  public static Optional<ConditionalOddsRatio> of(
      Proportion first, Proportion second, double level) {
    double tail = (1 - Interval.requireLevel(level)) / 2;
    if (first.trials() == 0 || second.trials() == 0) {
      return Optional.empty();
    }
    NoncentralHypergeometric tables = new NoncentralHypergeometric(first, second);
    int x = (int) first.successes() - tables.least();
    int most = tables.most();
    if (most == 0) {
      return Optional.empty();
    }
    double lower = x == 0 ? 0 : solve(log -> tables.probability(x, most, log) - tail);
    Double upper = x == most ? null : solve(log -> tail - tables.probability(0, x, log));
    return Optional.of(new ConditionalOddsRatio(estimate(tables, x), lower, upper));
  }

  private static @Nullable Double estimate(NoncentralHypergeometric tables, int x) {
    if (x == tables.most()) {
      return null;
    }
    return x == 0 ? 0 : solve(log -> tables.mean(log) - x);
  }

  /** The ω at whose logarithm the increasing function is 0. */
  private static double solve(DoubleUnaryOperator increasing) {
    double reach = 1;
    while (increasing.applyAsDouble(-reach) > 0 || increasing.applyAsDouble(reach) < 0) {
      reach *= 2;
    }
    return Math.exp(RootSearch.between(-reach, reach, increasing));
  }
}
