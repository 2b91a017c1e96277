package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.Optional;

/**
 * Pearson's chi-square test that several groups have one proportion: the sum over groups and over
 * successes and failures of (observed − expected)² / expected, which is compared with a chi-square
 * distribution. As R's {@code prop.test} and {@code chisq.test} of the table of groups by outcome.
 *
 * <p>Reference: Agresti A (2013). Categorical data analysis, 3rd edition, section 3.2. Wiley. ISBN
 * 978-0-470-46363-5
 *
 * @param chiSquare the statistic, with groups less one degrees of freedom
 * @param leastExpected smallest expected count; below 5 the approximation is a rough one
 */
public record ProportionTest(ChiSquareTest chiSquare, double leastExpected) {

  /**
   * The test without correction. Groups without trials are left out, where R has no result; empty
   * if fewer than two are left, or if there are no successes or no failures at all.
   */
  public static Optional<ProportionTest> pearson(List<Proportion> groups) {
    return test(groups, 0);
  }

  /**
   * The test of two groups with Yates's continuity correction: each difference from the expected
   * count is reduced by ½, but not beyond 0. Empty as above.
   *
   * <p>Reference: Yates F (1934). Contingency tables involving small numbers and the χ² test. Suppl
   * J R Stat Soc 1:217–235. <a href="https://doi.org/10.2307/2983604">doi</a>
   */
  public static Optional<ProportionTest> yates(Proportion first, Proportion second) {
    return test(List.of(first, second), 0.5);
  }

  private static Optional<ProportionTest> test(List<Proportion> all, double correction) {
    List<Proportion> groups = all.stream().filter(it -> it.trials() > 0).toList();
    long trials = groups.stream().mapToLong(Proportion::trials).sum();
    long successes = groups.stream().mapToLong(Proportion::successes).sum();
    if (groups.size() < 2 || successes == 0 || successes == trials) {
      return Optional.empty();
    }
    double pooled = (double) successes / trials;
    double statistic = 0;
    double leastExpected = Double.POSITIVE_INFINITY;
    for (Proportion group : groups) {
      double expected = group.trials() * pooled;
      double expectedFailures = group.trials() * ((double) (trials - successes) / trials);
      double difference = Math.abs(group.successes() - expected);
      double rest = difference - Math.min(correction, difference);
      statistic += rest * rest / expected + rest * rest / expectedFailures;
      leastExpected = Math.min(leastExpected, Math.min(expected, expectedFailures));
    }
    ChiSquareTest chiSquare = new ChiSquareTest(statistic, groups.size() - 1);
    return Optional.of(new ProportionTest(chiSquare, leastExpected));
  }
}
