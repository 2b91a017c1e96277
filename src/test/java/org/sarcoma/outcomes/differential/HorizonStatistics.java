package org.sarcoma.outcomes.differential;

import java.util.List;
import java.util.Optional;
import org.sarcoma.outcomes.statistics.ChiSquareTest;
import org.sarcoma.outcomes.statistics.ConfidenceScale;
import org.sarcoma.outcomes.statistics.FixedHorizonTest;
import org.sarcoma.outcomes.statistics.KaplanMeier;
import org.sarcoma.outcomes.statistics.RestrictedMean;
import org.sarcoma.outcomes.statistics.RestrictedMeanContrast;
import org.sarcoma.outcomes.statistics.SurvivalCurve;

/** Comparisons, up to each horizon of a dataset, of those of its groups that have anybody. */
final class HorizonStatistics {
  private HorizonStatistics() {}

  static void fixedHorizon(RandomDataset dataset, Numbers numbers) {
    for (double horizon : dataset.horizons()) {
      Optional<ChiSquareTest> test = FixedHorizonTest.compare(curves(dataset), horizon);
      if (test.isPresent()) {
        numbers.add("statistic", test.get().statistic());
        numbers.addCount("degrees_of_freedom", test.get().degreesOfFreedom());
        numbers.add("p_value", test.get().pValue());
      } else {
        numbers.addNone("statistic");
        numbers.addNone("degrees_of_freedom");
        numbers.addNone("p_value");
      }
    }
  }

  /** Of the first two groups. */
  static void restrictedMeans(RandomDataset dataset, Numbers numbers) {
    List<SurvivalCurve> curves = curves(dataset);
    if (curves.size() < 2) {
      return;
    }
    for (double horizon : dataset.horizons()) {
      RestrictedMean first = RestrictedMean.of(curves.get(0), horizon).orElseThrow();
      RestrictedMean second = RestrictedMean.of(curves.get(1), horizon).orElseThrow();
      double level = dataset.level();
      add("difference", RestrictedMeanContrast.difference(first, second, level), numbers);
      add("ratio", RestrictedMeanContrast.ratio(first, second, level), numbers);
    }
  }

  private static void add(
      String quantity, Optional<RestrictedMeanContrast> contrast, Numbers numbers) {
    if (contrast.isPresent()) {
      numbers.add(quantity, contrast.get().estimate());
      numbers.add(quantity + "_error", contrast.get().standardError());
      numbers.add(quantity + "_interval", contrast.get().interval());
      numbers.add(quantity + "_p_value", contrast.get().pValue());
    } else {
      numbers.addNone(quantity);
      numbers.addNone(quantity + "_error");
      numbers.addNone(quantity + "_interval");
      numbers.addNone(quantity + "_interval");
      numbers.addNone(quantity + "_p_value");
    }
  }

  private static List<SurvivalCurve> curves(RandomDataset dataset) {
    KaplanMeier kaplanMeier = new KaplanMeier(ConfidenceScale.LOG_LOG, dataset.level());
    return EventTables.byGroup(dataset).stream()
        .filter(it -> it.subjects() > 0)
        .map(kaplanMeier::estimate)
        .toList();
  }
}
