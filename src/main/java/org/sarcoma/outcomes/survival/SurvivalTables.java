package org.sarcoma.outcomes.survival;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.OrderedRows;
import org.sarcoma.outcomes.result.RowSource;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.EventTable;

/**
 * Runs the estimators over the counts of every group.
 *
 * @param endpoints in the order of the configuration
 */
public record SurvivalTables(
    List<Endpoint> endpoints, SurvivalGroups groups, SurvivalSettings settings) {

  /** The rows of all survival tables but the curves, and of the coherence table. */
  public List<RowSource> rows() {
    List<RowSource> sources = new ArrayList<>();
    groups.variables().forEach(it -> sources.add(() -> comparisons(it)));
    groups.counts().keySet().forEach(it -> sources.add(() -> rows(it)));
    return sources;
  }

  /** The rows of the curves by group, in the order of their key. */
  public List<OrderedRows> curves() {
    List<Endpoint> inOrder =
        endpoints.stream().sorted(Comparator.comparing(Endpoint::code)).toList();
    List<OrderedRows> curves = new ArrayList<>();
    groups
        .counts()
        .forEach(
            (group, counts) ->
                curves.add(new OrderedRows(points(inOrder, counts), () -> curves(group, inOrder))));
    return curves;
  }

  private static long points(List<Endpoint> endpoints, SurvivalCounts counts) {
    long points = 0;
    for (Endpoint endpoint : endpoints) {
      EventCounts events = counts.of(endpoint);
      points += events == null ? 0 : (long) events.daysAtMost() * endpoint.measures().size();
    }
    return points;
  }

  private List<Record> curves(Group group, List<Endpoint> inOrder) {
    List<Record> rows = new ArrayList<>();
    for (Endpoint endpoint : inOrder) {
      if (endpoint.isFor(group.population())) {
        EventTable table = groups.table(group, endpoint);
        rows.addAll(new CurveTable(group, endpoint, table, settings).rows());
      }
    }
    return rows;
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
