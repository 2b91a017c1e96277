package org.sarcoma.outcomes.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sarcoma.outcomes.statistics.FisherExactTest;
import org.sarcoma.outcomes.statistics.Proportion;
import org.sarcoma.outcomes.statistics.ProportionDifference;
import org.sarcoma.outcomes.statistics.ProportionTest;

/** Comparisons of proportions: of the two of a dataset, and of its categories. */
final class ProportionStatistics {
  /** Counts of categories are divided by this, so that all tables with their margins are few. */
  private static final long SMALLER = 8;

  private ProportionStatistics() {}

  static void newcombe(RandomDataset dataset, Numbers numbers) {
    List<Proportion> two = two(dataset);
    ProportionDifference difference =
        ProportionDifference.newcombe(two.get(0), two.get(1), dataset.level()).orElseThrow();
    numbers.add("difference", difference.difference());
    numbers.add("interval", difference.interval());
  }

  static void fisher(RandomDataset dataset, Numbers numbers) {
    numbers.add("two", FisherExactTest.pValue(two(dataset)));
    numbers.add("categories", FisherExactTest.pValue(categories(dataset, SMALLER)));
  }

  static void chiSquare(RandomDataset dataset, Numbers numbers) {
    List<Proportion> two = two(dataset);
    add("pearson", ProportionTest.pearson(two), numbers);
    add("yates", ProportionTest.yates(two.get(0), two.get(1)), numbers);
    add("categories", ProportionTest.pearson(categories(dataset, 1)), numbers);
  }

  private static void add(String quantity, Optional<ProportionTest> test, Numbers numbers) {
    if (test.isPresent()) {
      numbers.add(quantity, test.get().chiSquare().statistic());
      numbers.add(quantity + "_p_value", test.get().chiSquare().pValue());
      numbers.add(quantity + "_expected", test.get().leastExpected());
    } else {
      numbers.addNone(quantity);
      numbers.addNone(quantity + "_p_value");
      numbers.addNone(quantity + "_expected");
    }
  }

  private static List<Proportion> two(RandomDataset dataset) {
    Counts counts = dataset.counts();
    return List.of(
        new Proportion(counts.successes().get(0), counts.trials().get(0)),
        new Proportion(counts.successes().get(1), counts.trials().get(1)));
  }

  /** The first counts of categories are successes, the second failures. */
  private static List<Proportion> categories(RandomDataset dataset, long divisor) {
    List<List<Long>> categories = dataset.counts().categories();
    List<Proportion> proportions = new ArrayList<>();
    for (int i = 0; i < categories.get(0).size(); i++) {
      long successes = categories.get(0).get(i) / divisor;
      long failures = categories.get(1).get(i) / divisor;
      proportions.add(new Proportion(successes, successes + failures));
    }
    return proportions;
  }
}
