package org.sarcoma.outcomes.differential;

import org.sarcoma.outcomes.statistics.AalenJohansen;
import org.sarcoma.outcomes.statistics.ConfidenceScale;
import org.sarcoma.outcomes.statistics.CumulativeIncidence;
import org.sarcoma.outcomes.statistics.EventTable;

/** Cumulative incidences of every cause, one after the other. */
final class IncidenceStatistics {
  private IncidenceStatistics() {}

  static void aalenJohansen(RandomDataset dataset, Numbers numbers) {
    EventTable table = EventTables.byCause(dataset);
    for (int cause = 1; cause <= table.causes(); cause++) {
      for (ConfidenceScale scale : ConfidenceScale.values()) {
        addIntervals(estimate(table, cause, scale, dataset), scale, numbers);
      }
      for (CumulativeIncidence.Point point :
          estimate(table, cause, ConfidenceScale.LOG, dataset).points()) {
        if (hasExits(point)) {
          addEstimate(point.estimate(), numbers);
        }
      }
    }
  }

  private static void addIntervals(
      CumulativeIncidence incidence, ConfidenceScale scale, Numbers numbers) {
    for (CumulativeIncidence.Point point : incidence.points()) {
      if (hasExits(point)) {
        numbers.add("interval_" + CurveStatistics.name(scale), point.estimate().interval());
      }
    }
  }

  private static boolean hasExits(CumulativeIncidence.Point point) {
    return point.events() + point.competing() + point.censored() > 0;
  }

  private static void addEstimate(CumulativeIncidence.Estimate estimate, Numbers numbers) {
    numbers.add("incidence", estimate.incidence());
    numbers.add("standard_error", estimate.standardError());
    numbers.add("event_free", estimate.eventFree());
    numbers.add("event_free_standard_error", estimate.eventFreeStandardError());
  }

  static void aalenJohansenAt(RandomDataset dataset, Numbers numbers) {
    EventTable table = EventTables.byCause(dataset);
    for (int cause = 1; cause <= table.causes(); cause++) {
      CumulativeIncidence incidence = estimate(table, cause, ConfidenceScale.LOG, dataset);
      for (double time : dataset.horizons()) {
        CumulativeIncidence.Horizon horizon = incidence.at(time).orElseThrow();
        numbers.addCount("at_risk", horizon.atRisk());
        numbers.add("incidence", horizon.estimate().incidence());
        numbers.add("standard_error", horizon.estimate().standardError());
      }
    }
  }

  private static CumulativeIncidence estimate(
      EventTable table, int cause, ConfidenceScale scale, RandomDataset dataset) {
    return new AalenJohansen(scale, dataset.level()).estimate(table, cause);
  }
}
