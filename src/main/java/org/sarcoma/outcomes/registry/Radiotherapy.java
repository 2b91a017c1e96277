package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code radiotherapy}: one per course. Of some courses only the existence is known.
 *
 * @param tumorId tumor the course was given for; null where the registry does not say
 * @param target what was irradiated; null where the registry does not say
 * @param startDate null where the registry does not say
 * @param totalDoseGy dose given over the whole course
 * @param fractions fractions given over the whole course
 * @param technique free text, for example {@code IMRT}
 * @param completedAsPlanned false if the course was stopped early
 */
public record Radiotherapy(
    String patientId,
    @Nullable String tumorId,
    String courseId,
    @Nullable Target target,
    @Nullable Setting setting,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable Double totalDoseGy,
    @Nullable Integer fractions,
    @Nullable String technique,
    @Nullable Boolean completedAsPlanned)
    implements Serializable {

  public enum Setting {
    PREOPERATIVE,
    POSTOPERATIVE,
    DEFINITIVE,
    PALLIATIVE
  }
}
