package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Curves of one cause against the committed values of R. */
class SurvivalReferenceTest {
  private static final double LEVEL = 0.95;
  private static final Agreement AGREEMENT = new Agreement(1e-9);

  @AfterAll
  static void everythingWasCompared() {
    AGREEMENT.requireCompared(10_000);
  }

  static Stream<ReferenceCase> curves() {
    return ReferenceCase.of("survival-curve.csv");
  }

  @ParameterizedTest
  @MethodSource("curves")
  void curvesAgree(ReferenceCase it) {
    for (ConfidenceScale scale : ConfidenceScale.values()) {
      List<SurvivalCurve.Point> points =
          new KaplanMeier(scale, LEVEL)
              .estimate(it.eventTable(1)).points().stream()
                  .filter(point -> point.events() + point.censored() > 0)
                  .toList();
      assertThat(points).hasSameSizeAs(it.rows());
      for (int i = 0; i < points.size(); i++) {
        check(it.rows().get(i), points.get(i), scale);
      }
    }
  }

  private static void check(CsvRow row, SurvivalCurve.Point point, ConfidenceScale scale) {
    assertThat(point.day()).as("%s", row).isEqualTo((int) row.count("day"));
    assertThat(point.atRisk()).as("%s", row).isEqualTo(row.count("at_risk"));
    assertThat(point.events()).as("%s", row).isEqualTo(row.count("events"));
    assertThat(point.censored()).as("%s", row).isEqualTo(row.count("censored"));
    double survival = row.number("survival");
    AGREEMENT.check(row + " S", point.survival(), survival);
    if (survival == 0 || survival == 1) {
      assertThat(point.standardError()).as("%s", row).isZero();
      assertThat(point.interval()).as("%s", row).isNull();
      return;
    }
    AGREEMENT.check(row + " SE", point.standardError(), row.number("standard_error"));
    AGREEMENT.check(
        row + " " + scale,
        point.interval(),
        row.text("lower_" + Agreement.column(scale)),
        row.text("upper_" + Agreement.column(scale)));
  }

  @ParameterizedTest
  @MethodSource("curves")
  void cumulativeHazardsAgree(ReferenceCase it) {
    for (CsvRow row : it.rows()) {
      CumulativeHazard.Point point = pointAt((int) row.count("day"), it.eventTable(1));
      assertThat(point.atRisk()).as("%s", row).isEqualTo(row.count("at_risk"));
      assertThat(point.events()).as("%s", row).isEqualTo(row.count("events"));
      AGREEMENT.check(row + " H", point.hazard(), row.number("hazard"));
      AGREEMENT.check(row + " SE", point.standardError(), row.number("hazard_standard_error"));
    }
  }

  private static CumulativeHazard.Point pointAt(int day, EventTable table) {
    return NelsonAalen.estimate(table).points().stream()
        .filter(point -> point.day() == day)
        .findFirst()
        .orElseThrow();
  }

  static Stream<ReferenceCase> horizons() {
    return ReferenceCase.of("survival-horizon.csv");
  }

  @ParameterizedTest
  @MethodSource("horizons")
  void horizonsAgree(ReferenceCase it) {
    EventTable table = it.eventTable(1);
    SurvivalCurve curve = new KaplanMeier(ConfidenceScale.LOG_LOG, LEVEL).estimate(table);
    for (CsvRow row : it.rows()) {
      double time = row.number("time");
      SurvivalCurve.Horizon horizon = curve.at(time).orElseThrow();
      double survival = row.number("survival");
      assertThat(horizon.atRisk()).as("%s", row).isEqualTo(row.count("at_risk"));
      assertThat(table.atRisk(time)).as("%s", row).isEqualTo(row.count("at_risk"));
      AGREEMENT.check(row + " S", horizon.survival(), survival);
      if (survival == 0 || survival == 1) {
        assertThat(horizon.interval()).as("%s", row).isNull();
        assertThat(horizon.standardError()).as("%s", row).isZero();
      } else {
        AGREEMENT.check(row + " SE", horizon.standardError(), row.number("standard_error"));
        AGREEMENT.check(row + " CI", horizon.interval(), row.text("lower"), row.text("upper"));
      }
    }
  }

  static Stream<ReferenceCase> quantiles() {
    return ReferenceCase.of("survival-quantile.csv");
  }

  @ParameterizedTest
  @MethodSource("quantiles")
  void quantilesAndFollowUpAgree(ReferenceCase it) {
    EventTable table = it.eventTable(1);
    for (CsvRow row : it.rows()) {
      EventTable observed = row.has("reversed", "TRUE") ? table.reversed() : table;
      for (ConfidenceScale scale : ConfidenceScale.values()) {
        SurvivalQuantile quantile =
            new KaplanMeier(scale, LEVEL).estimate(observed).quantile(row.number("probability"));
        AGREEMENT.check(row + " time", quantile.estimate(), row.text("estimate"));
        AGREEMENT.check(
            row + " " + scale, quantile.lower(), row.text("lower_" + Agreement.column(scale)));
        AGREEMENT.check(
            row + " " + scale, quantile.upper(), row.text("upper_" + Agreement.column(scale)));
      }
    }
  }

  static Stream<ReferenceCase> restrictedMeans() {
    return ReferenceCase.of("restricted-mean.csv");
  }

  @ParameterizedTest
  @MethodSource("restrictedMeans")
  void restrictedMeansAgree(ReferenceCase it) {
    SurvivalCurve curve =
        new KaplanMeier(ConfidenceScale.LOG_LOG, LEVEL).estimate(it.eventTable(1));
    for (CsvRow row : it.rows()) {
      RestrictedMean mean = RestrictedMean.of(curve, row.number("horizon")).orElseThrow();
      AGREEMENT.check(row + " mean", mean.mean(), row.number("mean"));
      AGREEMENT.check(row + " SE", mean.standardError(), row.number("standard_error"));
      assertThat(mean.extrapolated()).as("%s", row).isEqualTo(row.has("extrapolated", "TRUE"));
    }
  }

  @Test
  void rHasNoStandardErrorOfSurvivalZero() {
    List<CsvRow> rows =
        CsvTable.ofResource("survival-curve.csv").rows().stream()
            .filter(row -> row.number("survival") == 0)
            .toList();

    assertThat(rows).isNotEmpty();
    assertThat(rows).allMatch(row -> row.has("standard_error", ""));
  }

  @Test
  void rHasAnIntervalOfSurvivalOneOnTwoScales() {
    List<CsvRow> rows =
        CsvTable.ofResource("survival-curve.csv").rows().stream()
            .filter(row -> row.number("survival") == 1)
            .toList();

    assertThat(rows).isNotEmpty();
    for (CsvRow row : rows) {
      assertThat(row).matches(it -> it.has("lower_plain", "1") && it.has("upper_plain", "1"));
      assertThat(row).matches(it -> it.has("lower_log", "1") && it.has("upper_log", "1"));
      assertThat(row).matches(it -> it.has("lower_log_log", "") && it.has("upper_log_log", ""));
    }
  }
}
