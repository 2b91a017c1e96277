package org.sarcoma.outcomes.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.course;
import static org.sarcoma.outcomes.cohort.Facts.day;
import static org.sarcoma.outcomes.cohort.Facts.diagnosis;
import static org.sarcoma.outcomes.cohort.Facts.line;
import static org.sarcoma.outcomes.cohort.Facts.operation;
import static org.sarcoma.outcomes.cohort.Facts.with;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.registry.Diagnosis;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.registry.Surgery;
import org.sarcoma.outcomes.registry.SystemicTherapy.Setting;
import org.sarcoma.outcomes.registry.Target;

class CohortSelectionTest {
  private static final String WITHOUT_ADJUVANT = "operated_no_adjuvant_planned";

  @Test
  void eligiblePatientBelongsToEveryPopulation() {
    assertThat(populations(ordinary()))
        .containsExactlyInAnyOrder("rt_started", "operated", WITHOUT_ADJUVANT);
    assertThat(ReferenceStudy.select(ordinary()).undetermined()).isEmpty();
  }

  @Test
  void whoIsNeverOperatedHasStartedRadiotherapy() {
    CmtCase patient = ordinary().operations();

    assertThat(populations(patient)).containsExactly("rt_started");
    assertThat(ReferenceStudy.member(patient, "rt_started").surgery()).isNull();
  }

  @Test
  void whoFailsBeforeRadiotherapyBelongsNowhere() {
    assertThat(populations(ordinary().courses())).isEmpty();
  }

  @Test
  void memberOfTheStartedPopulationKnowsTheOperationThatFollowed() {
    CohortMember member = ReferenceStudy.member(ordinary(), "rt_started");

    assertThat(member.surgery()).isEqualTo(operation(50));
    assertThat(member.date(member.population().timeZero())).isEqualTo(day(0));
  }

  @Test
  void operationBeyondTheGapIsNotThatOfTheStartedPopulation() {
    CmtCase patient = ordinary().operations(operation(200));

    assertThat(populations(patient)).containsExactly("rt_started");
    assertThat(ReferenceStudy.member(patient, "rt_started").surgery()).isNull();
  }

  @Test
  void theCourseThatTheOperationFollowsIsTheOneOfTheOperated() {
    Radiotherapy early = courseOn("early", -400);
    CmtCase patient = ordinary().diagnosis("metastasisDate", day(-500)).courses(early, course());

    assertThat(ReferenceStudy.operated(patient).radiotherapy()).isEqualTo(course());
    assertThat(ReferenceStudy.member(patient, "rt_started").radiotherapy()).isEqualTo(early);
    assertThat(ReferenceStudy.member(patient, "rt_started").surgery()).isNull();
  }

  @Test
  void courseOfAMetastasisIsPassedOver() {
    Radiotherapy ofMetastasis = with(courseOn("m", -10), "target", Target.METASTASIS);

    assertThat(ReferenceStudy.operated(ordinary().courses(ofMetastasis, course())).radiotherapy())
        .isEqualTo(course());
  }

  @Test
  void theFirstOfSeveralOperationsIsTheOne() {
    CmtCase patient = ordinary().operations(operation(10), operation(45), operation(60));

    assertThat(ReferenceStudy.operated(patient).surgery()).isEqualTo(operation(45));
  }

  @Test
  void treatmentsOfAnotherTumorAreNotMixedIn() {
    Diagnosis other = with(diagnosis(), "tumorId", "u");
    Surgery ofOther = with(operation(30), "tumorId", "u");
    CmtCase patient = ordinary().diagnoses(diagnosis(), other).operations(ofOther, operation(50));

    CohortMember member = ReferenceStudy.operated(patient);

    assertThat(member.diagnosis().tumorId()).isEqualTo(Facts.TUMOR);
    assertThat(member.surgery()).isEqualTo(operation(50));
  }

  @Test
  void theEligibleOfSeveralTumorsIsFound() {
    Diagnosis ofBone = with(with(diagnosis(), "tumorId", "a"), "topography", "C40.2");

    assertThat(
            ReferenceStudy.operated(ordinary().diagnoses(ofBone, diagnosis()))
                .diagnosis()
                .tumorId())
        .isEqualTo(Facts.TUMOR);
  }

  @Test
  void courseThatNamesNoTumorOfSeveralBelongsToNone() {
    CmtCase patient =
        ordinary()
            .diagnoses(diagnosis(), with(diagnosis(), "tumorId", "u"))
            .course("tumorId", null);

    assertThat(ReferenceStudy.select(patient).fulfilled()).isEqualTo(2);
  }

  @Test
  void tumorDiagnosedAfterTheCutoffDoesNotMakeTreatmentAmbiguous() {
    Diagnosis later =
        with(
            with(diagnosis(), "tumorId", "u"), "diagnosisDate", day(ReferenceStudy.CUTOFF_DAY + 1));
    CmtCase patient = ordinary().diagnoses(diagnosis(), later).course("tumorId", null);

    assertThat(populations(patient)).contains("operated");
  }

  @Test
  void plannedAdjuvantTherapyLeavesTheSubset() {
    assertThat(populations(ordinary().lines(line(Setting.ADJUVANT, true, null))))
        .containsExactlyInAnyOrder("rt_started", "operated");
    assertThat(populations(ordinary().lines(line(Setting.ADJUVANT, false, 90))))
        .contains(WITHOUT_ADJUVANT);
    assertThat(populations(ordinary().lines(line(Setting.PALLIATIVE, true, 90))))
        .contains(WITHOUT_ADJUVANT);
  }

  @Test
  void nobodyIsWithoutPlanWherePlansAreNotRecorded() {
    CohortSelection selection =
        new CohortSelection(
            new Protocol(
                ReferenceStudy.cohort("cmt", ""),
                day(ReferenceStudy.CUTOFF_DAY),
                SoftTissueHistologies.bundled()),
            ReferenceStudy.coverageWithout(RegistryTable.SYSTEMIC_THERAPY));

    CohortSelection.Outcome outcome = selection.select(ordinary().record());

    assertThat(outcome.members())
        .extracting(it -> it.population().code())
        .containsExactlyInAnyOrder("rt_started", "operated");
    assertThat(outcome.undetermined())
        .extracting(it -> it.population().code())
        .containsExactly(WITHOUT_ADJUVANT);
  }

  @ParameterizedTest
  @CsvSource({
    "cmt, , true",
    "cmt, 6, true",
    "cmt_oligometastatic, 5, true",
    "cmt_oligometastatic, 6, false",
    "cmt_oligometastatic, , false",
    "cmt_oligometastatic, 0, false",
    "cmt_oligometastatic_3, 3, true",
    "cmt_oligometastatic_3, 4, false"
  })
  void stricterCohortsAskForFewerLesions(String code, Integer lesions, boolean selected) {
    CmtCase patient = ordinary().diagnosis("metastaticLesionCount", lesions);

    assertThat(select(ReferenceStudy.cohort(code, ""), patient)).isEqualTo(selected);
  }

  @ParameterizedTest
  @CsvSource({
    "oligometastatic, true",
    "recurrence_risk;SYSTEMIC_RESPONSE , true",
    "location_or_symptoms, false",
    "recurrence_risk, false",
    ", false"
  })
  void anyOneOfTheConfiguredReasonsIsEnough(String reasons, boolean selected) {
    CohortDefinition cohort =
        ReferenceStudy.cohort("cmt", "selection-reasons = [oligometastatic, systemic_response]");

    assertThat(select(cohort, ordinary().diagnosis("selectionReason", reasons)))
        .isEqualTo(selected);
  }

  private static Radiotherapy courseOn(String id, int day) {
    return with(
        with(with(course(), "courseId", id), "startDate", day(day)), "endDate", day(day + 18));
  }

  private static boolean select(CohortDefinition cohort, CmtCase patient) {
    return !ReferenceStudy.selection(cohort, day(ReferenceStudy.CUTOFF_DAY))
        .select(patient.record())
        .members()
        .isEmpty();
  }

  private static List<String> populations(CmtCase patient) {
    return ReferenceStudy.select(patient).members().stream()
        .map(it -> it.population().code())
        .toList();
  }
}
