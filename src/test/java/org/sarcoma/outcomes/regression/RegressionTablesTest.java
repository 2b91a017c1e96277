package org.sarcoma.outcomes.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.SURGERY;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.Facts;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.registry.DiseaseAssessment;
import org.sarcoma.outcomes.registry.Patient.CauseOfDeath;
import org.sarcoma.outcomes.result.BaselineHazardRow;
import org.sarcoma.outcomes.result.RegressionModelRow;
import org.sarcoma.outcomes.result.RegressionRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.Conventions;
import org.sarcoma.outcomes.statistics.CoxFit;
import org.sarcoma.outcomes.statistics.CoxModel;
import org.sarcoma.outcomes.statistics.RegressionData;
import org.sarcoma.outcomes.statistics.RegressionTerm;
import org.sarcoma.outcomes.statistics.TieMethod;

/** Rows of regressions against fits of the same numbers, typed in. Days count from surgery. */
class RegressionTablesTest {
  private static final double[] SIZES = {5, 12, 7, 9, 4, 11, 6, 8};
  private static final int[] DAYS = {500, 60, 300, 60, 700, 200, 100, 400};

  @Test
  void modelOfANumberIsTheFitOfItsColumn() {
    RegressionData.Builder data = RegressionData.of(List.of("size_cm"));
    for (int i = 0; i < SIZES.length; i++) {
      data.pattern(0, 0, SIZES[i]).add(DAYS[i], i == 4 ? 0 : 1, 1);
    }
    CoxFit fit = new CoxModel(TieMethod.EFRON, CoxModel.Penalty.NONE).fit(data.build());
    RegressionTerm.Estimated expected = (RegressionTerm.Estimated) fit.terms().get(0);
    RegressionRow row = only(cox(operated("covariates = [size_cm]", sized())));

    assertThat(row.estimate()).isCloseTo(expected.coefficient(), within(1e-12));
    assertThat(row.hazardRatio()).isCloseTo(Math.exp(expected.coefficient()), within(1e-12));
    assertThat(row.stdError()).isCloseTo(expected.standardError(), within(1e-12));
    assertThat(row.pValue()).isCloseTo(expected.pValue(), within(1e-12));
    assertThat(row.level()).isEqualTo("per_unit");
    assertThat(row.nPatients()).isEqualTo(8);
    assertThat(row.nEvent()).isEqualTo(7);
    assertThat(row.ties()).isEqualTo("efron");
    assertThat(row.ciMethod()).isEqualTo("wald");
    assertThat(row.stratifiedBy()).isEqualTo("none");
    assertThat(row.clusteredStdError()).isNull();
  }

  @Test
  void fewEventsAddAFitWithFirthsPenalty() {
    assertThat(operated("covariates = [size_cm]", sized()))
        .extracting(RegressionRow::method, RegressionRow::ciMethod)
        .containsExactly(tuple("cox", "wald"), tuple("cox_firth", "profile_likelihood"));
  }

  @Test
  void eachCovariateIsAlsoFittedOnItsOwn() {
    List<RegressionRow> rows = cox(operated("covariates = [size_cm, age_years]", sizedAndAged()));

    assertThat(rows)
        .extracting(RegressionRow::term, RegressionRow::adjustedFor)
        .containsExactly(
            tuple("size_cm", "age_years"),
            tuple("age_years", "size_cm"),
            tuple("size_cm", "none"),
            tuple("age_years", "none"));
  }

  @Test
  void thePatientOfWhomAVariableIsNotRecordedIsLeftOutAndCounted() {
    List<CmtCase> patients = new ArrayList<>(sized());
    patients.add(ordinary().diagnosis("sizeCm", null));
    RegressionRow row = only(cox(operated("covariates = [size_cm]", patients)));

    assertThat(row.nPatients()).isEqualTo(8);
    assertThat(row.nExcluded()).isEqualTo(1);
  }

  @Test
  void levelsAreComparedWithTheMostFrequent() {
    List<CmtCase> patients = new ArrayList<>();
    int[] grades = {3, 3, 3, 3, 2, 2, 1, 3};
    for (int i = 0; i < grades.length; i++) {
      patients.add(sized().get(i).diagnosis("fnclccGrade", grades[i]));
    }

    assertThat(cox(operated("covariates = [fnclcc_grade]", patients)))
        .extracting(RegressionRow::level, RegressionRow::referenceLevel)
        .containsExactly(tuple("1", "3"), tuple("2", "3"));
  }

  /** All with a large tumor die before any other. */
  @Test
  void monotoneLikelihoodIsReportedAndPenalized() {
    List<CmtCase> patients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      patients.add(died(10 + i).diagnosis("fnclccGrade", 3));
      patients.add(died(600 + i).diagnosis("fnclccGrade", 2));
    }
    List<RegressionRow> rows = operated("covariates = [fnclcc_grade]", patients);

    assertThat(rows)
        .extracting(RegressionRow::method, RegressionRow::reason, RegressionRow::status)
        .containsExactly(
            tuple("cox", "monotone_likelihood", Status.NOT_ESTIMABLE),
            tuple("cox_firth", null, Status.OK));
    assertThat(rows.get(0).estimate()).isNull();
    assertThat(rows.get(0).hazardRatio()).isNull();
    assertThat(rows.get(0).ciLower()).isNull();
    assertThat(rows.get(1).ciMethod()).isEqualTo("profile_likelihood");
    assertThat(rows.get(1).estimate()).isFinite();
  }

  @Test
  void competingEventsAddFineAndGraysModelOfEachCause() {
    List<CmtCase> patients = new ArrayList<>();
    for (int i = 0; i < SIZES.length; i++) {
      int day = SURGERY + DAYS[i];
      CmtCase patient = i % 2 == 0 ? died(DAYS[i]) : ordinary().followedTo(day);
      patients.add(
          (i % 2 == 0
                  ? patient
                  : patient.assessments(
                      Facts.assessment(day, DiseaseAssessment.Status.PROGRESSION, null)))
              .diagnosis("sizeCm", SIZES[i]));
    }
    List<RegressionRow> rows =
        Regressions.rows(
                Regressions.model("endpoints = [local_recurrence], covariates = [size_cm]"),
                "local_recurrence",
                patients)
            .stream()
            .filter(it -> it.population().equals("operated"))
            .filter(it -> !it.method().equals("cox_firth"))
            .toList();

    assertThat(rows)
        .extracting(RegressionRow::method, RegressionRow::cause, RegressionRow::nEvent)
        .containsExactly(
            tuple("cox", 1, 4L),
            tuple("fine_gray", 1, 4L),
            tuple("cox", 2, 4L),
            tuple("fine_gray", 2, 4L));
  }

  /** Late toxicity is counted from day 91 on. */
  @Test
  void fineAndGraysModelIsNotFittedWithDelayedEntry() {
    assertThat(
            Regressions.rows(
                Regressions.model("endpoints = [late_toxicity_g2], covariates = [size_cm]"),
                "late_toxicity_g2",
                sized()))
        .filteredOn(it -> it.method().equals("fine_gray"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.reason()).isEqualTo("delayed_entry"))
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.NOT_ESTIMABLE));
  }

  @Test
  void institutionsAreStrataAndClusters() {
    RegressionRow one =
        only(cox(operated("covariates = [size_cm], strata = [institution]", sized())));

    assertThat(one.stratifiedBy()).isEqualTo("institution");
    assertThat(one.clusteredStdError()).isNull();
  }

  @Test
  void nobodyHasRowsThatSaySo() {
    assertThat(operated("covariates = [size_cm]", List.of()))
        .singleElement()
        .satisfies(it -> assertThat(it.nPatients()).isZero())
        .satisfies(it -> assertThat(it.estimate()).isNull())
        .satisfies(it -> assertThat(it.status()).isEqualTo(Status.NO_DATA));
  }

  @Test
  void theModelHasItsTestsAndItsBaselineHazard() {
    List<Record> records =
        Regressions.records(
            Regressions.model("endpoints = [os], covariates = [size_cm, age_years]"),
            sizedAndAged());

    assertThat(records)
        .filteredOn(RegressionModelRow.class::isInstance)
        .extracting(it -> ((RegressionModelRow) it).population())
        .contains("operated", "rt_started");
    assertThat(records)
        .filteredOn(
            it -> it instanceof BaselineHazardRow row && row.population().equals("operated"))
        .extracting(it -> ((BaselineHazardRow) it).day())
        .containsExactly(60, 100, 200, 300, 400, 500);
  }

  @Test
  void tiesAreByTheConventionsUnlessNamed() {
    assertThat(ties("", Conventions.SAS)).isEqualTo(TieMethod.BRESLOW);
    assertThat(ties("", Conventions.R)).isEqualTo(TieMethod.EFRON);
    assertThat(ties("ties = efron", Conventions.SAS)).isEqualTo(TieMethod.EFRON);
  }

  private static TieMethod ties(String changes, Conventions conventions) {
    return RegressionSettings.from(
            ReferenceStudy.section("regression", changes, new Problems()),
            List.of("os", "pfs", "local_recurrence"),
            conventions)
        .ties();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "models.m { title = t, endpoints = [], covariates = [size_cm], strata = [] } | is empty",
        "models.m { title = t, endpoints = [os], covariates = [], strata = [] } | is empty; name at",
        "models.m { title = t, endpoints = [os], covariates = [ecog, ecog], strata = [] } | twice",
        "models.m { title = t, endpoints = [os], covariates = [selection_reason], strata = [] } | no separate",
        "models.m { title = t, endpoints = [os], covariates = [ecog], strata = [age_years] } | names age_years",
        "models.m { title = t, endpoints = [oss], covariates = [ecog], strata = [] } | oss",
        "immortal-time.landmarks-days = [90, 30] | is not increasing whole days",
        "immortal-time.landmarks-days = [90.5] | is not increasing whole days",
        "immortal-time.endpoints = [oss] | oss",
        "firth-below-events-per-term = -1 | is negative",
        "ties = exact | is \"exact\"; expected one of"
      })
  void settingsSayWhatIsWrong(String changes, String problem) {
    Problems problems = new Problems();

    Regressions.settings(changes, problems);

    assertThat(problems.all())
        .anySatisfy(it -> assertThat(it).startsWith("regression.").contains(problem));
  }

  private static List<RegressionRow> operated(String model, List<CmtCase> patients) {
    return Regressions.rows(Regressions.model("endpoints = [os], " + model), "os", patients)
        .stream()
        .filter(it -> it.population().equals("operated") && it.model().equals("prognostic"))
        .toList();
  }

  private static List<RegressionRow> cox(List<RegressionRow> rows) {
    return rows.stream().filter(it -> it.method().equals("cox")).toList();
  }

  private static RegressionRow only(List<RegressionRow> rows) {
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  /** The patient at index 4 is alive. */
  private static List<CmtCase> sized() {
    List<CmtCase> patients = new ArrayList<>();
    for (int i = 0; i < SIZES.length; i++) {
      CmtCase patient = i == 4 ? ordinary().followedTo(SURGERY + DAYS[i]) : died(DAYS[i]);
      patients.add(patient.diagnosis("sizeCm", SIZES[i]));
    }
    return patients;
  }

  private static List<CmtCase> sizedAndAged() {
    int[] births = {1950, 1962, 1947, 1980, 1955, 1949, 1971, 1966};
    List<CmtCase> patients = new ArrayList<>();
    for (int i = 0; i < births.length; i++) {
      patients.add(sized().get(i).patient("birthYear", births[i]));
    }
    return patients;
  }

  private static CmtCase died(int day) {
    return ordinary().assessments().died(SURGERY + day, CauseOfDeath.SARCOMA);
  }
}
