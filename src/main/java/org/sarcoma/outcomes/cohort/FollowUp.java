package org.sarcoma.outcomes.cohort;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.PatientRecord;

/** How long a patient was followed. */
final class FollowUp {
  private FollowUp() {}

  /** Day of death, or else the later of last contact and the last dated fact; null without any. */
  static @Nullable LocalDate end(PatientRecord record) {
    LocalDate death = record.patient().deathDate();
    return death != null
        ? death
        : datesKnownAlive(record).filter(Objects::nonNull).max(LocalDate::compareTo).orElse(null);
  }

  private static Stream<@Nullable LocalDate> datesKnownAlive(PatientRecord record) {
    return Stream.of(
            Stream.of(record.patient().lastContactDate()),
            record.diagnoses().stream()
                .flatMap(it -> dates(it.diagnosisDate(), it.metastasisDate())),
            record.radiotherapies().stream().flatMap(it -> dates(it.startDate(), it.endDate())),
            record.surgeries().stream().map(it -> it.surgeryDate()),
            record.systemicTherapies().stream().flatMap(it -> dates(it.startDate(), it.endDate())),
            record.diseaseAssessments().stream().map(it -> it.assessmentDate()),
            record.adverseEvents().stream().flatMap(it -> dates(it.onsetDate(), it.resolvedDate())),
            record.painAssessments().stream().map(it -> it.assessmentDate()))
        .flatMap(it -> it);
  }

  private static Stream<@Nullable LocalDate> dates(
      @Nullable LocalDate first, @Nullable LocalDate second) {
    return Stream.of(first, second);
  }
}
