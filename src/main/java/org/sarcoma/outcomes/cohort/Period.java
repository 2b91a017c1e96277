package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Section;

/** A stretch of days, both ends included; a missing end is open. */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) implements Serializable {

  static Period from(Section section) {
    Period period = new Period(section.optionalDate("from"), section.optionalDate("to"));
    if (period.from != null && period.to != null && period.to.isBefore(period.from)) {
      section.problem("to", "is before from; swap the two dates");
    }
    section.end();
    return period;
  }

  boolean contains(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
