package org.sarcoma.outcomes.statistics;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves of one cause against the shared reference values. */
class SharedSurvivalReferenceTest {
  private static final double LEVEL = 0.95;
  private static final Map<String, ConfidenceScale> SCALES =
      Map.of(
          "log", ConfidenceScale.LOG,
          "loglog", ConfidenceScale.LOG_LOG,
          "plain", ConfidenceScale.PLAIN);

  private final SharedObservations observations = new SharedObservations();
  private final Map<List<Object>, SurvivalCurve> curves = new HashMap<>();
  private final Agreement agreement = new Agreement(1e-9);

  @AfterEach
  void publishAgreement(TestReporter reporter) {
    reporter.publishEntry(agreement.summary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void curvesAgree(String source) {
    for (CsvRow row : SharedReference.table(source + "_km_curve")) {
      double day = row.number("time");
      EventTable table = observations.eventTable(row, 1);
      SCALES.forEach((name, scale) -> checkCurve(row, name, curve(row, scale).at(day).get()));
      assertThat(table.atRisk(day)).isEqualTo(row.count("n_risk"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void cumulativeHazardsAgree(String source) {
    Map<List<String>, List<CsvRow>> curves =
        SharedReference.table(source + "_km_curve").stream()
            .collect(groupingBy(SharedObservations::key));
    for (List<CsvRow> rows : curves.values()) {
      EventTable table = observations.eventTable(rows.get(0), 1);
      Map<Long, CumulativeHazard.Point> byDay =
          NelsonAalen.estimate(table).points().stream()
              .filter(point -> point.events() > 0)
              .collect(toMap(point -> (long) point.day(), identity()));
      assertThat(byDay).hasSameSizeAs(rows);
      rows.forEach(row -> checkHazard(row, byDay.get(row.count("time"))));
    }
  }

  private void checkHazard(CsvRow row, CumulativeHazard.@Nullable Point point) {
    assertThat(point).as(row.toString()).isNotNull();
    agreement.check(row + " H", requireNonNull(point).hazard(), row.number("cumhaz_nelson_aalen"));
    agreement.check(row + " SE", point.standardError(), row.number("std_err_na"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void landmarksAgree(String source) {
    for (CsvRow row : SharedReference.table(source + "_km_landmark")) {
      double day = row.number("time");
      SCALES.forEach((name, scale) -> checkCurve(row, name, curve(row, scale).at(day).get()));
      SurvivalCurve.Horizon horizon = curve(row, ConfidenceScale.LOG).at(day).get();
      assertThat(horizon.atRisk()).isEqualTo(row.count("n_risk"));
      assertThat(horizon.beyondFollowUp())
          .isEqualTo(row.text("beyond_last_time").equals("1") && horizon.survival() > 0);
    }
  }

  private void checkCurve(CsvRow row, String scale, SurvivalCurve.Horizon horizon) {
    double survival = row.number("surv");
    agreement.check(row + " S", horizon.survival(), survival);
    if (survival == 0 || survival == 1) {
      assertThat(horizon.standardError()).isZero();
      assertThat(horizon.interval()).isNull();
      return;
    }
    agreement.check(row + " SE", horizon.standardError(), row.number("std_err"));
    agreement.check(
        row + " " + scale,
        horizon.interval(),
        row.text("lower_" + scale),
        row.text("upper_" + scale));
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void quantilesAgree(String source) {
    for (CsvRow row : SharedReference.table(source + "_km_quantile")) {
      EventTable table = observations.eventTable(row, 1);
      assertThat(table.subjects()).isEqualTo(row.count("n"));
      assertThat(table.events()).isEqualTo(row.count("events"));
      checkQuantiles(row, table);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void followUpAgrees(String source) {
    for (CsvRow row : SharedReference.table(source + "_reverse_km")) {
      EventTable table = observations.eventTable(row, 1);
      assertThat(table.censored()).isEqualTo(row.count("censored"));
      checkQuantiles(row, table.reversed());
    }
  }

  private void checkQuantiles(CsvRow row, EventTable table) {
    SCALES.forEach(
        (name, scale) -> {
          SurvivalQuantile quantile =
              new KaplanMeier(scale, LEVEL).estimate(table).quantile(row.number("quantile"));
          agreement.check(row + " time", quantile.estimate(), row.text("time"));
          agreement.check(row + " lower", quantile.lower(), row.text("lower_" + name));
          agreement.check(row + " upper", quantile.upper(), row.text("upper_" + name));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void restrictedMeansAgree(String source) {
    for (CsvRow row : SharedReference.table(source + "_rmst")) {
      double tau = row.number("tau");
      SurvivalCurve curve = curve(row, ConfidenceScale.LOG_LOG);
      RestrictedMean mean = RestrictedMean.of(curve, tau).get();
      agreement.check(row + " mean", mean.mean(), row.number("rmst"));
      agreement.check(row + " SE", mean.standardError(), row.number("std_err"));
      assertThat(mean.extrapolated())
          .isEqualTo(row.number("max_time") < tau && curve.at(tau).get().survival() > 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void ratesAgree(String source) {
    for (CsvRow row : SharedReference.table(source + "_persontime")) {
      EventTable table = observations.eventTable(row, 1);
      @Nullable Interval interval =
          PoissonRateInterval.EXACT
              .interval(table.events(), (double) table.personDays(), LEVEL)
              .orElse(null);
      assertThat(table.personDays()).isEqualTo(row.count("person_time"));
      agreement.check(
          row.toString(), interval, row.text("rate_lower_exact"), row.text("rate_upper_exact"));
    }
  }

  private SurvivalCurve curve(CsvRow row, ConfidenceScale scale) {
    return curves.computeIfAbsent(
        List.of(SharedObservations.key(row), scale),
        unused -> new KaplanMeier(scale, LEVEL).estimate(observations.eventTable(row, 1)));
  }
}
