package org.sarcoma.outcomes.toxicity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.TimeZero;

/** Acute or late, counted from the first day of radiotherapy. */
public enum ToxicityWindow {
  ACUTE,
  LATE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean contains(int day, int acuteDays) {
    return this == ACUTE ? day >= 0 && day <= acuteDays : day > acuteDays;
  }

  /**
   * Days of the window under observation: acute is day 0 to {@code acuteDays}, both included; late
   * is every day after. Null without radiotherapy.
   */
  @Nullable Integer observedDays(CohortMember member, int acuteDays) {
    Integer end = CohortMember.days(member.date(TimeZero.RADIOTHERAPY_START), member.followUpEnd());
    if (end == null || end < 0) {
      return null;
    }
    int acute = Math.min(end, acuteDays);
    return this == ACUTE ? Integer.valueOf(acute) : Integer.valueOf(end - acute);
  }
}
