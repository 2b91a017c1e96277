package org.sarcoma.outcomes.cohort;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.Diagnosis;
import org.sarcoma.outcomes.registry.Patient;
import org.sarcoma.outcomes.registry.PatientRecord;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.SystemicTherapy;

/** A patient as known on the day of the data cut-off: nothing dated later exists. */
final class DataCutoff {
  private final LocalDate day;

  DataCutoff(LocalDate day) {
    this.day = day;
  }

  PatientRecord apply(PatientRecord record) {
    if (isAllKnown(record)) {
      return record;
    }
    return new PatientRecord(
        record.institution(),
        patient(record),
        tumors(record),
        until(record.radiotherapies(), Candidate::firstKnownDay).stream()
            .map(this::radiotherapy)
            .toList(),
        until(record.surgeries(), it -> it.surgeryDate()),
        record.systemicTherapies().stream().map(this::systemicTherapy).toList(),
        until(record.diseaseAssessments(), it -> it.assessmentDate()),
        until(record.adverseEvents(), it -> it.onsetDate()).stream()
            .map(this::adverseEvent)
            .toList(),
        until(record.painAssessments(), it -> it.assessmentDate()));
  }

  /** Whether there is nothing in a record that would have to go. */
  private boolean isAllKnown(PatientRecord record) {
    Patient patient = record.patient();
    boolean hasCauseAlone = patient.deathDate() == null && patient.causeOfDeath() != null;
    return !isLater(FollowUp.lastKnownAlive(record))
        && !isLater(patient.deathDate())
        && !hasCauseAlone;
  }

  /** Tumors diagnosed by then; a tumor without a date of diagnosis is one of them. */
  List<Diagnosis> tumors(PatientRecord record) {
    boolean isAllKnown = true;
    for (Diagnosis it : record.diagnoses()) {
      isAllKnown &= !isLater(it.diagnosisDate()) && !isLater(it.metastasisDate());
    }
    if (isAllKnown) {
      return record.diagnoses();
    }
    return record.diagnoses().stream()
        .filter(it -> it.diagnosisDate() == null || !it.diagnosisDate().isAfter(day))
        .map(this::diagnosis)
        .toList();
  }

  /** A fact without a date is not known to be later. */
  private <T> List<T> until(List<T> facts, Function<T, @Nullable LocalDate> date) {
    return facts.stream().filter(it -> !isLater(date.apply(it))).toList();
  }

  private boolean isLater(@Nullable LocalDate date) {
    return date != null && date.isAfter(day);
  }

  private @Nullable LocalDate known(@Nullable LocalDate date) {
    return isLater(date) ? null : date;
  }

  /** Who was seen or died after the cut-off, or has any fact dated after it, was alive on it. */
  private Patient patient(PatientRecord record) {
    Patient it = record.patient();
    LocalDate death = known(it.deathDate());
    LocalDate end = FollowUp.end(record);
    return new Patient(
        it.patientId(),
        it.linkageId(),
        it.sex(),
        it.birthYear(),
        it.deathDate() != null && death == null ? Patient.VitalStatus.ALIVE : it.vitalStatus(),
        death,
        death == null ? null : it.causeOfDeath(),
        end != null && end.isAfter(day) ? day : it.lastContactDate());
  }

  private Radiotherapy radiotherapy(Radiotherapy it) {
    return new Radiotherapy(
        it.patientId(),
        it.tumorId(),
        it.courseId(),
        it.target(),
        it.setting(),
        it.startDate(),
        known(it.endDate()),
        it.totalDoseGy(),
        it.fractions(),
        it.technique(),
        it.completedAsPlanned());
  }

  /** What metastases that are found later are like is not known either. */
  private Diagnosis diagnosis(Diagnosis it) {
    boolean metastaticLater = isLater(it.metastasisDate());
    return new Diagnosis(
        it.patientId(),
        it.tumorId(),
        it.diagnosisDate(),
        it.topography(),
        it.morphology(),
        it.fnclccGrade(),
        it.sizeCm(),
        it.presentation(),
        known(it.metastasisDate()),
        metastaticLater ? null : it.metastaticLesionCount(),
        metastaticLater ? null : it.metastaticSites(),
        it.ecog(),
        it.selectionReason());
  }

  private SystemicTherapy systemicTherapy(SystemicTherapy it) {
    return new SystemicTherapy(
        it.patientId(),
        it.lineId(),
        it.setting(),
        it.planned(),
        known(it.startDate()),
        known(it.endDate()),
        it.regimen(),
        it.bestResponse(),
        it.delayedBy());
  }

  private AdverseEvent adverseEvent(AdverseEvent it) {
    return new AdverseEvent(
        it.patientId(),
        it.onsetDate(),
        known(it.resolvedDate()),
        it.term(),
        it.meddraCode(),
        it.grade(),
        it.scale(),
        it.scaleVersion(),
        it.attribution(),
        it.woundCriterion());
  }
}
