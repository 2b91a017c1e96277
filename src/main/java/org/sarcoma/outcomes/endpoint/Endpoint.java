package org.sarcoma.outcomes.endpoint;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
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
            section.has("competing")
                ? section.codes("competing", Occurrence.class)
                : new ArrayList<>(),
            section.code("censored-at", Censoring.class),
            section.optionalCode("time-zero", TimeZero.class),
            section.has("first-day") ? section.integer("first-day") : 0,
            section.optionalInteger("last-day"),
            section.has("populations") ? section.strings("populations") : List.of());
    endpoint.check(section);
    section.end();
    return endpoint;
  }

  private void check(Section section) {
    if (measures.isEmpty()) {
      section.problem("measures", "is empty; name survival, cumulative_incidence or both");
    }
    if (events.isEmpty()) {
      section.problem("events", "is empty; name at least one, for example [death]");
    }
    if (events.stream().anyMatch(competing::contains)) {
      section.problem("competing", "has an occurrence that is an event too; keep it in one list");
    }
    if (firstDay < 0) {
      section.problem("first-day", "is negative; days count from time zero");
    }
    if (lastDay != null && lastDay < Math.max(1, firstDay)) {
      section.problem("last-day", "leaves no day after first-day");
    }
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
    return occurrences().anyMatch(Occurrence::isGraded);
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
        censoredAt,
        other,
        firstDay,
        lastDay,
        populations);
  }

  private Stream<Occurrence> occurrences() {
    return Stream.concat(events.stream(), competing.stream());
  }
}
