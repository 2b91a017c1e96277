package org.sarcoma.outcomes.cohort;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.Diagnosis;
import org.sarcoma.outcomes.registry.PatientRecord;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.Surgery;
import org.sarcoma.outcomes.registry.Target;

/**
 * A patient as a member of a population: the record as of the data cut-off, with the tumor and
 * treatments that made the patient eligible.
 *
 * @param radiotherapy the course the criteria found; null in cohorts that ask for none
 * @param surgery the operation the criteria found; null while not operated
 */
public record CohortMember(
    CohortDefinition cohort,
    Population population,
    PatientRecord record,
    Diagnosis diagnosis,
    @Nullable Radiotherapy radiotherapy,
    @Nullable Surgery surgery) {

  public String institution() {
    return record.institution();
  }

  /** Returns the day, or null where it is not recorded or has not come. */
  public @Nullable LocalDate date(TimeZero timeZero) {
    return switch (timeZero) {
      case DIAGNOSIS -> diagnosis.diagnosisDate();
      case METASTASIS -> diagnosis.metastasisDate();
      case RADIOTHERAPY_START -> radiotherapy == null ? null : radiotherapy.startDate();
      case SURGERY -> surgery == null ? null : surgery.surgeryDate();
    };
  }

  /** Last day on which anything is known: death, or else last contact or the last dated fact. */
  public @Nullable LocalDate followUpEnd() {
    return FollowUp.end(record);
  }

  /** Last disease assessment; null if there is none. */
  public @Nullable LocalDate lastAssessment() {
    return record.diseaseAssessments().stream()
        .map(it -> it.assessmentDate())
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  /** First local treatment of the tumor, of any kind; null if there is none. */
  public @Nullable LocalDate firstLocalTreatment() {
    Candidate candidate = Candidate.of(record, diagnosis);
    return Stream.concat(
            candidate.courses().stream()
                .filter(it -> it.target() != Target.METASTASIS)
                .map(Radiotherapy::startDate),
            candidate.operations().stream()
                .filter(it -> it.target() != Target.METASTASIS)
                .map(Surgery::surgeryDate))
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  /** Whole days from one recorded day to another; null if either is not recorded. */
  public static @Nullable Integer days(@Nullable LocalDate from, @Nullable LocalDate to) {
    return from == null || to == null ? null : Math.toIntExact(ChronoUnit.DAYS.between(from, to));
  }
}
