package org.sarcoma.outcomes.differential;

import java.util.List;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.GRho;
import org.sarcoma.outcomes.statistics.GroupComparison;
import org.sarcoma.outcomes.statistics.LogRankTest;
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

  private static void add(GroupComparison comparison, Numbers numbers) {
    List<GroupComparison.Group> groups;
    if (comparison instanceof GroupComparison.Tested tested) {
      numbers.add("statistic", tested.statistic());
      numbers.addCount("degrees_of_freedom", tested.degreesOfFreedom());
      numbers.add("p_value", tested.pValue());
      groups = tested.groups();
    } else {
      numbers.addNone("statistic");
      numbers.addNone("degrees_of_freedom");
      numbers.addNone("p_value");
      groups = ((GroupComparison.NotEstimable) comparison).groups();
    }
    for (GroupComparison.Group group : groups) {
      numbers.add("observed", group.observed());
      numbers.add("expected", group.expected());
      numbers.add("variance", group.variance());
    }
  }
}
