package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code disease_assessment}: the state of the disease on one day.
 *
 * @param localStatus at the site of the primary; null if not assessed
 * @param distantStatus elsewhere; null if not assessed
 */
public record DiseaseAssessment(
    String patientId,
    LocalDate assessmentDate,
    @Nullable Status localStatus,
    @Nullable Status distantStatus)
    implements Serializable {

  public enum Status {
    NONE,
    STABLE,
    RESPONSE,
    PROGRESSION,
    RECURRENCE
  }
}
