package org.sarcoma.outcomes.cohort;

import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.SystemicTherapy;

/** When systemic therapy was given around the local treatment. */
public enum SystemicTiming {
  BEFORE,
  AFTER,
  BEFORE_AND_AFTER,
  NONE;

  /**
   * Looks at the lines started before radiotherapy and after surgery. A line whose setting is not
   * recorded counts if it started within the window. Null where there are lines, but the days of
   * the local treatment to compare them with are not known.
   */
  public static @Nullable SystemicTiming of(CohortMember member, int windowDays) {
    boolean before = false;
    boolean after = false;
    boolean any = false;
    for (SystemicTherapy line : member.record().systemicTherapies()) {
      any |= line.startDate() != null;
      before |= isBefore(line, member, windowDays);
      after |= isAfter(line, member, windowDays);
    }
    if (!any) {
      return NONE;
    }
    if (member.date(TimeZero.RADIOTHERAPY_START) == null || member.hasUnplacedOperation()) {
      return null;
    }
    if (before) {
      return after ? BEFORE_AND_AFTER : BEFORE;
    }
    return after ? AFTER : NONE;
  }

  public boolean isBefore() {
    return this == BEFORE || this == BEFORE_AND_AFTER;
  }

  public boolean isAfter() {
    return this == AFTER || this == BEFORE_AND_AFTER;
  }

  private static boolean isBefore(SystemicTherapy line, CohortMember member, int windowDays) {
    Integer days = CohortMember.days(line.startDate(), member.date(TimeZero.RADIOTHERAPY_START));
    return days != null
        && days > 0
        && (line.setting() == SystemicTherapy.Setting.BEFORE_LOCAL
            || (line.setting() == null && days <= windowDays));
  }

  private static boolean isAfter(SystemicTherapy line, CohortMember member, int windowDays) {
    Integer days = CohortMember.days(member.date(TimeZero.SURGERY), line.startDate());
    return days != null
        && days > 0
        && (line.setting() == SystemicTherapy.Setting.ADJUVANT
            || (line.setting() == null && days <= windowDays));
  }
}
