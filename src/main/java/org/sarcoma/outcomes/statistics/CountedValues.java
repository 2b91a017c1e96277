package org.sarcoma.outcomes.statistics;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A numeric variable as counts by value, and its summaries. Counts of disjoint groups merge by
 * addition. Sums run in order of value, so results do not depend on the order of counting.
 *
 * @param counts how often each value occurs, at least once; values are finite
 */
public record CountedValues(SortedMap<Double, Long> counts) {
  public CountedValues {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>((Map<Double, Long>) counts));
    for (Map.Entry<Double, Long> entry : counts.entrySet()) {
      if (!Double.isFinite(entry.getKey()) || entry.getValue() < 1) {
        throw new IllegalArgumentException(
            "Value %s occurs %d times".formatted(entry.getKey(), entry.getValue()));
      }
    }
  }

  /** Number of values, each counted as often as it occurs. */
  public long size() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The values of both groups together. */
  public CountedValues merge(CountedValues other) {
    NavigableMap<Double, Long> sums = new TreeMap<>((Map<Double, Long>) counts);
    other.counts.forEach((value, count) -> sums.merge(value, count, Long::sum));
    return new CountedValues(sums);
  }

  public OptionalDouble minimum() {
    return counts.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(counts.firstKey());
  }

  public OptionalDouble maximum() {
    return counts.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(counts.lastKey());
  }

  /** Arithmetic mean; empty without values. */
  public OptionalDouble mean() {
    if (counts.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (Map.Entry<Double, Long> entry : counts.entrySet()) {
      sum += entry.getKey() * entry.getValue();
    }
    return OptionalDouble.of(sum / size());
  }

  /** Standard deviation with divisor n − 1; empty with fewer than two values. */
  public OptionalDouble standardDeviation() {
    long size = size();
    if (size < 2) {
      return OptionalDouble.empty();
    }
    double mean = mean().orElseThrow();
    double squares = 0;
    for (Map.Entry<Double, Long> entry : counts.entrySet()) {
      double difference = entry.getKey() - mean;
      squares += difference * difference * entry.getValue();
    }
    return OptionalDouble.of(Math.sqrt(squares / (size - 1)));
  }

  /**
   * Sample quantile of type 7, the default of R: linear between order statistics, the k-th of n
   * being the quantile (k − 1)/(n − 1). Empty without values.
   *
   * <p>Reference: Hyndman RJ, Fan Y (1996). Sample quantiles in statistical packages. Am Stat
   * 50:361–365. <a href="https://doi.org/10.1080/00031305.1996.10473566">doi</a>
   *
   * @param probability in [0, 1]
   */
  public OptionalDouble quantile(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("Not a probability: %s".formatted(probability));
    }
    if (counts.isEmpty()) {
      return OptionalDouble.empty();
    }
    double position = (size() - 1) * probability;
    long below = (long) Math.floor(position);
    double fraction = position - below;
    return OptionalDouble.of(
        (1 - fraction) * orderStatistic(below) + fraction * orderStatistic(below + 1));
  }

  /** The value that {@code rank} values precede in order; the largest if there are not as many. */
  private double orderStatistic(long rank) {
    double value = counts.firstKey();
    long preceding = 0;
    for (Map.Entry<Double, Long> entry : counts.entrySet()) {
      if (preceding <= rank) {
        value = entry.getKey();
      }
      preceding += entry.getValue();
    }
    return value;
  }
}
