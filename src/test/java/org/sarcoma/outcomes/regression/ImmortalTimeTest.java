package org.sarcoma.outcomes.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.Facts;
import org.sarcoma.outcomes.registry.Patient.CauseOfDeath;
import org.sarcoma.outcomes.result.RegressionRow;
import org.sarcoma.outcomes.result.Status;

/** The treatment against none, where the truth is known. */
class ImmortalTimeTest {
  private static final int MEAN_SURVIVAL = 400;
  private static final int LATEST_TREATMENT = 360;

  /**
   * Death comes at the same rate whoever is treated, and treatment to those who live to see it:
   * only the naive analysis finds an effect.
   */
  @Test
  void treatmentWithoutEffectSeemsToHelpInTheNaiveAnalysisOnly() {
    Random random = new Random(20260101);
    List<CmtCase> patients = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      int death = 1 + (int) (-MEAN_SURVIVAL * Math.log(random.nextDouble()));
      int treatment = 10 + random.nextInt(LATEST_TREATMENT);
      boolean planned = random.nextBoolean();
      patients.add(planned && treatment < death ? treated(treatment, death) : untreated(death));
    }
    List<RegressionRow> rows = of("rt_started", patients);

    assertThat(rows).hasSize(6).allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.OK));
    for (RegressionRow row : rows) {
      double z = value(row.estimate()) / value(row.stdError());
      if (row.model().equals(ImmortalTime.NAIVE)) {
        assertThat(z).as(row.model()).isLessThan(-5);
      } else {
        assertThat(z).as(row.model()).isBetween(-2.5, 2.5);
      }
    }
  }

  /** Treated on day 100 of 500, treated on day 200 of 300, untreated dead on day 150 and 400. */
  @Test
  void timeBelongsToTheStateItIsSpentIn() {
    List<RegressionRow> rows =
        of(
            "rt_started",
            List.of(treated(100, 500), treated(200, 300), untreated(150), untreated(400)));

    assertThat(row(rows, "immortal_time_naive").nPatients()).isEqualTo(4);
    assertThat(row(rows, "immortal_time_landmark_90d").nPatients()).isEqualTo(4);
    assertThat(row(rows, "immortal_time_landmark_180d").nPatients()).isEqualTo(3);
    assertThat(row(rows, "immortal_time_landmark_365d").nPatients()).isEqualTo(2);
    assertThat(row(rows, "immortal_time_time_dependent").nPatients()).isEqualTo(4 + 2);
    assertThat(rows).allSatisfy(it -> assertThat(it.stratifiedBy()).isEqualTo("institution"));
    assertThat(rows)
        .allSatisfy(it -> assertThat(it.term()).isEqualTo("combined_modality_treatment"));
  }

  /** Before day 90 nobody is treated: a landmark there compares nothing. */
  @Test
  void landmarkBeforeAnyTreatmentHasNoEstimate() {
    RegressionRow early =
        row(
            of("rt_started", List.of(treated(100, 500), untreated(150), untreated(400))),
            "immortal_time_landmark_90d");

    assertThat(early.estimate()).isNull();
    assertThat(early.reason()).isEqualTo("collinear");
    assertThat(early.status()).isEqualTo(Status.NOT_ESTIMABLE);
  }

  /** Surgery alone on day 120: compared until then, but not as untreated from time zero. */
  @Test
  void otherLocalTreatmentEndsTheComparison() {
    CmtCase surgeryOnly =
        metastatic(120)
            .courses()
            .operations(Facts.operation(0))
            .died(500 - 120, CauseOfDeath.SARCOMA);
    List<RegressionRow> rows =
        of("rt_started", List.of(treated(100, 500), untreated(400), surgeryOnly));

    assertThat(row(rows, "immortal_time_naive").nPatients()).isEqualTo(2);
    assertThat(row(rows, "immortal_time_landmark_90d").nPatients()).isEqualTo(3);
    assertThat(row(rows, "immortal_time_landmark_180d").nPatients()).isEqualTo(2);
    assertThat(row(rows, "immortal_time_time_dependent").nPatients()).isEqualTo(2 + 1 + 1);
    assertThat(row(rows, "immortal_time_time_dependent").nEvent()).isEqualTo(2);
  }

  private static List<RegressionRow> of(String population, List<CmtCase> patients) {
    return Regressions.rows(
            Regressions.model("endpoints = [pfs], covariates = [size_cm]"), "os", patients)
        .stream()
        .filter(it -> it.population().equals(population) && it.method().equals("cox"))
        .toList();
  }

  private static RegressionRow row(List<RegressionRow> rows, String model) {
    return rows.stream().filter(it -> it.model().equals(model)).findFirst().orElseThrow();
  }

  /** Metastasis so many days before day 0. */
  private static CmtCase metastatic(int before) {
    return ordinary()
        .diagnosis("diagnosisDate", day(-before))
        .diagnosis("metastasisDate", day(-before))
        .assessments();
  }

  /** Days of the treatment and of death count from metastasis. */
  private static CmtCase treated(int treatment, int death) {
    CmtCase patient = metastatic(treatment).died(death - treatment, CauseOfDeath.SARCOMA);
    return death - treatment > Facts.SURGERY ? patient : patient.operations();
  }

  private static CmtCase untreated(int death) {
    return metastatic(0).courses().operations().died(death, CauseOfDeath.SARCOMA);
  }

  private static double value(@Nullable Double number) {
    return Objects.requireNonNull(number);
  }
}
