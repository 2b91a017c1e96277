package org.sarcoma.outcomes.cohort;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.Diagnosis;
import org.sarcoma.outcomes.registry.DiseaseAssessment;
import org.sarcoma.outcomes.registry.PainAssessment;
import org.sarcoma.outcomes.registry.PatientRecord;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.Surgery;
import org.sarcoma.outcomes.registry.SystemicTherapy;

/**
 * How long a patient was followed: many endpoints end there, so that it is looked for once. Equal
 * if it is of the same patient. Not safe for use by several threads.
 */
public final class FollowUp {
  private final PatientRecord record;
  private @Nullable LocalDate end;
  private @Nullable LocalDate lastAssessment;
  private boolean hasEnd;
  private boolean hasLastAssessment;

  FollowUp(PatientRecord record) {
    this.record = record;
  }

  PatientRecord record() {
    return record;
  }

  /** Day of death, or else the later of last contact and the last dated fact; null without any. */
  @Nullable LocalDate end() {
    if (!hasEnd) {
      end = end(record);
      hasEnd = true;
    }
    return end;
  }

  /** Last disease assessment; null if there is none. */
  @Nullable LocalDate lastAssessment() {
    if (!hasLastAssessment) {
      for (DiseaseAssessment it : record.diseaseAssessments()) {
        lastAssessment = later(lastAssessment, it.assessmentDate());
      }
      hasLastAssessment = true;
    }
    return lastAssessment;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FollowUp it && it.record.equals(record);
  }

  @Override
  public int hashCode() {
    return record.hashCode();
  }

  /** Day of death, or else the later of last contact and the last dated fact; null without any. */
  static @Nullable LocalDate end(PatientRecord record) {
    LocalDate death = record.patient().deathDate();
    return death != null ? death : lastKnownAlive(record);
  }

  /** The later of last contact and the last dated fact; null without any. */
  static @Nullable LocalDate lastKnownAlive(PatientRecord record) {
    LocalDate last = record.patient().lastContactDate();
    for (Diagnosis it : record.diagnoses()) {
      last = later(later(last, it.diagnosisDate()), it.metastasisDate());
    }
    for (Radiotherapy it : record.radiotherapies()) {
      last = later(later(last, it.startDate()), it.endDate());
    }
    for (Surgery it : record.surgeries()) {
      last = later(last, it.surgeryDate());
    }
    for (SystemicTherapy it : record.systemicTherapies()) {
      last = later(later(last, it.startDate()), it.endDate());
    }
    for (DiseaseAssessment it : record.diseaseAssessments()) {
      last = later(last, it.assessmentDate());
    }
    for (AdverseEvent it : record.adverseEvents()) {
      last = later(later(last, it.onsetDate()), it.resolvedDate());
    }
    for (PainAssessment it : record.painAssessments()) {
      last = later(last, it.assessmentDate());
    }
    return last;
  }

  private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}
