package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
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

  /**
   * Probabilities rise up to the mode and fall from there on, so that the tables to be counted are
   * those up to one and those from another one on, and the sums end where nothing is added.
   */
  private static double ofTwo(Proportion first, Proportion second) {
    HypergeometricDistribution tables = tables(first, second);
    int observed = Math.toIntExact(first.successes());
    double least = tables.probability(observed) * (1 + TOLERANCE);
    int mode = mode(tables);
    IntPredicate counts = x -> tables.probability(x) <= least;
    int below = -firstOf(-mode, 1 - tables.getSupportLowerBound(), x -> counts.test(-x));
    int above = firstOf(mode, tables.getSupportUpperBound() + 1, counts);
    if (below == above) {
      return 1;
    }
    return Math.min(1, tail(tables, below, -1) + tail(tables, above, 1));
  }

  private static int mode(HypergeometricDistribution tables) {
    double draws = tables.getSampleSize();
    double successes = tables.getNumberOfSuccesses();
    return (int) ((draws + 1) * (successes + 1) / (tables.getPopulationSize() + 2.0));
  }

  /** The first number from which on a condition holds; {@code end} if it does for none before. */
  private static int firstOf(int from, int end, IntPredicate holds) {
    int low = from;
    int high = end;
    while (low < high) {
      int middle = Math.floorDiv(low + high, 2);
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static double tail(HypergeometricDistribution tables, int from, int step) {
    double sum = 0;
    double before = -1;
    for (int x = from; sum != before; x += step) {
      before = sum;
      sum += tables.probability(x);
    }
    return sum;
  }

  /** Successes of the first group, given the successes of both. */
  static HypergeometricDistribution tables(Proportion first, Proportion second) {
    return HypergeometricDistribution.of(
        Math.toIntExact(first.trials() + second.trials()),
        Math.toIntExact(first.successes() + second.successes()),
        Math.toIntExact(first.trials()));
  }
}
