package org.sarcoma.outcomes.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks the rows of a patient against the patient's own row; what fails is counted. */
final class PatientChecks {
  private final Patient patient;
  private final List<Finding> findings;

  PatientChecks(Patient patient, List<Finding> findings) {
    this.patient = patient;
    this.findings = findings;
    LocalDate death = patient.deathDate();
    LocalDate contact = patient.lastContactDate();
    if (death != null && contact != null && contact.isAfter(death)) {
      findings.add(new Finding(RegistryTable.PATIENT, RecordCheck.CONTACT_AFTER_DEATH, 1));
    }
  }

  /** Returns the check that makes the patient's own row unusable, if one does. */
  static @Nullable RecordCheck contradiction(Patient patient) {
    LocalDate death = patient.deathDate();
    Patient.VitalStatus status = patient.vitalStatus();
    if (status == Patient.VitalStatus.DEAD && death == null) {
      return RecordCheck.DEAD_WITHOUT_DATE;
    }
    if (status == Patient.VitalStatus.ALIVE && death != null) {
      return RecordCheck.ALIVE_WITH_DEATH_DATE;
    }
    boolean beforeBirth =
        isBeforeBirth(patient, death) || isBeforeBirth(patient, patient.lastContactDate());
    return beforeBirth ? RecordCheck.BEFORE_BIRTH : null;
  }

  List<Diagnosis> diagnoses(List<Diagnosis> rows) {
    return inLifetime(
        RegistryTable.DIAGNOSIS,
        inLifetime(RegistryTable.DIAGNOSIS, rows, Diagnosis::diagnosisDate),
        Diagnosis::metastasisDate);
  }

  List<Radiotherapy> radiotherapies(List<Radiotherapy> rows) {
    return inLifetime(RegistryTable.RADIOTHERAPY, rows, Radiotherapy::startDate).stream()
        .map(
            it ->
                endsBeforeStart(RegistryTable.RADIOTHERAPY, it.startDate(), it.endDate())
                    ? withoutEnd(it)
                    : it)
        .toList();
  }

  List<Surgery> surgeries(List<Surgery> rows) {
    return inLifetime(RegistryTable.SURGERY, rows, Surgery::surgeryDate);
  }

  List<SystemicTherapy> systemicTherapies(List<SystemicTherapy> rows) {
    return inLifetime(RegistryTable.SYSTEMIC_THERAPY, rows, SystemicTherapy::startDate).stream()
        .map(
            it ->
                endsBeforeStart(RegistryTable.SYSTEMIC_THERAPY, it.startDate(), it.endDate())
                    ? withoutEnd(it)
                    : it)
        .toList();
  }

  List<DiseaseAssessment> diseaseAssessments(List<DiseaseAssessment> rows) {
    return inLifetime(RegistryTable.DISEASE_ASSESSMENT, rows, DiseaseAssessment::assessmentDate);
  }

  List<AdverseEvent> adverseEvents(List<AdverseEvent> rows) {
    return inLifetime(RegistryTable.ADVERSE_EVENT, rows, AdverseEvent::onsetDate).stream()
        .map(
            it ->
                endsBeforeStart(RegistryTable.ADVERSE_EVENT, it.onsetDate(), it.resolvedDate())
                    ? withoutEnd(it)
                    : it)
        .toList();
  }

  List<PainAssessment> painAssessments(List<PainAssessment> rows) {
    return inLifetime(RegistryTable.PAIN_ASSESSMENT, rows, PainAssessment::assessmentDate);
  }

  /** Leaves out what is dated before birth or after death; what has no date stays. */
  private <T> List<T> inLifetime(
      RegistryTable table, List<T> rows, Function<T, @Nullable LocalDate> date) {
    List<T> kept = new ArrayList<>();
    for (T row : rows) {
      LocalDate day = date.apply(row);
      LocalDate death = patient.deathDate();
      if (isBeforeBirth(patient, day)) {
        findings.add(new Finding(table, RecordCheck.BEFORE_BIRTH, 1));
      } else if (day != null && death != null && day.isAfter(death)) {
        findings.add(new Finding(table, RecordCheck.AFTER_DEATH, 1));
      } else {
        kept.add(row);
      }
    }
    return kept;
  }

  private static boolean isBeforeBirth(Patient patient, @Nullable LocalDate day) {
    Integer birthYear = patient.birthYear();
    return day != null && birthYear != null && day.getYear() < birthYear;
  }

  private boolean endsBeforeStart(
      RegistryTable table, @Nullable LocalDate start, @Nullable LocalDate end) {
    boolean wrong = start != null && end != null && end.isBefore(start);
    if (wrong) {
      findings.add(new Finding(table, RecordCheck.END_BEFORE_START, 1));
    }
    return wrong;
  }

  private static Radiotherapy withoutEnd(Radiotherapy it) {
    return new Radiotherapy(
        it.patientId(),
        it.tumorId(),
        it.courseId(),
        it.target(),
        it.setting(),
        it.startDate(),
        null,
        it.totalDoseGy(),
        it.fractions(),
        it.technique(),
        it.completedAsPlanned());
  }

  private static SystemicTherapy withoutEnd(SystemicTherapy it) {
    return new SystemicTherapy(
        it.patientId(),
        it.lineId(),
        it.setting(),
        it.planned(),
        it.startDate(),
        null,
        it.regimen(),
        it.bestResponse(),
        it.delayedBy());
  }

  private static AdverseEvent withoutEnd(AdverseEvent it) {
    return new AdverseEvent(
        it.patientId(),
        it.onsetDate(),
        null,
        it.term(),
        it.meddraCode(),
        it.grade(),
        it.scale(),
        it.scaleVersion(),
        it.attribution(),
        it.woundCriterion());
  }
}
