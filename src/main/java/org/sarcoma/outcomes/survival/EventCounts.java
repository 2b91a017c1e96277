package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.statistics.EventRows;
import org.sarcoma.outcomes.statistics.EventTable;

/** Observations of one endpoint in one group, counted by day: a table in the making. */
public final class EventCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final int causes;
  // By day: entered, censored, then events by cause.
  private final DayCounts days;
  private long fromTimeZero;
  private long leftBeforeEntry;
  private long notObservable;

  public EventCounts(int causes) {
    this.causes = causes;
    this.days = new DayCounts(2 + causes);
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
          days.add(observation.entry(), 0);
        }
        days.add(observation.exit(), 1 + observation.cause());
      }
    }
  }

  /** Adds everything the other has counted. */
  public void merge(EventCounts other) {
    fromTimeZero += other.fromTimeZero;
    leftBeforeEntry += other.leftBeforeEntry;
    notObservable += other.notObservable;
    days.merge(other.days);
  }

  /** Keeps the counts in few bytes; to add to them costs more then. */
  void pack() {
    days.pack();
  }

  /** Members whose time ended before they were at risk. */
  public long leftBeforeEntry() {
    return leftBeforeEntry;
  }

  /** Members of institutions that do not record what the endpoint needs. */
  public long notObservable() {
    return notObservable;
  }

  /** No fewer than there are rows in the table. */
  int daysAtMost() {
    return days.cells();
  }

  /** Returns the finished table. */
  public EventTable table() {
    EventRows rows = new EventRows(causes);
    days.forEachDay(rows::add);
    return rows.table(fromTimeZero);
  }
}
