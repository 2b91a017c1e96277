package org.sarcoma.outcomes.survival;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.result.SurvivalComparison;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.GrayTest;
import org.sarcoma.outcomes.statistics.GroupComparison;
import org.sarcoma.outcomes.statistics.LogRankTest;
import org.sarcoma.outcomes.statistics.LogRankTrendTest;
import org.sarcoma.outcomes.statistics.LogRankWeight;

/**
 * Tests of all levels of a variable together, as they are and stratified by institution: of
 * survival by the log-rank family, with a trend across levels that have an order, and of cumulative
 * incidence by Gray's test.
 */
record ComparisonTable(ComparedLevels levels, SurvivalSettings settings) {
  static final String LOG_RANK = "log_rank";
  static final String GRAY = "gray";
  private static final String TREND = "log_rank_trend";
  private static final String UNADJUSTED = "none";

  /** Compares tables of all levels, for each stratum. */
  private interface Test {
    GroupComparison compare(List<List<EventTable>> strata);
  }

  List<SurvivalComparison> rows() {
    List<SurvivalComparison> rows = new ArrayList<>();
    if (levels.isReportedBy(Endpoint.Measure.SURVIVAL)) {
      settings
          .comparison()
          .weights()
          .forEach((name, weight) -> add(name, new LogRankTest(weight)::compareStratified, rows));
      if (Characteristic.isOrdered(levels.variable().stratum())) {
        LogRankTrendTest trend = new LogRankTrendTest(LogRankWeight.LOG_RANK);
        add(TREND, strata -> trend.compareStratified(strata, scores()), rows);
      }
    }
    if (levels.isReportedBy(Endpoint.Measure.CUMULATIVE_INCIDENCE)) {
      addGray(rows);
    }
    return rows;
  }

  /** A test of survival, of which each cause but the first is a censoring. */
  private void add(String name, Test test, List<SurvivalComparison> rows) {
    rows.add(row(name, UNADJUSTED, test.compare(List.of(levels.ofInterest()))));
    if (isAdjusted()) {
      List<List<EventTable>> strata =
          levels.byInstitution().stream()
              .map(tables -> tables.stream().map(it -> it.forCause(1)).toList())
              .toList();
      rows.add(row(name, Group.INSTITUTION, test.compare(strata)));
    }
  }

  private void addGray(List<SurvivalComparison> rows) {
    rows.add(row(GRAY, UNADJUSTED, gray(List.of(levels.tables()))));
    if (isAdjusted()) {
      rows.add(row(GRAY, Group.INSTITUTION, gray(levels.byInstitution())));
    }
  }

  /** Gray's test is not defined with delayed entry. */
  private @Nullable GroupComparison gray(List<List<EventTable>> strata) {
    return levels.haveDelayedEntry() ? null : new GrayTest(0).compareStratified(strata, 1);
  }

  private boolean isAdjusted() {
    return settings.comparison().adjustedForInstitution()
        && !levels.variable().stratum().equals(Group.INSTITUTION);
  }

  private double[] scores() {
    return levels.levels().stream().mapToDouble(it -> Characteristic.score(it.name())).toArray();
  }

  private SurvivalComparison row(
      String name, String adjustedFor, @Nullable GroupComparison comparison) {
    GroupComparison.Tested tested = comparison instanceof GroupComparison.Tested it ? it : null;
    Group variable = levels.variable();
    return new SurvivalComparison(
        variable.cohort(),
        variable.population(),
        variable.stratum(),
        variable.stratumValue(),
        levels.endpoint().code(),
        name,
        adjustedFor,
        levels.levels().size(),
        levels.subjects(),
        tested == null ? null : Double.valueOf(tested.statistic()),
        tested == null ? null : Integer.valueOf(tested.degreesOfFreedom()),
        tested == null ? null : Double.valueOf(tested.pValue()),
        tested == null ? levels.without() : Status.OK);
  }
}
