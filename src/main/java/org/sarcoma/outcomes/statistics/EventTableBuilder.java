package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Counts individual subjects into an {@link EventTable}; their order does not matter. Not safe for
 * use by several threads.
 */
public final class EventTableBuilder {
  private final int causes;
  private final TreeMap<Integer, Day> days = new TreeMap<>();
  private long initial;

  /**
   * @param causes number of event causes, at least 1
   */
  public EventTableBuilder(int causes) {
    if (causes < 1) {
      throw new IllegalArgumentException(
          "Number of causes is %d, but 1 is least".formatted(causes));
    }
    this.causes = causes;
  }

  /**
   * Adds a subject under observation from time zero itself.
   *
   * @param exit day of the event or censoring, at least 0
   * @param cause 0 if censored, else the cause of the event
   */
  public EventTableBuilder add(int exit, int cause) {
    if (exit < 0) {
      throw new IllegalArgumentException("Exit on day %d is before time zero".formatted(exit));
    }
    leave(exit, cause);
    initial++;
    return this;
  }

  /**
   * Adds a subject who comes under observation later.
   *
   * @param entry day after which the subject is at risk, at least 0
   * @param exit day of the event or censoring, after {@code entry}
   * @param cause 0 if censored, else the cause of the event
   */
  public EventTableBuilder addEntering(int entry, int exit, int cause) {
    if (entry < 0 || exit <= entry) {
      throw new IllegalArgumentException(
          "Entry on day %d, exit on day %d; expected 0 ≤ entry < exit".formatted(entry, exit));
    }
    leave(exit, cause);
    on(entry).entered++;
    return this;
  }

  /** The table of all subjects added so far. */
  public EventTable build() {
    List<EventTable.Row> rows = new ArrayList<>(days.size());
    days.forEach((day, counts) -> rows.add(counts.row(day)));
    return new EventTable(causes, initial, rows);
  }

  private void leave(int exit, int cause) {
    if (cause < 0 || cause > causes) {
      throw new IllegalArgumentException("Cause %d is not in 0 to %d".formatted(cause, causes));
    }
    on(exit).left[cause]++;
  }

  private Day on(int day) {
    return days.computeIfAbsent(day, unused -> new Day(causes));
  }

  private static final class Day {
    private final long[] left;
    private long entered;

    Day(int causes) {
      left = new long[causes + 1];
    }

    EventTable.Row row(int day) {
      List<Long> events = new ArrayList<>();
      for (int cause = 1; cause < left.length; cause++) {
        events.add(left[cause]);
      }
      return new EventTable.Row(day, entered, events, left[0]);
    }
  }
}
