package org.sarcoma.outcomes.cohort;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.Diagnosis;
import org.sarcoma.outcomes.registry.PatientRecord;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.Surgery;
import org.sarcoma.outcomes.registry.Target;

/**
 * One way in which a patient may fulfil the criteria: a tumor, with the treatments of it that the
 * criteria so far have found. A patient has as many candidates as there are combinations.
 */
record Candidate(
    PatientRecord record,
    Diagnosis diagnosis,
    @Nullable Radiotherapy course,
    @Nullable Surgery operation) {

  /**
   * Earliest course first, then earliest operation, then earliest diagnosis, what has no date last.
   */
  private static final Comparator<Candidate> EARLIEST_FIRST =
      Comparator.comparing(
              (Candidate it) -> it.course == null ? null : it.course.startDate(),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              it -> it.operation == null ? null : it.operation.surgeryDate(),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              it -> it.diagnosis.diagnosisDate(), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(it -> it.diagnosis.tumorId())
          .thenComparing(it -> it.course == null ? "" : it.course.courseId());

  /** The candidate of several that is analyzed. */
  static Candidate earliest(List<Candidate> several) {
    return several.size() == 1 ? several.get(0) : Collections.min(several, EARLIEST_FIRST);
  }

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
    return those(record.radiotherapies(), it -> isOfThisTumor(it.tumorId()));
  }

  List<Surgery> operations() {
    return those(record.surgeries(), it -> isOfThisTumor(it.tumorId()));
  }

  /** Courses and operations of this tumor. */
  List<Treatment> treatments() {
    List<Treatment> treatments = new ArrayList<>();
    courses().forEach(it -> treatments.add(Treatment.of(it)));
    operations().forEach(it -> treatments.add(Treatment.of(it)));
    return treatments;
  }

  /** What is often none, or all there is, costs no copy. */
  private static <T> List<T> those(List<T> facts, Predicate<T> condition) {
    int left = 0;
    for (T fact : facts) {
      left += condition.test(fact) ? 1 : 0;
    }
    if (left == facts.size()) {
      return facts;
    }
    return left == 0 ? List.of() : facts.stream().filter(condition).toList();
  }

  /** A treatment that names no tumor may have been of this one. */
  boolean mayBeOfThisTumor(@Nullable String tumorId) {
    return tumorId == null || tumorId.equals(diagnosis.tumorId());
  }

  /** Whether distant metastasis is recorded, with or without the day. */
  boolean isMetastatic() {
    Integer lesions = diagnosis.metastaticLesionCount();
    String sites = diagnosis.metastaticSites();
    return diagnosis.metastasisDate() != null
        || (lesions != null && lesions > 0)
        || (sites != null && !sites.isBlank());
  }

  /** Whether a course of any kind is recorded that is not known to be later. */
  boolean isIrradiated(LocalDate cutoff) {
    return record.radiotherapies().stream()
        .filter(it -> mayBeOfThisTumor(it.tumorId()))
        .map(Candidate::firstKnownDay)
        .anyMatch(it -> it == null || !it.isAfter(cutoff));
  }

  /** Whether an operation of any kind is recorded that is not known to be later. */
  boolean isOperated(LocalDate cutoff) {
    return record.surgeries().stream()
        .filter(it -> mayBeOfThisTumor(it.tumorId()))
        .map(Surgery::surgeryDate)
        .anyMatch(it -> it == null || !it.isAfter(cutoff));
  }

  /** First day of a course, or else its last; null if neither is recorded. */
  static @Nullable LocalDate firstKnownDay(Radiotherapy course) {
    return course.startDate() == null ? course.endDate() : course.startDate();
  }

  /** Last day of the course found, or else its first; null if neither is recorded. */
  @Nullable LocalDate lastDayOfCourse() {
    return radiotherapy().endDate() == null ? radiotherapy().startDate() : radiotherapy().endDate();
  }

  /** Resections and amputations of the primary that are known to follow the course found. */
  List<Surgery> operationsAfterCourse(LocalDate cutoff) {
    LocalDate end = lastDayOfCourse();
    return those(
        operations(),
        it ->
            it.target() == Target.PRIMARY
                && it.procedure() != Surgery.Procedure.ABLATION
                && isBetween(end, it.surgeryDate(), cutoff));
  }

  private static boolean isBetween(
      @Nullable LocalDate before, @Nullable LocalDate day, LocalDate last) {
    return before != null && day != null && day.isAfter(before) && !day.isAfter(last);
  }
}
