package org.sarcoma.outcomes.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.result.SurvivalComparison;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.GroupComparison;
import org.sarcoma.outcomes.statistics.LogRankTest;
import org.sarcoma.outcomes.statistics.LogRankWeight;

/**
 * Runs the estimators over the counts of every group.
 *
 * @param endpoints in the order of the configuration
 * @param groups every group that is reported, with its counts; nobody may be in it
 * @param notGradable groups in which grades of several versions of a scale must not be counted
 *     together, so that graded endpoints have no answer
 */
public record SurvivalTables(
    List<Endpoint> endpoints,
    SortedMap<Group, SurvivalCounts> groups,
    Set<Group> notGradable,
    SurvivalSettings settings) {

  private static final String OVERALL_SURVIVAL = "os";

  /** Returns the rows of all survival tables and of the coherence table. */
  public List<Record> rows() {
    List<Record> rows = new ArrayList<>();
    groups.forEach(
        (group, counts) -> {
          for (Endpoint endpoint : endpoints) {
            if (endpoint.isFor(group.population())) {
              rows.addAll(rows(group, endpoint, counts));
            }
          }
          rows.addAll(new CoherenceTable(group, endpoints, counts, settings).rows());
        });
    groups.keySet().stream()
        .filter(it -> !it.stratum().equals(Group.ALL))
        .map(Group::acrossLevels)
        .distinct()
        .forEach(it -> rows.addAll(comparisons(it)));
    return rows;
  }

  private List<Record> rows(Group group, Endpoint endpoint, SurvivalCounts counts) {
    EventTable table = table(group, endpoint, counts);
    Status empty = empty(group, endpoint, counts.of(endpoint));
    List<Record> rows =
        new ArrayList<>(new EndpointTables(group, endpoint, table, empty, settings).rows());
    if (endpoint.code().equals(OVERALL_SURVIVAL)) {
      rows.addAll(new FollowUpTable(group, table, empty, settings).rows());
    }
    return rows;
  }

  private EventTable table(Group group, Endpoint endpoint, SurvivalCounts counts) {
    EventCounts events = counts.of(endpoint);
    boolean gradable = !endpoint.isGraded() || !notGradable.contains(group);
    return events == null || !gradable ? EventTable.empty(endpoint.causes()) : events.table();
  }

  private Status empty(Group group, Endpoint endpoint, @Nullable EventCounts counts) {
    boolean notRecorded = counts != null && counts.notObservable() > 0;
    boolean notGradableHere = endpoint.isGraded() && notGradable.contains(group);
    return notRecorded || notGradableHere ? Status.NOT_ESTIMABLE : Status.NO_DATA;
  }

  private List<SurvivalComparison> comparisons(Group variable) {
    List<SurvivalComparison> rows = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      if (endpoint.isFor(variable.population())
          && endpoint.measures().contains(Endpoint.Measure.SURVIVAL)) {
        rows.add(logRank(variable, endpoint));
      }
    }
    return rows;
  }

  /** Compares the known levels that have anybody at risk. */
  private SurvivalComparison logRank(Group variable, Endpoint endpoint) {
    List<EventTable> levels = new ArrayList<>();
    for (Map.Entry<Group, SurvivalCounts> it : groups.entrySet()) {
      boolean known = Characteristic.isKnown(it.getKey().stratumValue());
      if (known && it.getKey().acrossLevels().equals(variable)) {
        EventTable table = table(it.getKey(), endpoint, it.getValue()).forCause(1);
        if (table.subjects() > 0) {
          levels.add(table);
        }
      }
    }
    GroupComparison.Tested tested =
        levels.size() > 1
                && new LogRankTest(LogRankWeight.LOG_RANK).compare(levels)
                    instanceof GroupComparison.Tested it
            ? it
            : null;
    Status without = levels.isEmpty() ? Status.NO_DATA : Status.NOT_ESTIMABLE;
    return new SurvivalComparison(
        variable.cohort(),
        variable.population(),
        variable.stratum(),
        variable.stratumValue(),
        endpoint.code(),
        "log_rank",
        levels.size(),
        levels.stream().mapToLong(EventTable::subjects).sum(),
        tested == null ? null : Double.valueOf(tested.statistic()),
        tested == null ? null : Integer.valueOf(tested.degreesOfFreedom()),
        tested == null ? null : Double.valueOf(tested.pValue()),
        "none",
        tested == null ? without : Status.OK);
  }
}
