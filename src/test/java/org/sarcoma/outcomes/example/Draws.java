package org.sarcoma.outcomes.example;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Reproducible draws; the arithmetic is the same on every machine. */
final class Draws {
  private final SplittableRandom random;

  Draws(long seed) {
    random = new SplittableRandom(seed);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A whole number between two limits, both included. */
  int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** One of the keys, with a probability proportional to its weight. */
  <T> T weighted(Map<T, Integer> weights) {
    int left = random.nextInt(weights.values().stream().mapToInt(Integer::intValue).sum());
    for (Map.Entry<T, Integer> entry : weights.entrySet()) {
      left -= entry.getValue();
      if (left < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("Weights do not add up");
  }

  /** Days to an event of constant hazard; StrictMath because Math may differ between machines. */
  int daysTo(int medianDays) {
    double exponential = -StrictMath.log(1 - random.nextDouble());
    return 1 + (int) (medianDays * exponential / StrictMath.log(2));
  }

  /** A Monday between two dates. */
  LocalDate monday(LocalDate from, LocalDate to) {
    LocalDate day = from.plusDays(random.nextInt((int) (to.toEpochDay() - from.toEpochDay()) + 1));
    return day.minusDays(day.getDayOfWeek().getValue() - 1L);
  }
}
