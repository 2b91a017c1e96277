package org.sarcoma.outcomes.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.EventTable;

/**
 * The levels of a stratifying variable that are compared under one endpoint: those that are known
 * and have anybody at risk.
 *
 * @param variable as {@link Group#acrossLevels}
 * @param levels in the order of their names
 */
record ComparedLevels(Group variable, Endpoint endpoint, List<Level> levels) {

  /**
   * One level.
   *
   * @param byInstitution parts of {@code table}; empty if tests are not stratified by institution
   */
  record Level(String name, EventTable table, SortedMap<String, EventTable> byInstitution) {}

  /** Two levels, in the order of their names. */
  record Pair(Level first, Level second) {
    long subjects() {
      return first.table.subjects() + second.table.subjects();
    }
  }

  static ComparedLevels of(Group variable, Endpoint endpoint, SurvivalGroups groups) {
    List<Level> levels = new ArrayList<>();
    for (Group group : groups.counts().keySet()) {
      boolean known = Characteristic.isKnown(group.stratumValue());
      if (known && group.acrossLevels().equals(variable)) {
        EventTable table = groups.table(group, endpoint);
        if (table.subjects() > 0) {
          levels.add(new Level(group.stratumValue(), table, groups.tables(group, endpoint)));
        }
      }
    }
    return new ComparedLevels(variable, endpoint, levels);
  }

  boolean isReportedBy(Endpoint.Measure measure) {
    return endpoint.measures().contains(measure);
  }

  /** Tables of the event of interest, the other causes censored. */
  List<EventTable> ofInterest() {
    return levels.stream().map(it -> it.table.forCause(1)).toList();
  }

  List<EventTable> tables() {
    return levels.stream().map(Level::table).toList();
  }

  /** For each institution the tables of all levels; empty if tests are not stratified by it. */
  List<List<EventTable>> byInstitution() {
    TreeSet<String> institutions = new TreeSet<>();
    levels.forEach(it -> institutions.addAll(it.byInstitution.keySet()));
    EventTable nobody = EventTable.empty(endpoint.causes());
    return institutions.stream()
        .map(
            institution ->
                levels.stream()
                    .map(it -> it.byInstitution.getOrDefault(institution, nobody))
                    .toList())
        .toList();
  }

  /** Whether anybody came under observation after time zero. */
  boolean haveDelayedEntry() {
    return levels.stream().anyMatch(it -> it.table.subjects() > it.table.initial());
  }

  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      for (int j = i + 1; j < levels.size(); j++) {
        pairs.add(new Pair(levels.get(i), levels.get(j)));
      }
    }
    return pairs;
  }

  long subjects() {
    return levels.stream().mapToLong(it -> it.table.subjects()).sum();
  }

  /** Why there is no result. */
  Status without() {
    return levels.isEmpty() ? Status.NO_DATA : Status.NOT_ESTIMABLE;
  }
}
