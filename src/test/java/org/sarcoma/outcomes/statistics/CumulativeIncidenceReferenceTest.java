package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cumulative incidences against the committed values of R. */
class CumulativeIncidenceReferenceTest {
  private static final Agreement AGREEMENT = new Agreement(1e-9);

  @AfterAll
  static void everythingWasCompared() {
    AGREEMENT.requireCompared(12_000);
  }

  static Stream<ReferenceCase> curves() {
    return ReferenceCase.of("cumulative-incidence.csv");
  }

  @ParameterizedTest
  @MethodSource("curves")
  void curvesAgree(ReferenceCase it) {
    EventTable table = it.eventTable(it.sample().startsWith("tied_competing") ? 3 : 2);
    for (ConfidenceScale scale : ConfidenceScale.values()) {
      AalenJohansen estimator = new AalenJohansen(scale, 0.95);
      for (int cause = 1; cause <= table.causes(); cause++) {
        CumulativeIncidence curve = estimator.estimate(table, cause);
        String causeCell = Integer.toString(cause);
        it.rows().stream()
            .filter(row -> row.has("cause", causeCell))
            .forEach(row -> check(row, curve.at(row.number("day")).orElseThrow(), scale));
      }
    }
  }

  private static void check(
      CsvRow row, CumulativeIncidence.Horizon horizon, ConfidenceScale scale) {
    CumulativeIncidence.Estimate estimate = horizon.estimate();
    assertThat(horizon.atRisk()).as("%s", row).isEqualTo(row.count("at_risk"));
    AGREEMENT.check(row + " F", estimate.incidence(), row.number("incidence"));
    AGREEMENT.check(row + " S", estimate.eventFree(), row.number("event_free"));
    AGREEMENT.check(
        row + " SE of S",
        estimate.eventFreeStandardError(),
        row.number("event_free_standard_error"));
    if (estimate.incidence() == 0 || estimate.incidence() == 1) {
      assertThat(estimate.standardError()).as("%s", row).isZero();
      assertThat(estimate.interval()).as("%s", row).isNull();
      return;
    }
    AGREEMENT.check(row + " SE", estimate.standardError(), row.number("standard_error"));
    AGREEMENT.check(
        row + " " + scale,
        estimate.interval(),
        row.text("lower_" + Agreement.column(scale)),
        row.text("upper_" + Agreement.column(scale)));
  }

  @Test
  void rHasAnIntervalOfIncidenceZeroOnThePlainScale() {
    List<CsvRow> rows =
        CsvTable.ofResource("cumulative-incidence.csv").rows().stream()
            .filter(row -> row.number("incidence") == 0)
            .toList();

    assertThat(rows).isNotEmpty();
    assertThat(rows).allMatch(row -> row.has("lower_plain", "0") && row.has("upper_plain", "0"));
    assertThat(rows).allMatch(row -> row.has("lower_log_log", "") && row.has("upper_log_log", ""));
  }

  @Test
  void rHasAnotherStandardErrorWithDelayedEntry() {
    List<CsvRow> rows =
        CsvTable.ofResource("cumulative-incidence.csv").rows().stream()
            .filter(row -> row.has("sample", "tied_competing_delayed") && row.count("day") > 3)
            .toList();

    assertThat(rows).isNotEmpty();
    for (CsvRow row : rows) {
      double ratio = row.number("jackknife") / row.number("standard_error");
      assertThat(Math.abs(ratio - 1)).as("%s", row).isBetween(1e-9, 0.1);
    }
  }

  @Test
  void rHasAnIncidenceOfOneByRounding() {
    List<CsvRow> rows =
        CsvTable.ofResource("cumulative-incidence.csv").rows().stream()
            .filter(row -> row.number("incidence") == 1)
            .toList();

    assertThat(rows).isNotEmpty();
    assertThat(rows).allMatch(row -> row.number("standard_error") < 1e-15);
    assertThat(rows).allMatch(row -> row.has("upper_plain", "1"));
  }
}
