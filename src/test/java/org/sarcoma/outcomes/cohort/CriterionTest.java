package org.sarcoma.outcomes.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.assessment;
import static org.sarcoma.outcomes.cohort.Facts.course;
import static org.sarcoma.outcomes.cohort.Facts.day;
import static org.sarcoma.outcomes.cohort.Facts.operation;
import static org.sarcoma.outcomes.cohort.Facts.with;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sarcoma.outcomes.registry.Diagnosis.Presentation;
import org.sarcoma.outcomes.registry.DiseaseAssessment;
import org.sarcoma.outcomes.registry.DiseaseAssessment.Status;
import org.sarcoma.outcomes.registry.Radiotherapy.Setting;
import org.sarcoma.outcomes.registry.Surgery.Procedure;
import org.sarcoma.outcomes.registry.Target;

/** Patients who just fulfil or just fail one criterion of the default cohort. */
class CriterionTest {
  private static final CohortDefinition COHORT =
      ReferenceStudy.cohort(
          "cmt", "treatment-period { from = \"2019-12-31\", to = \"2023-12-31\" }");

  static Stream<Arguments> eligible() {
    return Stream.of(
        Arguments.of("the ordinary course", ordinary()),
        Arguments.of(
            "metastasis found on the first day", ordinary().diagnosis("metastasisDate", day(0))),
        Arguments.of("dose at the upper tolerance", ordinary().course("totalDoseGy", 40.10)),
        Arguments.of("dose at the lower tolerance", ordinary().course("totalDoseGy", 40.00)),
        Arguments.of("14 fractions, stopped early", stopped(37.38, 14)),
        Arguments.of("one fraction, stopped early", stopped(2.67, 1)),
        Arguments.of("unknown setting, operated after it", ordinary().course("setting", null)),
        Arguments.of("treatment of an unnamed only tumor", unnamedTumor()),
        Arguments.of("first day of the period", startingOn(-1)),
        Arguments.of("surgery the day after radiotherapy", operatedOn(19)),
        Arguments.of("surgery at the longest gap", operatedOn(18 + 120)),
        Arguments.of("no end of radiotherapy, gap from its start", withoutEnd(120)),
        Arguments.of("amputation", ordinary().operation("procedure", Procedure.AMPUTATION)),
        Arguments.of("procedure not recorded", ordinary().operation("procedure", null)),
        Arguments.of("no selection reason", ordinary().diagnosis("selectionReason", null)),
        Arguments.of(
            "progression before surgery", assessed(assessment(30, Status.PROGRESSION, null))),
        Arguments.of(
            "distant recurrence before surgery", assessed(assessment(30, null, Status.RECURRENCE))),
        Arguments.of(
            "recurrence the day after surgery", assessed(assessment(51, Status.RECURRENCE, null))),
        Arguments.of("recurrent at presentation", presentedRecurrent(-1)));
  }

  static Stream<Arguments> excluded() {
    return Stream.of(
        fails(Criterion.SOFT_TISSUE_HISTOLOGY, ordinary().diagnosis("morphology", "9180/3")),
        fails(Criterion.SOFT_TISSUE_HISTOLOGY, ordinary().diagnosis("morphology", null)),
        fails(Criterion.SOFT_TISSUE_HISTOLOGY, ordinary().diagnosis("topography", "C40.2")),
        fails(Criterion.SOFT_TISSUE_HISTOLOGY, ordinary().diagnoses()),
        fails(Criterion.METASTATIC, ordinary().diagnosis("metastasisDate", null)),
        fails(Criterion.PRIMARY_RADIOTHERAPY, ordinary().courses()),
        fails(Criterion.PRIMARY_RADIOTHERAPY, ordinary().course("target", Target.METASTASIS)),
        fails(Criterion.PRIMARY_RADIOTHERAPY, ordinary().course("target", Target.LOCAL_RECURRENCE)),
        fails(Criterion.PRIMARY_RADIOTHERAPY, ordinary().course("tumorId", "other")),
        fails(
            Criterion.PREOPERATIVE_RADIOTHERAPY,
            ordinary().course("setting", Setting.POSTOPERATIVE)),
        fails(
            Criterion.PREOPERATIVE_RADIOTHERAPY, ordinary().course("setting", Setting.PALLIATIVE)),
        fails(
            Criterion.PREOPERATIVE_RADIOTHERAPY, ordinary().course("setting", Setting.DEFINITIVE)),
        fails(Criterion.PREOPERATIVE_RADIOTHERAPY, ordinary().course("setting", null).operations()),
        fails(Criterion.SCHEDULE, ordinary().course("totalDoseGy", 40.11)),
        fails(Criterion.SCHEDULE, ordinary().course("totalDoseGy", 39.99)),
        fails(Criterion.SCHEDULE, ordinary().course("totalDoseGy", null)),
        fails(Criterion.SCHEDULE, ordinary().course("fractions", 16)),
        fails(Criterion.SCHEDULE, ordinary().course("fractions", null)),
        fails(Criterion.SCHEDULE, ordinary().course("fractions", 14)),
        fails(Criterion.SCHEDULE, ordinary().course("totalDoseGy", 42.75)),
        fails(Criterion.SCHEDULE, stopped(40.05, 10)),
        fails(Criterion.SCHEDULE, stopped(0, 0)),
        fails(
            Criterion.METASTATIC_BEFORE_RADIOTHERAPY,
            ordinary().diagnosis("metastasisDate", day(1))),
        fails(Criterion.TREATMENT_PERIOD, startingOn(-2)),
        fails(Criterion.SURGERY_OF_PRIMARY, ordinary().operations()),
        fails(Criterion.SURGERY_OF_PRIMARY, operatedOn(18)),
        fails(Criterion.SURGERY_OF_PRIMARY, operatedOn(-5)),
        fails(Criterion.SURGERY_OF_PRIMARY, ordinary().operation("target", Target.METASTASIS)),
        fails(
            Criterion.SURGERY_OF_PRIMARY, ordinary().operation("target", Target.LOCAL_RECURRENCE)),
        fails(Criterion.SURGERY_OF_PRIMARY, ordinary().operation("tumorId", "other")),
        fails(Criterion.SURGERY_OF_PRIMARY, ordinary().operation("procedure", Procedure.ABLATION)),
        fails(Criterion.SURGERY_GAP, operatedOn(18 + 121)),
        fails(Criterion.SURGERY_GAP, withoutEnd(121)),
        fails(Criterion.BEFORE_RECURRENCE, assessed(assessment(30, Status.RECURRENCE, null))),
        fails(Criterion.BEFORE_RECURRENCE, assessed(assessment(50, Status.RECURRENCE, null))),
        fails(Criterion.BEFORE_RECURRENCE, assessed(assessment(-1, Status.RECURRENCE, null))),
        fails(Criterion.BEFORE_RECURRENCE, presentedRecurrent(0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("eligible")
  void fulfilsEveryCriterion(String fact, CmtCase patient) {
    assertThat(firstFailed(patient)).isNull();
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("excluded")
  void isExcludedByTheFirstCriterionThatFails(Criterion criterion, CmtCase patient) {
    assertThat(firstFailed(patient)).isEqualTo(criterion);
  }

  static @Nullable Criterion firstFailed(CmtCase patient) {
    int fulfilled =
        ReferenceStudy.selection(COHORT, day(ReferenceStudy.CUTOFF_DAY))
            .select(patient.record())
            .fulfilled();
    return fulfilled == COHORT.criteria().size() ? null : COHORT.criteria().get(fulfilled);
  }

  private static Arguments fails(Criterion criterion, CmtCase patient) {
    return Arguments.of(criterion, patient);
  }

  private static CmtCase stopped(double dose, int fractions) {
    return ordinary()
        .course("totalDoseGy", dose)
        .course("fractions", fractions)
        .course("completedAsPlanned", false);
  }

  private static CmtCase startingOn(int day) {
    return ordinary().course("startDate", day(day));
  }

  private static CmtCase operatedOn(int day) {
    return ordinary().operations(operation(day));
  }

  private static CmtCase withoutEnd(int surgery) {
    return operatedOn(surgery).course("endDate", null);
  }

  private static CmtCase unnamedTumor() {
    return ordinary()
        .courses(with(course(), "tumorId", null))
        .operations(with(operation(50), "tumorId", null));
  }

  private static CmtCase assessed(DiseaseAssessment assessment) {
    return ordinary().assessments(assessment);
  }

  private static CmtCase presentedRecurrent(int day) {
    return assessed(assessment(day, Status.RECURRENCE, null))
        .diagnosis("presentation", Presentation.LOCALLY_RECURRENT);
  }
}
