package org.sarcoma.outcomes.cohort;

import static org.sarcoma.outcomes.registry.Target.METASTASIS;
import static org.sarcoma.outcomes.registry.Target.PRIMARY;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.Diagnosis;
import org.sarcoma.outcomes.registry.PatientRecord;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.Surgery;

/**
 * A patient as a member of a population: the record as of the data cut-off, with the tumor and
 * treatments that made the patient eligible.
 *
 * @param followUp the record, with how long the patient was followed
 * @param radiotherapy the course the criteria found; null in cohorts that ask for none
 * @param surgery the operation the criteria found; null while not operated
 */
public record CohortMember(
    CohortDefinition cohort,
    Population population,
    FollowUp followUp,
    Diagnosis diagnosis,
    @Nullable Radiotherapy radiotherapy,
    @Nullable Surgery surgery) {

  public PatientRecord record() {
    return followUp.record();
  }

  public String institution() {
    return record().institution();
  }

  /**
   * Whether everything that is observed of the two is the same: one patient, in populations that
   * differ in who belongs to them, but not in the days from which time is counted.
   */
  @SuppressWarnings("ReferenceEquality") // populations of one patient share what they agree on
  public boolean isObservedAs(CohortMember other) {
    return record() == other.record()
        && diagnosis == other.diagnosis
        && radiotherapy == other.radiotherapy
        && surgery == other.surgery
        && cohort.looksAs(other.cohort)
        && population.timeZero() == other.population.timeZero()
        && population.joinedAt() == other.population.joinedAt();
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
    return followUp.end();
  }

  /** Last disease assessment; null if there is none. */
  public @Nullable LocalDate lastAssessment() {
    return followUp.lastAssessment();
  }

  /** First dated local treatment of the tumor, of any kind; null if there is none. */
  public @Nullable LocalDate firstLocalTreatment() {
    LocalDate first = null;
    for (Treatment treatment : Candidate.of(record(), diagnosis).treatments()) {
      LocalDate day = treatment.date();
      if (treatment.target() != METASTASIS
          && day != null
          && (first == null || day.isBefore(first))) {
        first = day;
      }
    }
    return first;
  }

  /** Whether the tumor was, or may have been, treated locally on a day that cannot be told. */
  public boolean hasUnplacedLocalTreatment() {
    for (Treatment treatment : Candidate.of(record(), diagnosis).treatments()) {
      if (treatment.target() != METASTASIS && !treatment.isPlaced()) {
        return true;
      }
    }
    return false;
  }

  /** All treatments on record, of whatever tumor and target. */
  public List<Treatment> treatments() {
    List<Treatment> treatments = courses();
    treatments.addAll(operations());
    return treatments;
  }

  private List<Treatment> courses() {
    List<Treatment> courses = new ArrayList<>();
    record().radiotherapies().forEach(it -> courses.add(Treatment.of(it)));
    return courses;
  }

  private List<Treatment> operations() {
    List<Treatment> operations = new ArrayList<>();
    record().surgeries().forEach(it -> operations.add(Treatment.of(it)));
    return operations;
  }

  /**
   * Whether the primary may have been operated on without this being the operation of the member:
   * its day or target is not recorded, or the cohort does not look for one. Such a member is not
   * known to be without surgery.
   */
  public boolean hasUnplacedOperation() {
    return surgery == null && mayBeOfPrimary(operations(), Criterion.SURGERY_OF_PRIMARY);
  }

  /** The same of radiotherapy, where the first day of the course is what is needed. */
  public boolean hasUnplacedCourse() {
    return date(TimeZero.RADIOTHERAPY_START) == null
        && mayBeOfPrimary(courses(), Criterion.PRIMARY_RADIOTHERAPY);
  }

  /** What the criterion has looked at and not found is not it, if there was enough to look at. */
  private boolean mayBeOfPrimary(List<Treatment> treatments, Criterion finder) {
    Candidate tumor = Candidate.of(record(), diagnosis);
    boolean sought = cohort.seeks(finder);
    for (Treatment it : treatments) {
      if (tumor.mayBeOfThisTumor(it.tumorId())
          && it.mayBeOf(PRIMARY)
          && !(sought && it.isPlaced())) {
        return true;
      }
    }
    return false;
  }

  /** Whole days from one recorded day to another; null if either is not recorded. */
  public static @Nullable Integer days(@Nullable LocalDate from, @Nullable LocalDate to) {
    return from == null || to == null ? null : Math.toIntExact(ChronoUnit.DAYS.between(from, to));
  }
}
