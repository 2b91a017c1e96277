package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cumulative incidences against the shared reference values. */
class SharedCompetingRisksReferenceTest {
  private static final Map<String, ConfidenceScale> SCALES =
      Map.of(
          "log", ConfidenceScale.LOG,
          "loglog", ConfidenceScale.LOG_LOG,
          "plain", ConfidenceScale.PLAIN);
  private static final List<String> FIRST_CAUSES =
      List.of(
          "pcm",
          "sarcoma_death",
          "progression",
          "local_recurrence",
          "distant_metastasis",
          "derm_ae");

  private final SharedObservations observations = new SharedObservations();
  private final Map<List<Object>, CumulativeIncidence> curves = new HashMap<>();
  private final Agreement agreement = new Agreement(1e-9);

  @AfterEach
  void publishAgreement(TestReporter reporter) {
    reporter.publishEntry(agreement.summary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void curvesAgree(String source) {
    for (CsvRow row : SharedReference.table(source + "_aj_curve")) {
      SCALES.forEach((name, scale) -> check(row, name, scale));
      agreement.check(
          row + " event-free",
          horizon(row, ConfidenceScale.PLAIN).estimate().eventFree(),
          row.number("event_free"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void landmarksAgree(String source) {
    for (CsvRow row : SharedReference.table(source + "_aj_landmark")) {
      SCALES.forEach((name, scale) -> check(row, name, scale));
    }
  }

  /** R's {@code cuminc} agrees in the estimate; its variance is another estimator of the same. */
  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void landmarksOfCumincAgree(String source) {
    for (CsvRow row : SharedReference.table(source + "_cuminc_landmark")) {
      CumulativeIncidence.Horizon horizon = horizon(row, ConfidenceScale.PLAIN);
      if (row.has("est", "")) {
        boolean everybodyLeft = horizon.beyondFollowUp() || horizon.estimate().eventFree() == 0;
        assertThat(everybodyLeft).as("%s", row).isTrue();
      } else {
        agreement.check(row + " CIF", horizon.estimate().incidence(), row.number("est"));
      }
    }
  }

  /** The number of the cause that a row names. */
  static int cause(CsvRow row) {
    return FIRST_CAUSES.contains(row.text("cause")) ? 1 : 2;
  }

  private void check(CsvRow row, String name, ConfidenceScale scale) {
    CumulativeIncidence.Horizon horizon = horizon(row, scale);
    CumulativeIncidence.Estimate estimate = horizon.estimate();
    double incidence = row.number("cif");
    agreement.check(row + " CIF", estimate.incidence(), incidence);
    assertThat(horizon.atRisk()).isEqualTo(row.count("n_risk"));
    // The reference has 1 less a rounding error in some places.
    if (incidence == 0 || 1 - incidence < 1e-12) {
      assertThat(estimate.standardError()).isZero();
      assertThat(estimate.interval()).isNull();
      return;
    }
    agreement.check(row + " SE", estimate.standardError(), row.number("std_err_survfit"));
    agreement.check(row + " SE", estimate.standardError(), row.number("std_err_delta"));
    agreement.check(
        row + " " + name,
        estimate.interval(),
        row.text("lower_" + name),
        row.text("upper_" + name));
  }

  private CumulativeIncidence.Horizon horizon(CsvRow row, ConfidenceScale scale) {
    int cause = cause(row);
    return curves
        .computeIfAbsent(
            List.of(SharedObservations.key(row), cause, scale),
            unused ->
                new AalenJohansen(scale, 0.95).estimate(observations.eventTable(row, 2), cause))
        .at(row.number("time"))
        .orElseThrow();
  }
}
