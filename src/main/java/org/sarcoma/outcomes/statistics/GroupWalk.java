package org.sarcoma.outcomes.statistics;

import java.util.List;

/** One group's table, walked day by day. */
final class GroupWalk {
  private final List<EventTable.Row> rows;
  private final long[] atRiskByRow;
  private int next;
  private int day;

  GroupWalk(EventTable table) {
    rows = table.rows();
    atRiskByRow = table.atRiskByRow();
  }

  /** The days on which any of the groups has an event, in order. */
  static int[] eventDays(List<EventTable> groups) {
    return groups.stream()
        .flatMap(table -> table.rows().stream())
        .filter(row -> row.allEvents() > 0)
        .mapToInt(EventTable.Row::day)
        .sorted()
        .distinct()
        .toArray();
  }

  /** Moves to {@code later}, not before the day it is on. */
  void moveTo(int later) {
    day = later;
    while (next < rows.size() && rows.get(next).day() < later) {
      next++;
    }
  }

  /** Number at risk on the day. */
  long atRisk() {
    return next < rows.size() ? atRiskByRow[next] : 0;
  }

  /** Events of any cause on the day. */
  long events() {
    return isOnRow() ? rows.get(next).allEvents() : 0;
  }

  /** Events of one cause on the day. */
  long events(int cause) {
    return isOnRow() ? rows.get(next).events(cause) : 0;
  }

  private boolean isOnRow() {
    return next < rows.size() && rows.get(next).day() == day;
  }
}
