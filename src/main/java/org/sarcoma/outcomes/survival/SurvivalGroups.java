package org.sarcoma.outcomes.survival;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.EventTable;

/**
 * The counts of every group that is reported.
 *
 * @param counts nobody may be in a group
 * @param byInstitution of the groups whose tests are stratified by institution
 * @param notGradable groups in which grades of several versions of a scale must not be counted
 *     together, so that graded endpoints have no answer
 */
public record SurvivalGroups(
    SortedMap<Group, SurvivalCounts> counts,
    Map<Group, SortedMap<String, SurvivalCounts>> byInstitution,
    Set<Group> notGradable) {

  /** The table of a group, of nobody where the endpoint has no answer. */
  public EventTable table(Group group, Endpoint endpoint) {
    return table(group, endpoint, counts.get(group));
  }

  /** The same table, in parts by institution. */
  SortedMap<String, EventTable> tables(Group group, Endpoint endpoint) {
    SortedMap<String, EventTable> tables = new TreeMap<>();
    SortedMap<String, SurvivalCounts> parts = byInstitution.get(group);
    if (parts != null) {
      parts.forEach((code, part) -> tables.put(code, table(group, endpoint, part)));
    }
    return tables;
  }

  private EventTable table(Group group, Endpoint endpoint, @Nullable SurvivalCounts counted) {
    EventCounts events = counted == null ? null : counted.of(endpoint);
    return events == null || !isGradable(group, endpoint)
        ? EventTable.empty(endpoint.causes())
        : events.table();
  }

  /** Why nobody is in the table of a group, if nobody is. */
  Status empty(Group group, Endpoint endpoint) {
    SurvivalCounts counted = counts.get(group);
    EventCounts events = counted == null ? null : counted.of(endpoint);
    boolean notRecorded = events != null && events.notObservable() > 0;
    return notRecorded || !isGradable(group, endpoint) ? Status.NOT_ESTIMABLE : Status.NO_DATA;
  }

  private boolean isGradable(Group group, Endpoint endpoint) {
    return !endpoint.isGraded() || !notGradable.contains(group);
  }

  /** Every stratifying variable, as the group of everybody in which its levels are compared. */
  List<Group> variables() {
    return counts.keySet().stream()
        .filter(it -> !it.stratum().equals(Group.ALL))
        .map(Group::acrossLevels)
        .distinct()
        .toList();
  }
}
