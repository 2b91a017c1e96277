package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test that several groups have one proportion, two-sided: the probability, given
 * the number of trials of each group and of all successes, of a table that is no more probable than
 * the observed one; of more than two groups it is the test of Freeman and Halton. As in R's {@code
 * fisher.test}, probabilities up to 1e-7 larger, relatively, count as equal.
 *
 * <p>Reference: Freeman GH, Halton JH (1951). Note on an exact treatment of contingency, goodness
 * of fit and other problems of significance. Biometrika 38:141–149. <a
 * href="https://doi.org/10.1093/biomet/38.1-2.141">doi</a>
 */
public final class FisherExactTest {
  /** Relative difference up to which two tables are equally probable; as in R. */
  static final double TOLERANCE = 1e-7;

  private FisherExactTest() {}

  /**
   * The two-sided p-value; 1 if there are no successes or no failures at all, where R stops if
   * there are more than two groups. Groups without trials are left out. Empty if fewer than two are
   * left, or if the tables of more than two groups are too many to go through.
   */
  public static OptionalDouble pValue(List<Proportion> all) {
    List<Proportion> groups = all.stream().filter(it -> it.trials() > 0).toList();
    if (groups.size() < 2) {
      return OptionalDouble.empty();
    }
    return groups.size() == 2
        ? OptionalDouble.of(ofTwo(groups.get(0), groups.get(1)))
        : TableEnumeration.pValue(groups);
  }

  private static double ofTwo(Proportion first, Proportion second) {
    HypergeometricDistribution tables = tables(first, second);
    int observed = Math.toIntExact(first.successes());
    double least = tables.probability(observed) * (1 + TOLERANCE);
    double sum = 0;
    for (int x = tables.getSupportLowerBound(); x <= tables.getSupportUpperBound(); x++) {
      double probability = tables.probability(x);
      sum += probability <= least ? probability : 0;
    }
    return Math.min(1, sum);
  }

  /** Successes of the first group, given the successes of both. */
  static HypergeometricDistribution tables(Proportion first, Proportion second) {
    return HypergeometricDistribution.of(
        Math.toIntExact(first.trials() + second.trials()),
        Math.toIntExact(first.successes() + second.successes()),
        Math.toIntExact(first.trials()));
  }
}
