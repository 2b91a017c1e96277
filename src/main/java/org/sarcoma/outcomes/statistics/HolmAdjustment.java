package org.sarcoma.outcomes.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's adjustment of p-values for the number of tests: the i-th smallest of m is multiplied by m
 * − i + 1, is at least the one before it, and at most 1. As {@code p.adjust} in R.
 *
 * <p>Reference: Holm S (1979). A simple sequentially rejective multiple test procedure. Scand J
 * Stat 6:65–70. <a href="https://www.jstor.org/stable/4615733">jstor</a>
 */
public final class HolmAdjustment {
  private HolmAdjustment() {}

  /**
   * Adjusts p-values.
   *
   * @param pValues in [0, 1]
   * @return the adjusted p-values, in the same order
   */
  public static List<Double> adjust(List<Double> pValues) {
    for (double pValue : pValues) {
      if (!(pValue >= 0 && pValue <= 1)) {
        throw new IllegalArgumentException("Not a p-value: %s".formatted(pValue));
      }
    }
    int size = pValues.size();
    List<Integer> ascending =
        IntStream.range(0, size).boxed().sorted(Comparator.comparing(pValues::get)).toList();
    Double[] adjusted = new Double[size];
    double largest = 0;
    for (int rank = 0; rank < size; rank++) {
      int index = ascending.get(rank);
      largest = Math.max(largest, Math.min(1, pValues.get(index) * (size - rank)));
      adjusted[index] = largest;
    }
    return List.of(adjusted);
  }
}
