package org.sarcoma.outcomes.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.EventTable;

/**
 * Runs the estimators over the counts of every group.
 *
 * @param endpoints in the order of the configuration
 */
public record SurvivalTables(
    List<Endpoint> endpoints, SurvivalGroups groups, SurvivalSettings settings) {

  /** Returns the rows of all survival tables and of the coherence table, on all cores. */
  public List<Record> rows() {
    Stream<List<Record>> ofGroups =
        List.copyOf(groups.counts().keySet()).parallelStream().map(this::rows);
    Stream<List<Record>> ofVariables = groups.variables().parallelStream().map(this::comparisons);
    return Stream.concat(ofGroups, ofVariables).flatMap(List::stream).toList();
  }

  private List<Record> rows(Group group) {
    List<Record> rows = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      if (endpoint.isFor(group.population())) {
        rows.addAll(rows(group, endpoint));
      }
    }
    SurvivalCounts counts = Objects.requireNonNull(groups.counts().get(group));
    rows.addAll(new CoherenceTable(group, endpoints, counts, settings).rows());
    return rows;
  }

  private List<Record> comparisons(Group variable) {
    List<Record> rows = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      if (endpoint.isFor(variable.population())) {
        rows.addAll(comparisons(ComparedLevels.of(variable, endpoint, groups)));
      }
    }
    return rows;
  }

  private List<Record> rows(Group group, Endpoint endpoint) {
    EventTable table = groups.table(group, endpoint);
    Status empty = groups.empty(group, endpoint);
    List<Record> rows =
        new ArrayList<>(new EndpointTables(group, endpoint, table, empty, settings).rows());
    rows.addAll(new FollowUpTable(group, endpoint, table, empty, settings).rows());
    return rows;
  }

  /** Pairs of institutions are not compared: how they differ is what pooling tells. */
  private List<Record> comparisons(ComparedLevels levels) {
    List<Record> rows = new ArrayList<>(new ComparisonTable(levels, settings).rows());
    rows.addAll(new HorizonComparisonTable(levels, settings).rows());
    if (!levels.variable().stratum().equals(Group.INSTITUTION)) {
      rows.addAll(new PairwiseTable(levels, settings).rows());
      rows.addAll(new RestrictedMeanComparisonTable(levels, settings).rows());
    }
    return rows;
  }
}
