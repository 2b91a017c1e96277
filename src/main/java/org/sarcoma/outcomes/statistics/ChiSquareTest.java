package org.sarcoma.outcomes.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A statistic compared with a chi-square distribution.
 *
 * @param statistic at least 0
 * @param degreesOfFreedom at least 1
 */
public record ChiSquareTest(double statistic, int degreesOfFreedom) {
  public ChiSquareTest {
    if (!(statistic >= 0)) {
      throw new IllegalArgumentException("Not a chi-square statistic: %s".formatted(statistic));
    }
    if (degreesOfFreedom < 1) {
      throw new IllegalArgumentException(
          "Degrees of freedom are %d, but 1 is least".formatted(degreesOfFreedom));
    }
  }

  /** Probability of such a statistic or a larger one under the null hypothesis. */
  public double pValue() {
    return ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
  }
}
