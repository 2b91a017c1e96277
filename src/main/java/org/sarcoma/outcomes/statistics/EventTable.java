package org.sarcoma.outcomes.statistics;

import java.util.List;

/**
 * Counts per day of who enters, has an event, or is censored: the sufficient statistic of every
 * curve and test here. Tables of disjoint groups merge by addition.
 *
 * <p>On each day, at risk are all who entered before it and have not left before it. Events precede
 * censorings, and who enters on a day is at risk from the next day on; {@code initial} are those
 * under observation from time zero itself, so that events on day 0 count.
 *
 * @param causes number of event causes, at least 1; cause 1 is the event of interest
 * @param initial patients at risk on day 0
 * @param rows strictly increasing days, each with at least one entry, event or censoring
 */
public record EventTable(int causes, long initial, List<Row> rows) {

  /**
   * One day.
   *
   * @param day whole days since time zero, at least 0
   * @param entered delayed entries: at risk after this day
   * @param events events by cause; element 0 is cause 1
   * @param censored censored on this day, after its events
   */
  public record Row(int day, long entered, List<Long> events, long censored) {
    public Row {
      events = List.copyOf(events);
    }
  }

  public EventTable {
    rows = List.copyOf(rows);
  }
}
