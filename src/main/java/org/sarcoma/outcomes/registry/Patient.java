package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code patient}: one per patient of an institution.
 *
 * @param linkageId pseudonym shared across institutions, where a linkage exists
 * @param birthYear four digits
 * @param deathDate null while alive or lost to follow-up
 * @param causeOfDeath null while alive; {@link CauseOfDeath#UNKNOWN} when dead and not recorded
 * @param lastContactDate last date the patient is known to be alive, or the date of death
 */
public record Patient(
    String patientId,
    @Nullable String linkageId,
    @Nullable Sex sex,
    @Nullable Integer birthYear,
    @Nullable VitalStatus vitalStatus,
    @Nullable LocalDate deathDate,
    @Nullable CauseOfDeath causeOfDeath,
    @Nullable LocalDate lastContactDate)
    implements Serializable {

  public enum Sex {
    FEMALE,
    MALE,
    OTHER
  }

  public enum VitalStatus {
    ALIVE,
    DEAD
  }

  public enum CauseOfDeath {
    SARCOMA,
    TREATMENT,
    OTHER,
    UNKNOWN
  }
}
