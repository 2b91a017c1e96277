package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Difference between two groups in units of the spread within them, free of the sample size.
 *
 * <p>Reference: Yang D, Dalton JE (2012). A unified approach to measuring the effect size between
 * two groups using SAS. SAS Global Forum, paper 335. <a
 * href="https://support.sas.com/resources/papers/proceedings12/335-2012.pdf">pdf</a>
 */
public final class StandardizedMeanDifference {
  private StandardizedMeanDifference() {}

  /**
   * Of a numeric variable: (m₁ − m₂) / √((s₁² + s₂²) / 2). Empty if a group has fewer than two
   * values or neither varies.
   */
  public static OptionalDouble numeric(CountedValues first, CountedValues second) {
    OptionalDouble firstDeviation = first.standardDeviation();
    OptionalDouble secondDeviation = second.standardDeviation();
    if (firstDeviation.isEmpty() || secondDeviation.isEmpty()) {
      return OptionalDouble.empty();
    }
    double spread = Math.hypot(firstDeviation.getAsDouble(), secondDeviation.getAsDouble());
    double difference = first.mean().orElseThrow() - second.mean().orElseThrow();
    return spread == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(difference / (spread / Math.sqrt(2)));
  }

  /**
   * Of a categorical variable: √(u′S⁻¹u), with u the differences of the proportions of all
   * categories but one, and S the mean of their two multinomial covariance matrices. Categories
   * that neither group has do not count. 0 if both groups have the one same category; empty if a
   * group is empty, or if some category or union of categories has all of one group and none of the
   * other, so that S does not bound the difference.
   *
   * @param first counts of the first group by category
   * @param second counts of the second group, by the same categories in the same order
   */
  public static OptionalDouble categorical(List<Long> first, List<Long> second) {
    requireCounts(first, second);
    double firstTotal = first.stream().mapToLong(Long::longValue).sum();
    double secondTotal = second.stream().mapToLong(Long::longValue).sum();
    if (firstTotal == 0 || secondTotal == 0) {
      return OptionalDouble.empty();
    }
    List<double[]> proportions = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      proportions.add(new double[] {first.get(i) / firstTotal, second.get(i) / secondTotal});
    }
    QuadraticForm form = form(proportions.subList(1, proportions.size()));
    return form.determined() ? OptionalDouble.of(Math.sqrt(form.value())) : OptionalDouble.empty();
  }

  private static QuadraticForm form(List<double[]> proportions) {
    int size = proportions.size();
    double[] difference = new double[size];
    double[][] covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      double[] p = proportions.get(i);
      difference[i] = p[0] - p[1];
      for (int j = 0; j < size; j++) {
        double[] q = proportions.get(j);
        covariance[i][j] =
            i == j ? (p[0] * (1 - p[0]) + p[1] * (1 - p[1])) / 2 : -(p[0] * q[0] + p[1] * q[1]) / 2;
      }
    }
    return QuadraticForm.of(difference, covariance);
  }

  private static void requireCounts(List<Long> first, List<Long> second) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "Counts of %d and %d categories".formatted(first.size(), second.size()));
    }
    for (int i = 0; i < first.size(); i++) {
      if (first.get(i) < 0 || second.get(i) < 0) {
        throw new IllegalArgumentException("A count of category %d is negative".formatted(i + 1));
      }
    }
  }
}
