package org.sarcoma.outcomes.cohort;

import static org.sarcoma.outcomes.cohort.Facts.day;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.Diagnosis;
import org.sarcoma.outcomes.registry.DiseaseAssessment;
import org.sarcoma.outcomes.registry.PainAssessment;
import org.sarcoma.outcomes.registry.Patient;
import org.sarcoma.outcomes.registry.PatientRecord;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.Surgery;
import org.sarcoma.outcomes.registry.SystemicTherapy;

/** A patient with an ordinary eligible course, and copies that differ in what a test is about. */
public record CmtCase(PatientRecord record) {
  public static final String INSTITUTION = "here";

  /**
   * Radiotherapy on days 0 to 18, surgery on day 50, alive without progression on day 800, when
   * everything was last assessed.
   */
  public static CmtCase ordinary() {
    Patient patient =
        new Patient(
            Facts.PATIENT,
            null,
            Patient.Sex.FEMALE,
            1960,
            Patient.VitalStatus.ALIVE,
            null,
            null,
            day(Facts.LAST_CONTACT));
    return new CmtCase(
        new PatientRecord(
            INSTITUTION,
            patient,
            List.of(Facts.diagnosis()),
            List.of(Facts.course()),
            List.of(Facts.operation(Facts.SURGERY)),
            List.of(),
            List.of(
                Facts.assessment(
                    Facts.LAST_CONTACT,
                    DiseaseAssessment.Status.NONE,
                    DiseaseAssessment.Status.STABLE)),
            List.of(),
            List.of()));
  }

  public CmtCase at(String institution) {
    return new CmtCase(Facts.with(record, "institution", institution));
  }

  /** Seen and assessed for the last time on a day. */
  public CmtCase followedTo(int day) {
    return lastContact(day)
        .assessments(
            Facts.assessment(day, DiseaseAssessment.Status.NONE, DiseaseAssessment.Status.STABLE));
  }

  public CmtCase lastContact(@Nullable Integer day) {
    return patient("lastContactDate", day == null ? null : day(day));
  }

  public CmtCase died(int day, Patient.@Nullable CauseOfDeath cause) {
    LocalDate date = day(day);
    return patient("deathDate", date)
        .patient("vitalStatus", Patient.VitalStatus.DEAD)
        .patient("causeOfDeath", cause)
        .patient("lastContactDate", date);
  }

  public CmtCase patient(String component, @Nullable Object value) {
    return new CmtCase(
        Facts.with(record, "patient", Facts.with(record.patient(), component, value)));
  }

  /** Changes the only diagnosis. */
  public CmtCase diagnosis(String component, @Nullable Object value) {
    return diagnoses(Facts.with(record.diagnoses().get(0), component, value));
  }

  /** Changes the only course. */
  public CmtCase course(String component, @Nullable Object value) {
    return courses(Facts.with(record.radiotherapies().get(0), component, value));
  }

  /** Changes the only operation. */
  public CmtCase operation(String component, @Nullable Object value) {
    return operations(Facts.with(record.surgeries().get(0), component, value));
  }

  public CmtCase diagnoses(Diagnosis... rows) {
    return new CmtCase(Facts.with(record, "diagnoses", List.of(rows)));
  }

  public CmtCase courses(Radiotherapy... rows) {
    return new CmtCase(Facts.with(record, "radiotherapies", List.of(rows)));
  }

  public CmtCase operations(Surgery... rows) {
    return new CmtCase(Facts.with(record, "surgeries", List.of(rows)));
  }

  public CmtCase lines(SystemicTherapy... rows) {
    return new CmtCase(Facts.with(record, "systemicTherapies", List.of(rows)));
  }

  public CmtCase assessments(DiseaseAssessment... rows) {
    return new CmtCase(Facts.with(record, "diseaseAssessments", List.of(rows)));
  }

  public CmtCase adverseEvents(AdverseEvent... rows) {
    return new CmtCase(Facts.with(record, "adverseEvents", List.of(rows)));
  }

  public CmtCase pain(PainAssessment... rows) {
    return new CmtCase(Facts.with(record, "painAssessments", List.of(rows)));
  }
}
