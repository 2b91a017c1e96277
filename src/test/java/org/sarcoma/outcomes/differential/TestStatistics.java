package org.sarcoma.outcomes.differential;

import java.util.List;
import java.util.stream.IntStream;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.GRho;
import org.sarcoma.outcomes.statistics.GrayTest;
import org.sarcoma.outcomes.statistics.GroupComparison;
import org.sarcoma.outcomes.statistics.HolmAdjustment;
import org.sarcoma.outcomes.statistics.LogRankTest;
import org.sarcoma.outcomes.statistics.LogRankTrendTest;
import org.sarcoma.outcomes.statistics.LogRankWeight;

/** Tests between the groups of a dataset. */
final class TestStatistics {
  private static final double[] EXPONENTS = {0, 0.5, 1};

  private TestStatistics() {}

  static void logRank(RandomDataset dataset, Numbers numbers) {
    List<List<EventTable>> strata = List.of(EventTables.byGroup(dataset));
    for (double rho : EXPONENTS) {
      add(new LogRankTest(new GRho(rho)).compareStratified(strata), numbers);
    }
  }

  static void stratifiedLogRank(RandomDataset dataset, Numbers numbers) {
    List<List<EventTable>> strata = EventTables.byStratumAndGroup(dataset);
    for (double rho : EXPONENTS) {
      add(new LogRankTest(new GRho(rho)).compareStratified(strata), numbers);
    }
  }

  static void weightedLogRank(RandomDataset dataset, Numbers numbers) {
    List<List<EventTable>> strata = EventTables.byStratumAndGroup(dataset);
    for (LogRankWeight weight : List.of(LogRankWeight.GEHAN_WILCOXON, LogRankWeight.TARONE_WARE)) {
      add(new LogRankTest(weight).compareStratified(strata), numbers);
    }
  }

  static void trend(RandomDataset dataset, Numbers numbers) {
    LogRankTrendTest test = new LogRankTrendTest(LogRankWeight.LOG_RANK);
    double[] scores =
        IntStream.rangeClosed(1, dataset.shape().groups()).mapToDouble(it -> it).toArray();
    addTest(test.compareStratified(List.of(EventTables.byGroup(dataset)), scores), numbers);
    addTest(test.compareStratified(EventTables.byStratumAndGroup(dataset), scores), numbers);
  }

  static void gray(RandomDataset dataset, Numbers numbers) {
    if (dataset.subjects().stream().anyMatch(it -> it.entry().isPresent())) {
      return;
    }
    GrayTest test = new GrayTest(0);
    for (int cause = 1; cause <= dataset.shape().causes(); cause++) {
      addTest(test.compareStratified(EventTables.byGroupAndCause(dataset), cause), numbers);
      addTest(test.compareStratified(EventTables.byStratumGroupAndCause(dataset), cause), numbers);
    }
  }

  /** Of p-values with ties. */
  static void holm(RandomDataset dataset, Numbers numbers) {
    List<Double> values = dataset.counts().values().get(0);
    HolmAdjustment.adjust(values.stream().map(it -> 1 / (1 + Math.abs(it))).toList())
        .forEach(it -> numbers.add("p_value", it));
  }

  private static void addTest(GroupComparison comparison, Numbers numbers) {
    if (comparison instanceof GroupComparison.Tested tested) {
      numbers.add("statistic", tested.statistic());
      numbers.addCount("degrees_of_freedom", tested.degreesOfFreedom());
      numbers.add("p_value", tested.pValue());
    } else {
      numbers.addNone("statistic");
      numbers.addNone("degrees_of_freedom");
      numbers.addNone("p_value");
    }
  }

  private static void add(GroupComparison comparison, Numbers numbers) {
    addTest(comparison, numbers);
    List<GroupComparison.Group> groups =
        comparison instanceof GroupComparison.Tested tested
            ? tested.groups()
            : ((GroupComparison.NotEstimable) comparison).groups();
    for (GroupComparison.Group group : groups) {
      numbers.add("observed", group.observed());
      numbers.add("expected", group.expected());
      numbers.add("variance", group.variance());
    }
  }
}
