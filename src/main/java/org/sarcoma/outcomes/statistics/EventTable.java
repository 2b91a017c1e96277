package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Counts per day of who enters, has an event, or is censored: the sufficient statistic of every
 * curve and test here. Tables of disjoint groups merge by addition.
 *
 * <p>On each day, at risk are all who entered before it and have not left before it. Events precede
 * censorings, and who enters on a day is at risk from the next day on, as in R's {@code Surv(start,
 * stop]}; {@code initial} are those under observation from time zero itself, so that events on day
 * 0 count. Everybody leaves: the at-risk count after the last row is 0.
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
      if (day < 0) {
        throw new IllegalArgumentException("Day %d is negative".formatted(day));
      }
      if (entered < 0 || censored < 0 || least(events) < 0) {
        throw new IllegalArgumentException("A count on day %d is negative".formatted(day));
      }
      if (entered == 0 && censored == 0 && sum(events) == 0) {
        throw new IllegalArgumentException("Day %d counts nobody".formatted(day));
      }
    }

    /** Events of {@code cause}, counted from 1. */
    public long events(int cause) {
      return events.get(cause - 1);
    }

    /** Events of any cause. */
    public long allEvents() {
      return sum(events);
    }

    /** All who leave on this day, by an event or a censoring. */
    public long left() {
      return allEvents() + censored;
    }

    private void requireFits(int causes, int previousDay, long atRisk) {
      if (events.size() != causes) {
        throw new IllegalArgumentException(
            "Day %d counts %d causes, not %d".formatted(day, events.size(), causes));
      }
      if (day <= previousDay) {
        throw new IllegalArgumentException(
            "Day %d follows day %d; days must increase".formatted(day, previousDay));
      }
      if (left() > atRisk) {
        throw new IllegalArgumentException(
            "At risk on day %d is %d, but %d leave".formatted(day, atRisk, left()));
      }
    }

    // Loops, because rows are made and read by the million where streams would be felt.
    private static long sum(List<Long> counts) {
      long sum = 0;
      for (long count : counts) {
        sum += count;
      }
      return sum;
    }

    private static long least(List<Long> counts) {
      long least = 0;
      for (long count : counts) {
        least = Math.min(least, count);
      }
      return least;
    }

    private Row plus(Row other) {
      List<Long> sums = new ArrayList<>(events.size());
      for (int cause = 1; cause <= events.size(); cause++) {
        sums.add(events(cause) + other.events(cause));
      }
      return new Row(day, entered + other.entered, sums, censored + other.censored);
    }
  }

  /**
   * @throws IllegalArgumentException if days do not increase, a row is empty or has another number
   *     of causes, more leave than are at risk, or somebody never leaves
   */
  public EventTable {
    rows = List.copyOf(rows);
    if (causes < 1) {
      throw new IllegalArgumentException(
          "Number of causes is %d, but 1 is least".formatted(causes));
    }
    if (initial < 0) {
      throw new IllegalArgumentException("Initially at risk are %d".formatted(initial));
    }
    long atRisk = initial;
    int previous = -1;
    for (Row row : rows) {
      row.requireFits(causes, previous, atRisk);
      atRisk += row.entered() - row.left();
      previous = row.day();
    }
    if (atRisk != 0) {
      throw new IllegalArgumentException(
          "%d never leave; who has no event is censored on the last day seen".formatted(atRisk));
    }
  }

  /** The table of nobody. */
  public static EventTable empty(int causes) {
    return new EventTable(causes, 0, List.of());
  }

  /** Number at risk at {@code time}: entered before it, and not left before it. */
  public long atRisk(double time) {
    long atRisk = initial;
    for (Row row : rows) {
      if (row.day() >= time) {
        break;
      }
      atRisk += row.entered() - row.left();
    }
    return atRisk;
  }

  /** Numbers at risk on the days of {@link #rows}, in their order. */
  long[] atRiskByRow() {
    long[] numbers = new long[rows.size()];
    long atRisk = initial;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = atRisk;
      atRisk += rows.get(i).entered() - rows.get(i).left();
    }
    return numbers;
  }

  /** All who were ever at risk. */
  public long subjects() {
    return initial + rows.stream().mapToLong(Row::entered).sum();
  }

  /** Events of any cause. */
  public long events() {
    return rows.stream().mapToLong(Row::allEvents).sum();
  }

  /** Events of {@code cause}, counted from 1. */
  public long events(int cause) {
    requireCause(cause);
    return rows.stream().mapToLong(row -> row.events(cause)).sum();
  }

  public long censored() {
    return rows.stream().mapToLong(Row::censored).sum();
  }

  /** Days under observation, from entry to exit, summed over all subjects. */
  public long personDays() {
    return rows.stream().mapToLong(row -> row.day() * (row.left() - row.entered())).sum();
  }

  /** The last day on which anybody was observed; empty if nobody ever was. */
  public OptionalInt lastDay() {
    return rows.isEmpty() ? OptionalInt.empty() : OptionalInt.of(rows.get(rows.size() - 1).day());
  }

  /** The table of both groups together. The groups must have no subject in common. */
  public EventTable merge(EventTable other) {
    if (causes != other.causes) {
      throw new IllegalArgumentException(
          "Tables of %d and %d causes cannot be merged".formatted(causes, other.causes));
    }
    TreeMap<Integer, Row> byDay = new TreeMap<>();
    rows.forEach(row -> byDay.put(row.day(), row));
    other.rows.forEach(row -> byDay.merge(row.day(), row, Row::plus));
    return new EventTable(causes, initial + other.initial, List.copyOf(byDay.values()));
  }

  /** One cause, which is any of the causes here: the table of event-free survival. */
  public EventTable pooledCauses() {
    return oneCause(
        row -> new Row(row.day(), row.entered(), List.of(row.allEvents()), row.censored()));
  }

  /** One cause, {@code cause}; events of other causes are censorings: cause-specific survival. */
  public EventTable forCause(int cause) {
    requireCause(cause);
    return oneCause(
        row -> {
          long events = row.events(cause);
          return new Row(row.day(), row.entered(), List.of(events), row.left() - events);
        });
  }

  /**
   * Censoring as the event and every event as a censoring, for follow-up by reverse Kaplan–Meier.
   * As in R's {@code Surv(time, 1 - status)}, who has an event on a day is at risk of being
   * censored on it.
   */
  public EventTable reversed() {
    return oneCause(
        row -> new Row(row.day(), row.entered(), List.of(row.censored()), row.allEvents()));
  }

  private EventTable oneCause(UnaryOperator<Row> view) {
    return new EventTable(1, initial, rows.stream().map(view).toList());
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
}
