package org.sarcoma.outcomes.endpoint;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.TimeZero;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.registry.RegistryTable;

/**
 * A time-to-event endpoint as a value: which occurrence ends the time and as what.
 *
 * @param code name in result tables, for example {@code os}
 * @param version raised whenever the definition changes
 * @param title what it is called in a paper
 * @param measures curves that are estimated from it
 * @param events occurrences that are the event of interest
 * @param competing occurrences that make it impossible
 * @param censoredBy occurrences that end the time as censored, on their day, whether or not that is
 *     later than {@code censoredAt}, as a competing event would be
 * @param notObservable occurrences of which a member is left out of the endpoint altogether if one
 *     happened by the data cut-off, at any time: a choice by the future, which only suits members
 *     of whom the event cannot be told, such as the dead of unknown cause
 * @param censoredAt where observation ends if nothing happened
 * @param timeZero null: that of the population
 * @param firstDay first day on which an event counts; earlier days enter nobody (delayed entry)
 * @param lastDay last day on which an event counts; null: as long as there is follow-up
 * @param populations populations for which it is computed; empty: all
 */
public record Endpoint(
    String code,
    int version,
    String title,
    List<Measure> measures,
    List<Occurrence> events,
    List<Occurrence> competing,
    List<Occurrence> censoredBy,
    List<Occurrence> notObservable,
    Censoring censoredAt,
    @Nullable TimeZero timeZero,
    int firstDay,
    @Nullable Integer lastDay,
    List<String> populations)
    implements Serializable {

  /** What is estimated. */
  public enum Measure {
    /** Kaplan–Meier: the probability of no event, competing events censored. */
    SURVIVAL,
    /** Aalen–Johansen: the probability of the event, competing events accounted for. */
    CUMULATIVE_INCIDENCE
  }

  /** Where observation ends if nothing happened. */
  public enum Censoring {
    LAST_CONTACT,
    LAST_ASSESSMENT
  }

  public Endpoint {
    measures = List.copyOf(measures);
    events = List.copyOf(events);
    competing = List.copyOf(competing);
    censoredBy = List.copyOf(censoredBy);
    notObservable = List.copyOf(notObservable);
    populations = List.copyOf(populations);
  }

  /** Reads and checks one section of {@code endpoints}. */
  public static Endpoint from(String code, Section section) {
    Endpoint endpoint =
        new Endpoint(
            code,
            section.integer("version"),
            section.string("title"),
            section.codes("measures", Measure.class),
            section.codes("events", Occurrence.class),
            optional("competing", section),
            optional("censored-by", section),
            optional("not-observable", section),
            section.code("censored-at", Censoring.class),
            section.optionalCode("time-zero", TimeZero.class),
            section.has("first-day") ? section.integer("first-day") : 0,
            section.optionalInteger("last-day"),
            section.has("populations") ? section.strings("populations") : List.of());
    endpoint.check(section);
    section.end();
    return endpoint;
  }

  private static List<Occurrence> optional(String key, Section section) {
    return section.has(key) ? section.codes(key, Occurrence.class) : List.of();
  }

  private void check(Section section) {
    if (measures.isEmpty()) {
      section.problem("measures", "is empty; name survival, cumulative_incidence or both");
    }
    if (events.isEmpty()) {
      section.problem("events", "is empty; name at least one, for example [death]");
    }
    checkLists(section);
    if (firstDay < 0) {
      section.problem("first-day", "is negative; days count from time zero");
    }
    if (lastDay != null && lastDay < Math.max(1, firstDay)) {
      section.problem("last-day", "leaves no day after first-day");
    }
  }

  private void checkLists(Section section) {
    Set<Occurrence> seen = new HashSet<>(events);
    if (!Collections.disjoint(seen, competing)) {
      section.problem("competing", "has an occurrence that is an event too; keep it in one list");
    }
    seen.addAll(competing);
    if (!Collections.disjoint(seen, censoredBy)) {
      section.problem(
          "censored-by",
          "has an occurrence that is an event or competing too; keep it in one list");
    }
    seen.addAll(censoredBy);
    if (!Collections.disjoint(seen, notObservable)) {
      section.problem(
          "not-observable", "has an occurrence that ends the time too; keep it in one list");
    }
  }

  /** A key of maps that are made for every member. */
  @Override
  public int hashCode() {
    return code.hashCode();
  }

  /** Number of causes in its event table: the event, and the competing event if there is one. */
  public int causes() {
    return competing.isEmpty() ? 1 : 2;
  }

  /** Tables without which an institution cannot contribute. */
  public Set<RegistryTable> needs() {
    EnumSet<RegistryTable> needs = EnumSet.of(RegistryTable.PATIENT);
    occurrences().forEach(it -> needs.addAll(it.needs()));
    if (censoredAt == Censoring.LAST_ASSESSMENT) {
      needs.add(RegistryTable.DISEASE_ASSESSMENT);
    }
    return needs;
  }

  /** Whether it depends on the grades of one scale. */
  public boolean isGraded() {
    return occurrences().stream().anyMatch(Occurrence::isGraded);
  }

  /** Whether it is computed for this population. */
  public boolean isFor(String population) {
    return populations.isEmpty() || populations.contains(population);
  }

  /** The same, with another time zero. */
  public Endpoint countedFrom(TimeZero other) {
    return new Endpoint(
        code,
        version,
        title,
        measures,
        events,
        competing,
        censoredBy,
        notObservable,
        censoredAt,
        other,
        firstDay,
        lastDay,
        populations);
  }

  /** Everything that happens or does not happen to a member and makes a difference here. */
  List<Occurrence> occurrences() {
    return Stream.of(events, competing, censoredBy, notObservable).flatMap(List::stream).toList();
  }
}
