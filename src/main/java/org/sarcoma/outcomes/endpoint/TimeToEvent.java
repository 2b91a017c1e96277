package org.sarcoma.outcomes.endpoint;

import static org.sarcoma.outcomes.cohort.CohortMember.days;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.TimeZero;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.registry.RegistryTable;

/**
 * Turns dates into day, entry and cause.
 *
 * <p>Day 0 is time zero. The earliest occurrence decides; on the same day an event comes before a
 * competing event, and both before an occurrence that censors. Without any, the time is censored
 * where observation ends, at the earliest on day 0. Delayed entry follows R's {@code Surv(entry,
 * exit]}: at risk after the entry day, and not at all if the time has ended by then.
 *
 * <p>Not safe for use by several threads.
 */
public final class TimeToEvent {
  private final Endpoint endpoint;
  private final ToxicityRule rule;
  private final Coverage coverage;

  // What is the same for every member is asked once.
  private final List<Occurrence> occurrences;
  private final Set<RegistryTable> needs;
  private final boolean isGraded;

  // Members come institution by institution, and it is the same for all of one.
  private @Nullable String institution;
  private boolean isRecorded;

  public TimeToEvent(Endpoint endpoint, ToxicityRule rule, Coverage coverage) {
    this.endpoint = endpoint;
    this.rule = rule;
    this.coverage = coverage;
    this.occurrences = endpoint.occurrences();
    this.needs = endpoint.needs();
    this.isGraded = endpoint.isGraded();
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /** Observes one member. */
  public Observation observe(CohortMember member) {
    LocalDate origin = member.date(timeZero(member));
    return origin == null
        ? Observation.NOT_OBSERVABLE
        : observe(member, origin, entry(member, origin));
  }

  /**
   * Observes somebody who need not be a member of the population, from time zero of the endpoint
   * itself: nobody enters on the day of joining the population.
   */
  public Observation observeEverybody(CohortMember source) {
    LocalDate origin = source.date(timeZero(source));
    return origin == null
        ? Observation.NOT_OBSERVABLE
        : observe(source, origin, endpoint.firstDay() - 1);
  }

  private Observation observe(CohortMember member, LocalDate origin, int entry) {
    if (!member.institution().equals(institution)) {
      institution = member.institution();
      isRecorded = isRecorded(institution);
    }
    if (!isRecorded || isLeftOut(member)) {
      return Observation.NOT_OBSERVABLE;
    }
    LocalDate from = endpoint.firstDay() == 0 ? origin : origin.plusDays(endpoint.firstDay() - 1L);
    LocalDate event = earliest(endpoint.events(), member, from);
    LocalDate competing = earliest(endpoint.competing(), member, from);
    LocalDate censored = earliest(endpoint.censoredBy(), member, origin);
    LocalDate end = earlier(event, earlier(competing, censored));
    Integer day = days(origin, end);
    if (day != null && (endpoint.lastDay() == null || day <= endpoint.lastDay())) {
      int cause = Objects.equals(end, event) ? 1 : Objects.equals(end, competing) ? 2 : 0;
      return atRisk(entry, day, cause);
    }
    return atRisk(entry, censoringDay(member, origin), 0);
  }

  private boolean isLeftOut(CohortMember member) {
    for (Occurrence occurrence : occurrences) {
      if (occurrence.isUntold(member)) {
        return true;
      }
    }
    for (Occurrence occurrence : endpoint.notObservable()) {
      if (occurrence.first(member, rule, it -> true) != null) {
        return true;
      }
    }
    return false;
  }

  private static Observation atRisk(int entry, int exit, int cause) {
    return exit > entry
        ? new Observation(Observation.State.AT_RISK, entry, exit, cause)
        : Observation.LEFT_BEFORE_ENTRY;
  }

  private TimeZero timeZero(CohortMember member) {
    TimeZero own = endpoint.timeZero();
    return own == null ? member.population().timeZero() : own;
  }

  private boolean isRecorded(String institution) {
    return coverage.keeps(institution, needs)
        && (!isGraded || coverage.grades(institution, rule.endpointScale()));
  }

  /** The later of the endpoint's own first day and the day the member joined the population. */
  private int entry(CohortMember member, LocalDate origin) {
    TimeZero joinedAt = member.population().joinedAt();
    Integer joined = joinedAt == null ? null : days(origin, member.date(joinedAt));
    int own = endpoint.firstDay() - 1;
    return joined == null || joined <= 0 ? own : Math.max(own, joined);
  }

  private @Nullable LocalDate earliest(
      List<Occurrence> occurrences, CohortMember member, LocalDate from) {
    LocalDate earliest = null;
    for (Occurrence occurrence : occurrences) {
      earliest = earlier(earliest, occurrence.first(member, from, rule));
    }
    return earliest;
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private int censoringDay(CohortMember member, LocalDate origin) {
    LocalDate end =
        switch (endpoint.censoredAt()) {
          case LAST_CONTACT -> member.followUpEnd();
          case LAST_ASSESSMENT -> member.lastAssessment();
        };
    Integer day = days(origin, end);
    int observed = day == null ? 0 : Math.max(0, day);
    Integer lastDay = endpoint.lastDay();
    return lastDay == null ? observed : Math.min(observed, lastDay);
  }
}
