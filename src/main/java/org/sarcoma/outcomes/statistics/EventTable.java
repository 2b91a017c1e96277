package org.sarcoma.outcomes.statistics;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts per day of who enters, has an event, or is censored: the sufficient statistic of every
 * curve and test here. Tables of disjoint groups merge by addition.
 *
 * <p>On each day, at risk are all who entered before it and have not left before it. Events precede
 * censorings, and who enters on a day is at risk from the next day on, as in R's {@code Surv(start,
 * stop]}; the {@code initial} are those under observation from time zero itself, so that events on
 * day 0 count. Everybody leaves: the at-risk count after the last row is 0.
 *
 * <p>The counts stand in arrays by row, as curves of many thousand groups are computed from them;
 * {@link #rows} shows them row by row.
 */
public final class EventTable {
  private final int causes;
  private final long initial;
  private final int[] days;
  private final long[] entered;
  private final long[][] events; // by cause, then by row
  private final long[] censored;
  private final long[] allEvents;
  private final long[] atRisk;

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

    /** Events of {@code cause}, counted from 1. */
    public long events(int cause) {
      return events.get(cause - 1);
    }

    /** Events of any cause. */
    public long allEvents() {
      return events.stream().mapToLong(it -> it).sum();
    }

    /** All who leave on this day, by an event or a censoring. */
    public long left() {
      return allEvents() + censored;
    }

    private Row plus(Row other) {
      List<Long> sums =
          IntStream.range(0, events.size())
              .mapToObj(it -> events.get(it) + other.events.get(it))
              .toList();
      return new Row(day, entered + other.entered, sums, censored + other.censored);
    }
  }

  /**
   * Makes a table of rows.
   *
   * @param causes number of event causes, at least 1; cause 1 is the event of interest
   * @param initial patients at risk on day 0
   * @param rows strictly increasing days, each with at least one entry, event or censoring
   * @throws IllegalArgumentException if days do not increase, a row is empty or has another number
   *     of causes, more leave than are at risk, or somebody never leaves
   */
  public EventTable(int causes, long initial, List<Row> rows) {
    this(EventRows.of(causes, rows), initial);
  }

  EventTable(EventRows rows, long initial) {
    this(rows.causes(), initial, rows.days(), rows.entered(), rows.events(), rows.censored());
  }

  private EventTable(
      int causes, long initial, int[] days, long[] entered, long[][] events, long[] censored) {
    if (initial < 0) {
      throw new IllegalArgumentException("Initially at risk are %d".formatted(initial));
    }
    this.causes = causes;
    this.initial = initial;
    this.days = days;
    this.entered = entered;
    this.events = events;
    this.censored = censored;
    this.allEvents = causes == 1 ? events[0] : sums(events, days.length);
    this.atRisk = new long[days.length];
    requireFits();
  }

  private static long[] sums(long[][] events, int rows) {
    long[] sums = new long[rows];
    for (long[] ofCause : events) {
      for (int row = 0; row < rows; row++) {
        sums[row] += ofCause[row];
      }
    }
    return sums;
  }

  private void requireFits() {
    long remaining = initial;
    int previous = -1;
    for (int row = 0; row < days.length; row++) {
      requireCounts(row);
      if (days[row] <= previous) {
        throw new IllegalArgumentException(
            "Day %d follows day %d; days must increase".formatted(days[row], previous));
      }
      long leave = allEvents[row] + censored[row];
      if (leave > remaining) {
        throw new IllegalArgumentException(
            "At risk on day %d is %d, but %d leave".formatted(days[row], remaining, leave));
      }
      atRisk[row] = remaining;
      remaining += entered[row] - leave;
      previous = days[row];
    }
    if (remaining != 0) {
      throw new IllegalArgumentException(
          "%d never leave; who has no event is censored on the last day seen".formatted(remaining));
    }
  }

  private void requireCounts(int row) {
    if (days[row] < 0) {
      throw new IllegalArgumentException("Day %d is negative".formatted(days[row]));
    }
    boolean isNegative = entered[row] < 0 || censored[row] < 0;
    for (long[] ofCause : events) {
      isNegative |= ofCause[row] < 0;
    }
    if (isNegative) {
      throw new IllegalArgumentException("A count on day %d is negative".formatted(days[row]));
    }
    if (entered[row] == 0 && censored[row] == 0 && allEvents[row] == 0) {
      throw new IllegalArgumentException("Day %d counts nobody".formatted(days[row]));
    }
  }

  /** The table of nobody. */
  public static EventTable empty(int causes) {
    return new EventRows(causes).table(0);
  }

  /** Number of event causes. */
  public int causes() {
    return causes;
  }

  /** Patients at risk on day 0. */
  public long initial() {
    return initial;
  }

  /** Number of rows. */
  public int size() {
    return days.length;
  }

  /** Whole days since time zero. */
  public int day(int row) {
    return days[row];
  }

  /** Delayed entries on the day of a row: at risk after it. */
  public long entered(int row) {
    return entered[row];
  }

  /** Events of {@code cause}, counted from 1, on the day of a row. */
  public long events(int row, int cause) {
    return events[cause - 1][row];
  }

  /** Events of any cause on the day of a row. */
  public long allEvents(int row) {
    return allEvents[row];
  }

  /** Censored on the day of a row, after its events. */
  public long censored(int row) {
    return censored[row];
  }

  /** At risk before the events of the day of a row. */
  public long atRiskInRow(int row) {
    return atRisk[row];
  }

  /** The rows, in order of time. */
  public List<Row> rows() {
    return new Rows();
  }

  private final class Rows extends AbstractList<Row> implements RandomAccess {
    @Override
    public Row get(int row) {
      return new Row(
          days[row],
          entered[row],
          Arrays.stream(events).map(it -> it[row]).toList(),
          censored[row]);
    }

    @Override
    public int size() {
      return days.length;
    }
  }

  /** Number at risk at {@code time}: entered before it, and not left before it. */
  public long atRisk(double time) {
    int row = rowsUntil(time, false);
    return row < days.length ? atRisk[row] : 0;
  }

  /** Events of {@code cause}, counted from 1, until {@code time}, that included. */
  public long eventsUntil(double time, int cause) {
    requireCause(cause);
    long sum = 0;
    for (int row = rowsUntil(time, true) - 1; row >= 0; row--) {
      sum += events[cause - 1][row];
    }
    return sum;
  }

  /** How many rows are before a time, or not after it. */
  private int rowsUntil(double time, boolean included) {
    int low = 0;
    int high = days.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean isBefore = included ? days[middle] <= time : days[middle] < time;
      low = isBefore ? middle + 1 : low;
      high = isBefore ? high : middle;
    }
    return low;
  }

  /** All who were ever at risk. */
  public long subjects() {
    return initial + Arrays.stream(entered).sum();
  }

  /** Events of any cause. */
  public long events() {
    return Arrays.stream(allEvents).sum();
  }

  /** Events of {@code cause}, counted from 1. */
  public long events(int cause) {
    requireCause(cause);
    return Arrays.stream(events[cause - 1]).sum();
  }

  public long censored() {
    return Arrays.stream(censored).sum();
  }

  /** Days under observation, from entry to exit, summed over all subjects. */
  public long personDays() {
    long sum = 0;
    for (int row = 0; row < days.length; row++) {
      sum += days[row] * (allEvents[row] + censored[row] - entered[row]);
    }
    return sum;
  }

  /** The last day on which anybody was observed; empty if nobody ever was. */
  public OptionalInt lastDay() {
    return days.length == 0 ? OptionalInt.empty() : OptionalInt.of(days[days.length - 1]);
  }

  /** The table of both groups together. The groups must have no subject in common. */
  public EventTable merge(EventTable other) {
    if (causes != other.causes) {
      throw new IllegalArgumentException(
          "Tables of %d and %d causes cannot be merged".formatted(causes, other.causes));
    }
    TreeMap<Integer, Row> byDay = new TreeMap<>();
    rows().forEach(row -> byDay.put(row.day(), row));
    other.rows().forEach(row -> byDay.merge(row.day(), row, Row::plus));
    return new EventTable(causes, initial + other.initial, List.copyOf(byDay.values()));
  }

  /** One cause, which is any of the causes here: the table of event-free survival. */
  public EventTable pooledCauses() {
    return causes == 1 ? this : oneCause(row -> allEvents[row]);
  }

  /** One cause, {@code cause}; events of other causes are censorings: cause-specific survival. */
  public EventTable forCause(int cause) {
    requireCause(cause);
    return causes == 1 ? this : oneCause(row -> events[cause - 1][row]);
  }

  /**
   * Censoring as the event and every event as a censoring, for follow-up by reverse Kaplan–Meier.
   * As in R's {@code Surv(time, 1 - status)}, who has an event on a day is at risk of being
   * censored on it.
   */
  public EventTable reversed() {
    return oneCause(row -> censored[row]);
  }

  /** Whoever leaves without the event is censored. */
  private EventTable oneCause(IntToLongFunction event) {
    long[] ofEvent = new long[days.length];
    long[] others = new long[days.length];
    for (int row = 0; row < days.length; row++) {
      ofEvent[row] = event.applyAsLong(row);
      others[row] = allEvents[row] + censored[row] - ofEvent[row];
    }
    return new EventTable(1, initial, days, entered, new long[][] {ofEvent}, others);
  }

  void requireCause(int cause) {
    if (cause < 1 || cause > causes) {
      throw new IllegalArgumentException("Cause %d is not in 1 to %d".formatted(cause, causes));
    }
  }

  void requireOneCause() {
    if (causes != 1) {
      throw new IllegalArgumentException(
          "The table has %d causes; take forCause(k) or pooledCauses()".formatted(causes));
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventTable it
        && causes == it.causes
        && initial == it.initial
        && rows().equals(it.rows());
  }

  @Override
  public int hashCode() {
    return Objects.hash(causes, initial, rows());
  }

  @Override
  public String toString() {
    return "EventTable[causes=%d, initial=%d, rows=%s]".formatted(causes, initial, rows());
  }
}
