package org.sarcoma.outcomes.cohort;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.Diagnosis;
import org.sarcoma.outcomes.registry.PatientRecord;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.Surgery;

/**
 * One way in which a patient may fulfil the criteria: a tumor, with the treatments of it that the
 * criteria so far have found. A patient has as many candidates as there are combinations.
 */
record Candidate(
    PatientRecord record,
    Diagnosis diagnosis,
    @Nullable Radiotherapy course,
    @Nullable Surgery operation) {

  /** Earliest course first, then earliest operation: the first candidate is the one analyzed. */
  static final Comparator<Candidate> EARLIEST_FIRST =
      Comparator.comparing(
              (Candidate it) -> it.course == null ? null : it.course.startDate(),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              it -> it.operation == null ? null : it.operation.surgeryDate(),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(it -> it.diagnosis.tumorId())
          .thenComparing(it -> it.course == null ? "" : it.course.courseId());

  static Candidate of(PatientRecord record, Diagnosis diagnosis) {
    return new Candidate(record, diagnosis, null, null);
  }

  /** The course that an earlier criterion has found; {@link CohortDefinition} checks the order. */
  Radiotherapy radiotherapy() {
    return requireNonNull(course, "criterion before a course of radiotherapy is known");
  }

  Surgery surgery() {
    return requireNonNull(operation, "criterion before an operation is known");
  }

  Candidate with(Radiotherapy found) {
    return new Candidate(record, diagnosis, found, operation);
  }

  Candidate with(Surgery found) {
    return new Candidate(record, diagnosis, course, found);
  }

  List<Candidate> onlyIf(boolean fulfilled) {
    return fulfilled ? List.of(this) : List.of();
  }

  /** A treatment that names no tumor belongs to the only one there is, or to none. */
  boolean isOfThisTumor(@Nullable String tumorId) {
    return tumorId == null ? record.diagnoses().size() == 1 : tumorId.equals(diagnosis.tumorId());
  }

  List<Radiotherapy> courses() {
    return record.radiotherapies().stream().filter(it -> isOfThisTumor(it.tumorId())).toList();
  }

  List<Surgery> operations() {
    return record.surgeries().stream().filter(it -> isOfThisTumor(it.tumorId())).toList();
  }
}
