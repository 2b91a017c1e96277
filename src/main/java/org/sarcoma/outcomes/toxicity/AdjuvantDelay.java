package org.sarcoma.outcomes.toxicity;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.TimeZero;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.registry.SystemicTherapy;

/**
 * What became of the planned adjuvant systemic therapy of one operated member.
 *
 * @param days from surgery to the start of the first planned line; {@link #NOT_STARTED} if it never
 *     started
 */
public record AdjuvantDelay(Category category, int days) implements Serializable {

  /** Days of a line that never started. */
  public static final int NOT_STARTED = -1;

  /** Categories overlap: each says one thing about those in {@link #PLANNED}. */
  public enum Category {
    /** Adjuvant therapy was planned. */
    PLANNED,
    STARTED,
    STARTED_IN_TIME,
    STARTED_LATE,
    NOT_STARTED,
    DELAYED_BY_WOUND_COMPLICATION,
    DIED_BEFORE_START,
    /** The institution keeps no systemic therapy, or the day of surgery is not known. */
    NOT_RECORDED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static List<AdjuvantDelay> of(CohortMember member, MemberCounts.Rules rules) {
    LocalDate surgery = member.date(TimeZero.SURGERY);
    if (surgery == null && !member.hasUnplacedOperation()) {
      return List.of();
    }
    boolean kept =
        rules.coverage().keeps(member.institution(), Set.of(RegistryTable.SYSTEMIC_THERAPY));
    if (!kept || surgery == null) {
      return List.of(new AdjuvantDelay(Category.NOT_RECORDED, NOT_STARTED));
    }
    List<SystemicTherapy> planned = planned(member);
    return planned.isEmpty() ? List.of() : ofPlanned(planned, member, rules);
  }

  private static List<SystemicTherapy> planned(CohortMember member) {
    return member.record().systemicTherapies().stream()
        .filter(it -> it.setting() == SystemicTherapy.Setting.ADJUVANT)
        .filter(it -> Boolean.TRUE.equals(it.planned()))
        .toList();
  }

  private static List<AdjuvantDelay> ofPlanned(
      List<SystemicTherapy> planned, CohortMember member, MemberCounts.Rules rules) {
    int days =
        planned.stream()
            .map(it -> CohortMember.days(member.date(TimeZero.SURGERY), it.startDate()))
            .filter(it -> it != null && it >= 0)
            .min(Comparator.naturalOrder())
            .orElse(NOT_STARTED);
    boolean started = days != NOT_STARTED;
    boolean died = member.record().patient().deathDate() != null;
    boolean byWound =
        planned.stream()
            .anyMatch(it -> it.delayedBy() == SystemicTherapy.DelayedBy.WOUND_COMPLICATION);
    boolean late = days > rules.treatment().adjuvantDelayDays();
    List<AdjuvantDelay> delays = new ArrayList<>();
    addIf(true, Category.PLANNED, days, delays);
    addIf(started, Category.STARTED, days, delays);
    addIf(started && !late, Category.STARTED_IN_TIME, days, delays);
    addIf(started && late, Category.STARTED_LATE, days, delays);
    addIf(!started, Category.NOT_STARTED, days, delays);
    addIf(byWound, Category.DELAYED_BY_WOUND_COMPLICATION, days, delays);
    addIf(!started && died, Category.DIED_BEFORE_START, days, delays);
    return delays;
  }

  private static void addIf(
      boolean applies, Category category, int days, List<AdjuvantDelay> delays) {
    if (applies) {
      delays.add(new AdjuvantDelay(category, days));
    }
  }
}
