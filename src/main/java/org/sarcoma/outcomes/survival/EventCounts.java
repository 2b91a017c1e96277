package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.statistics.EventTable;

/** Observations of one endpoint in one group, counted by day: a table in the making. */
public final class EventCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final int causes;
  // By day: entered, censored, then events by cause.
  private final TreeMap<Integer, long[]> days = new TreeMap<>();
  private long fromTimeZero;
  private long leftBeforeEntry;
  private long notObservable;

  public EventCounts(int causes) {
    this.causes = causes;
  }

  /** Counts of the same causes, with nobody counted yet. */
  EventCounts ofNobody() {
    return new EventCounts(causes);
  }

  /** Counts one member. */
  public void add(Observation observation) {
    switch (observation.state()) {
      case NOT_OBSERVABLE -> notObservable++;
      case LEFT_BEFORE_ENTRY -> leftBeforeEntry++;
      case AT_RISK -> {
        if (observation.entry() == Observation.FROM_TIME_ZERO) {
          fromTimeZero++;
        } else {
          day(observation.entry())[0]++;
        }
        day(observation.exit())[1 + observation.cause()]++;
      }
    }
  }

  /** Adds everything the other has counted. */
  public void merge(EventCounts other) {
    fromTimeZero += other.fromTimeZero;
    leftBeforeEntry += other.leftBeforeEntry;
    notObservable += other.notObservable;
    other.days.forEach(
        (day, counts) -> {
          long[] sum = day(day);
          for (int i = 0; i < counts.length; i++) {
            sum[i] += counts[i];
          }
        });
  }

  /** Members whose time ended before they were at risk. */
  public long leftBeforeEntry() {
    return leftBeforeEntry;
  }

  /** Members of institutions that do not record what the endpoint needs. */
  public long notObservable() {
    return notObservable;
  }

  /** Returns the finished table. */
  public EventTable table() {
    List<EventTable.Row> rows = new ArrayList<>(days.size());
    for (Map.Entry<Integer, long[]> day : days.entrySet()) {
      long[] counts = day.getValue();
      List<Long> events = new ArrayList<>(causes);
      for (int cause = 1; cause <= causes; cause++) {
        events.add(counts[1 + cause]);
      }
      rows.add(new EventTable.Row(day.getKey(), counts[0], events, counts[1]));
    }
    return new EventTable(causes, fromTimeZero, rows);
  }

  private long[] day(int day) {
    return days.computeIfAbsent(day, it -> new long[2 + causes]);
  }
}
