package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Takes the rows of an {@link EventTable} in order of time. Not safe for use by several threads.
 */
public final class EventRows {
  private static final int SMALLEST = 16;

  private final int causes;
  private int[] days = new int[SMALLEST];
  private long[] entered = new long[SMALLEST];
  private long[] censored = new long[SMALLEST];
  private final long[][] events;
  private int size;

  /**
   * @param causes number of event causes, at least 1
   */
  public EventRows(int causes) {
    if (causes < 1) {
      throw new IllegalArgumentException(
          "Number of causes is %d, but 1 is least".formatted(causes));
    }
    this.causes = causes;
    this.events = new long[causes][SMALLEST];
  }

  static EventRows of(int causes, List<EventTable.Row> rows) {
    EventRows all = new EventRows(causes);
    for (EventTable.Row row : rows) {
      if (row.events().size() != causes) {
        throw new IllegalArgumentException(
            "Day %d counts %d causes, not %d".formatted(row.day(), row.events().size(), causes));
      }
      long[] counts = new long[2 + causes];
      counts[0] = row.entered();
      counts[1] = row.censored();
      Arrays.setAll(counts, it -> it < 2 ? counts[it] : row.events().get(it - 2));
      all.add(row.day(), counts);
    }
    return all;
  }

  /**
   * Adds the row of a day.
   *
   * @param counts who entered, who was censored, and the events by cause
   */
  public void add(int day, long... counts) {
    if (size == days.length) {
      lengthen();
    }
    days[size] = day;
    entered[size] = counts[0];
    censored[size] = counts[1];
    for (int cause = 0; cause < causes; cause++) {
      events[cause][size] = counts[2 + cause];
    }
    size++;
  }

  private void lengthen() {
    days = Arrays.copyOf(days, 2 * size);
    entered = Arrays.copyOf(entered, 2 * size);
    censored = Arrays.copyOf(censored, 2 * size);
    for (int cause = 0; cause < causes; cause++) {
      events[cause] = Arrays.copyOf(events[cause], 2 * size);
    }
  }

  /**
   * The table of all rows.
   *
   * @param initial patients at risk on day 0
   * @throws IllegalArgumentException as {@link EventTable#EventTable}
   */
  public EventTable table(long initial) {
    return new EventTable(this, initial);
  }

  int causes() {
    return causes;
  }

  int[] days() {
    return Arrays.copyOf(days, size);
  }

  long[] entered() {
    return Arrays.copyOf(entered, size);
  }

  long[] censored() {
    return Arrays.copyOf(censored, size);
  }

  long[][] events() {
    return Arrays.stream(events).map(it -> Arrays.copyOf(it, size)).toArray(long[][]::new);
  }
}
