package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.List;

/** The tables of several groups, walked together over the days on which any has an event. */
final class GroupWalks {
  private final EventTable[] tables;
  private final int[] next;
  private final long[] atRisk;
  private final long[] allEvents;
  private final int[] days;
  private int day = -1;

  GroupWalks(List<EventTable> groups) {
    tables = groups.toArray(EventTable[]::new);
    next = new int[tables.length];
    atRisk = new long[tables.length];
    allEvents = new long[tables.length];
    days = eventDays();
  }

  private int[] eventDays() {
    int[] all = new int[Arrays.stream(tables).mapToInt(EventTable::size).sum()];
    int size = 0;
    for (EventTable table : tables) {
      for (int row = 0; row < table.size(); row++) {
        if (table.allEvents(row) > 0) {
          all[size++] = table.day(row);
        }
      }
    }
    return Arrays.stream(all, 0, size).sorted().distinct().toArray();
  }

  /** Number of groups. */
  int size() {
    return tables.length;
  }

  /** Moves to the next day with an event; false if there is none. */
  boolean moveOn() {
    day++;
    if (day == days.length) {
      return false;
    }
    for (int group = 0; group < tables.length; group++) {
      EventTable table = tables[group];
      while (next[group] < table.size() && table.day(next[group]) < days[day]) {
        next[group]++;
      }
      atRisk[group] = next[group] < table.size() ? table.atRiskInRow(next[group]) : 0;
      allEvents[group] = isOnRow(group) ? table.allEvents(next[group]) : 0;
    }
    return true;
  }

  /** Number of a group at risk on the day. */
  long atRisk(int group) {
    return atRisk[group];
  }

  /** Number of all groups at risk on the day. */
  long atRisk() {
    return sum(atRisk);
  }

  /** Events of any cause in a group on the day. */
  long events(int group) {
    return allEvents[group];
  }

  /** Events of any cause in all groups on the day. */
  long events() {
    return sum(allEvents);
  }

  /** Events of one cause in a group on the day. */
  long events(int group, int cause) {
    return isOnRow(group) ? tables[group].events(next[group], cause) : 0;
  }

  private boolean isOnRow(int group) {
    return next[group] < tables[group].size() && tables[group].day(next[group]) == days[day];
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
