package org.sarcoma.outcomes.statistics;

import java.util.TreeMap;

/**
 * Counts individual subjects into an {@link EventTable}; their order does not matter. Not safe for
 * use by several threads.
 */
public final class EventTableBuilder {
  private final int causes;
  // By day: entered, censored, then events by cause.
  private final TreeMap<Integer, long[]> days = new TreeMap<>();
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
    on(entry)[0]++;
    return this;
  }

  /** The table of all subjects added so far. */
  public EventTable build() {
    EventRows rows = new EventRows(causes);
    days.forEach(rows::add);
    return rows.table(initial);
  }

  private void leave(int exit, int cause) {
    if (cause < 0 || cause > causes) {
      throw new IllegalArgumentException("Cause %d is not in 0 to %d".formatted(cause, causes));
    }
    on(exit)[1 + cause]++;
  }

  private long[] on(int day) {
    return days.computeIfAbsent(day, unused -> new long[2 + causes]);
  }
}
