package org.sarcoma.outcomes.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.assessment;
import static org.sarcoma.outcomes.cohort.Facts.course;
import static org.sarcoma.outcomes.cohort.Facts.day;
import static org.sarcoma.outcomes.cohort.Facts.line;
import static org.sarcoma.outcomes.cohort.Facts.operation;
import static org.sarcoma.outcomes.cohort.Facts.pain;
import static org.sarcoma.outcomes.cohort.Facts.toxicity;
import static org.sarcoma.outcomes.cohort.Facts.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.registry.DiseaseAssessment.Status;
import org.sarcoma.outcomes.registry.Patient;
import org.sarcoma.outcomes.registry.PatientRecord;
import org.sarcoma.outcomes.registry.SystemicTherapy.Setting;

class DataCutoffTest {
  private static final int CUTOFF = 400;

  /** Criteria 1 to 6 come before the one that names the cut-off, 10 needs the operation. */
  @ParameterizedTest
  @CsvSource({"0, 9", "-1, 6"})
  void radiotherapyStartsOnTheCutoffAtTheLatest(int cutoff, int fulfilled) {
    assertThat(fulfilled(ordinary(), cutoff)).isEqualTo(fulfilled);
  }

  @ParameterizedTest
  @CsvSource({"50, 12", "49, 9"})
  void surgeryIsOnTheCutoffAtTheLatest(int cutoff, int fulfilled) {
    assertThat(fulfilled(ordinary(), cutoff)).isEqualTo(fulfilled);
  }

  @ParameterizedTest
  @CsvSource({"-30, 6", "-31, 1"})
  void metastasisIsFoundOnTheCutoffAtTheLatest(int cutoff, int fulfilled) {
    assertThat(fulfilled(ordinary(), cutoff)).isEqualTo(fulfilled);
  }

  @Test
  void courseOfUnknownSettingIsNotJudgedByALaterOperation() {
    assertThat(fulfilled(ordinary().course("setting", null), 50)).isEqualTo(12);
    assertThat(fulfilled(ordinary().course("setting", null), 49)).isEqualTo(3);
  }

  @Test
  void recurrenceAfterTheCutoffIsUnknown() {
    CmtCase patient = ordinary().assessments(assessment(51, Status.RECURRENCE, null));

    assertThat(cut(patient, 50).diseaseAssessments()).isEmpty();
    assertThat(cut(patient, 51).diseaseAssessments()).hasSize(1);
  }

  @Test
  void factsOnTheCutoffAreKnownAndLaterOnesAreNot() {
    CmtCase patient =
        ordinary()
            .courses(course(), with(course(), "startDate", day(401)))
            .operations(operation(400), operation(401))
            .assessments(assessment(400, null, null), assessment(401, null, null))
            .adverseEvents(toxicity(400, 1), toxicity(401, 1))
            .pain(pain(400, 1.0, null), pain(401, 1.0, null));

    PatientRecord known = cut(patient, CUTOFF);

    assertThat(known.radiotherapies()).containsExactly(course());
    assertThat(known.surgeries()).containsExactly(operation(400));
    assertThat(known.diseaseAssessments()).containsExactly(assessment(400, null, null));
    assertThat(known.adverseEvents()).containsExactly(toxicity(400, 1));
    assertThat(known.painAssessments()).containsExactly(pain(400, 1.0, null));
  }

  @Test
  void whatEndsAfterTheCutoffHasNotEnded() {
    CmtCase patient =
        ordinary()
            .courses(with(course(), "endDate", day(401)))
            .lines(with(line(Setting.PALLIATIVE, null, 300), "endDate", day(401)))
            .adverseEvents(with(toxicity(300, 2), "resolvedDate", day(401)));

    PatientRecord known = cut(patient, CUTOFF);

    assertThat(known.radiotherapies().get(0).endDate()).isNull();
    assertThat(known.systemicTherapies().get(0).endDate()).isNull();
    assertThat(known.adverseEvents().get(0).resolvedDate()).isNull();
  }

  @Test
  void lineThatStartsAfterTheCutoffIsStillPlanned() {
    PatientRecord known = cut(ordinary().lines(line(Setting.ADJUVANT, true, 401)), CUTOFF);

    assertThat(known.systemicTherapies())
        .singleElement()
        .satisfies(it -> assertThat(it.startDate()).isNull())
        .satisfies(it -> assertThat(it.planned()).isTrue());
  }

  @Test
  void metastasisAfterTheCutoffIsUnknown() {
    CmtCase patient = ordinary().diagnosis("metastasisDate", day(401));

    assertThat(cut(patient, CUTOFF).diagnoses().get(0).metastasisDate()).isNull();
    assertThat(cut(patient, 401).diagnoses().get(0).metastasisDate()).isEqualTo(day(401));
  }

  @Test
  void tumorDiagnosedAfterTheCutoffIsUnknown() {
    CmtCase patient = ordinary().diagnosis("diagnosisDate", day(401));

    assertThat(cut(patient, CUTOFF).diagnoses()).isEmpty();
    assertThat(cut(patient, 401).diagnoses()).hasSize(1);
  }

  @Test
  void deathOnTheCutoffIsADeath() {
    Patient known = cut(ordinary().died(CUTOFF, Patient.CauseOfDeath.SARCOMA), CUTOFF).patient();

    assertThat(known.deathDate()).isEqualTo(day(CUTOFF));
    assertThat(known.causeOfDeath()).isEqualTo(Patient.CauseOfDeath.SARCOMA);
    assertThat(known.vitalStatus()).isEqualTo(Patient.VitalStatus.DEAD);
  }

  @Test
  void whoDiesAfterTheCutoffIsAliveOnIt() {
    Patient known =
        cut(ordinary().died(CUTOFF + 1, Patient.CauseOfDeath.SARCOMA), CUTOFF).patient();

    assertThat(known.deathDate()).isNull();
    assertThat(known.causeOfDeath()).isNull();
    assertThat(known.vitalStatus()).isEqualTo(Patient.VitalStatus.ALIVE);
    assertThat(known.lastContactDate()).isEqualTo(day(CUTOFF));
  }

  @ParameterizedTest
  @CsvSource({"399, 399", "400, 400", "401, 400"})
  void lastContactIsCappedAtTheCutoff(int contact, int expected) {
    CmtCase patient = ordinary().assessments().lastContact(contact);

    assertThat(cut(patient, CUTOFF).patient().lastContactDate()).isEqualTo(day(expected));
  }

  @Test
  void aLaterFactShowsThatThePatientWasAliveOnTheCutoff() {
    CmtCase patient = ordinary().followedTo(500).lastContact(300);

    assertThat(cut(patient, CUTOFF).patient().lastContactDate()).isEqualTo(day(CUTOFF));
  }

  private static int fulfilled(CmtCase patient, int cutoff) {
    return ReferenceStudy.selection(ReferenceStudy.cohort("cmt", ""), day(cutoff))
        .select(patient.record())
        .fulfilled();
  }

  private static PatientRecord cut(CmtCase patient, int cutoff) {
    return new DataCutoff(day(cutoff)).apply(patient.record());
  }
}
