package org.sarcoma.outcomes.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Counts and values that need no survival times.
 *
 * @param trials trials of two proportions
 * @param successes successes of two proportions
 * @param personTime time at risk in which {@code successes} events are counted, for two rates
 * @param categories counts by category, of two groups
 * @param values numeric values of two groups, with ties
 */
record Counts(
    List<Long> trials,
    List<Long> successes,
    List<Double> personTime,
    List<List<Long>> categories,
    List<List<Double>> values) {

  static Counts draw(SplittableRandom random) {
    List<Long> trials = List.of(trials(random), trials(random));
    List<Long> successes =
        List.of(successes(random, trials.get(0)), successes(random, trials.get(1)));
    return new Counts(
        trials,
        successes,
        List.of(personTime(random), personTime(random)),
        categories(random),
        List.of(values(random), values(random)));
  }

  private static long trials(SplittableRandom random) {
    int magnitude = 1 + random.nextInt(5);
    return 1L + random.nextInt((int) Math.pow(10, magnitude));
  }

  private static long successes(SplittableRandom random, long trials) {
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> trials;
      case 2 -> Math.min(trials, 1 + random.nextInt(3));
      default -> random.nextLong(trials + 1);
    };
  }

  private static double personTime(SplittableRandom random) {
    return Math.round(1000 * Math.exp(12 * random.nextDouble())) / 1000.0;
  }

  private static List<List<Long>> categories(SplittableRandom random) {
    int size = 2 + random.nextInt(4);
    List<List<Long>> groups = new ArrayList<>();
    for (int group = 0; group < 2; group++) {
      List<Long> counts = new ArrayList<>();
      for (int category = 0; category < size; category++) {
        counts.add(random.nextInt(4) == 0 ? 0 : (long) random.nextInt(40));
      }
      groups.add(counts);
    }
    return groups;
  }

  private static List<Double> values(SplittableRandom random) {
    int size = 1 + random.nextInt(30);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(Math.round(20 * random.nextGaussian()) / 4.0);
    }
    return values;
  }
}
