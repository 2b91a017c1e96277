package org.sarcoma.outcomes.differential;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.sarcoma.outcomes.statistics.CountedValues;
import org.sarcoma.outcomes.statistics.PoissonRateInterval;
import org.sarcoma.outcomes.statistics.ProportionInterval;
import org.sarcoma.outcomes.statistics.QuantileRule;
import org.sarcoma.outcomes.statistics.StandardizedMeanDifference;

/** Statistics of counts and values that need no survival times. */
final class CountStatistics {
  private static final double[] PROBABILITIES = {0, 0.1, 0.25, 1 / 3.0, 0.5, 0.75, 0.9, 1};

  private CountStatistics() {}

  static void proportionIntervals(RandomDataset dataset, Numbers numbers) {
    Counts counts = dataset.counts();
    for (ProportionInterval method : ProportionInterval.values()) {
      for (int i = 0; i < 2; i++) {
        long successes = counts.successes().get(i);
        numbers.add(
            method.name().toLowerCase(Locale.ROOT),
            method.interval(successes, counts.trials().get(i), dataset.level()).orElseThrow());
      }
    }
  }

  static void poissonRate(RandomDataset dataset, Numbers numbers) {
    Counts counts = dataset.counts();
    for (int i = 0; i < 2; i++) {
      long events = counts.successes().get(i);
      double time = counts.personTime().get(i);
      for (PoissonRateInterval method : PoissonRateInterval.values()) {
        numbers.add(
            method.name().toLowerCase(Locale.ROOT),
            method.interval(events, time, dataset.level()).orElseThrow());
      }
    }
  }

  static void categoricalDifference(RandomDataset dataset, Numbers numbers) {
    List<List<Long>> categories = dataset.counts().categories();
    numbers.add(
        "difference", StandardizedMeanDifference.categorical(categories.get(0), categories.get(1)));
  }

  static void numericDifference(RandomDataset dataset, Numbers numbers) {
    List<List<Double>> values = dataset.counts().values();
    numbers.add(
        "difference",
        StandardizedMeanDifference.numeric(counted(values.get(0)), counted(values.get(1))));
  }

  static void summary(RandomDataset dataset, Numbers numbers) {
    CountedValues values = counted(dataset.counts().values().get(0));
    for (double probability : PROBABILITIES) {
      numbers.add("quantile", values.quantile(probability, QuantileRule.HYNDMAN_FAN_7));
    }
    numbers.add("mean", values.mean());
    numbers.add("standard_deviation", values.standardDeviation());
  }

  private static CountedValues counted(List<Double> values) {
    TreeMap<Double, Long> counts = new TreeMap<>();
    values.forEach(value -> counts.merge(value, 1L, Long::sum));
    return new CountedValues(counts);
  }
}
