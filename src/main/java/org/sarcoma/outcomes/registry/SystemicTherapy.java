package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code systemic_therapy}: one per line, given or planned.
 *
 * @param planned whether the line was planned when treatment of the primary was decided
 * @param startDate null if the line never started
 * @param delayedBy what delayed the start, if anything did
 */
public record SystemicTherapy(
    String patientId,
    String lineId,
    @Nullable Setting setting,
    @Nullable Boolean planned,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable String regimen,
    @Nullable Response bestResponse,
    @Nullable DelayedBy delayedBy)
    implements Serializable {

  public enum Setting {
    BEFORE_LOCAL,
    ADJUVANT,
    PALLIATIVE
  }

  public enum Response {
    COMPLETE,
    PARTIAL,
    STABLE,
    PROGRESSION
  }

  public enum DelayedBy {
    WOUND_COMPLICATION,
    OTHER_TOXICITY,
    PATIENT_CHOICE,
    OTHER
  }
}
