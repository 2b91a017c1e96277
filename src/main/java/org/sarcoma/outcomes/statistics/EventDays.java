package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The days with events of one cause: stratum by stratum, and in each from the last to the first.
 * Who leaves on a day is at risk from there to the last day after the entry.
 */
final class EventDays {
  private final Runs runs;
  private final int[] firsts; // of each stratum, and the number of days
  private int size;
  private int[] days = new int[16];
  private int[] strata = new int[16];
  private long[] events = new long[16];
  private final Segments others = new Segments(null); // without the event
  private final Segments dying = new Segments(null);
  private final Segments entering; // who is not at risk on the day, but was on days after it

  EventDays(RegressionData data, int cause) {
    runs = data.runs();
    firsts = new int[runs.strata().length];
    for (int stratum = 0; stratum + 1 < firsts.length; stratum++) {
      firsts[stratum] = size;
      addStratum(stratum, cause);
    }
    firsts[firsts.length - 1] = size;
    entering = data.entersLate() ? entering(data) : new Segments(null);
  }

  /** Who leaves between two days with events is at risk from the earlier one back. */
  private void addStratum(int stratum, int cause) {
    int begin = runs.strata()[stratum];
    int end = runs.strata()[stratum + 1];
    int joined = runs.starts()[begin];
    int run = begin;
    while (run < end) {
      int next = run;
      int event = -1;
      for (; next < end && runs.exits()[next] == runs.exits()[run]; next++) {
        event = runs.causes()[next] == cause ? next : event;
      }
      if (event >= 0) {
        others.add(size, joined, runs.starts()[event]);
        dying.add(size, runs.starts()[event], runs.starts()[event + 1]);
        joined = runs.starts()[next];
        others.add(size, runs.starts()[event + 1], joined);
        add(stratum, runs.exits()[run], runs.subjects()[event]);
      }
      run = next;
    }
  }

  private void add(int stratum, int day, long subjects) {
    if (size == days.length) {
      days = Arrays.copyOf(days, 2 * size);
      strata = Arrays.copyOf(strata, 2 * size);
      events = Arrays.copyOf(events, 2 * size);
    }
    days[size] = day;
    strata[size] = stratum;
    events[size++] = subjects;
  }

  private Segments entering(RegressionData data) {
    int[] byRow = new int[data.size()];
    Chunks.forEach(
        data.size(),
        (from, to) -> {
          int run = runs.of(from);
          for (int row = from; row < to; row++) {
            run += row == runs.starts()[run + 1] ? 1 : 0;
            byRow[row] = enteringDay(runs.stratum(run), data.entry(row), runs.exits()[run]);
          }
        });
    int[] late = IntStream.range(0, byRow.length).filter(row -> byRow[row] < size).toArray();
    int[] sorted = RowOrder.byKey(late, byRow, size, false);
    Segments segments = new Segments(sorted);
    for (int i = 0; i < sorted.length; ) {
      int from = i;
      int day = byRow[sorted[i]];
      while (i < sorted.length && byRow[sorted[i]] == day) {
        i++;
      }
      segments.add(day, from, i);
    }
    return segments;
  }

  /** Index of the last day of the entry or before it; none if at risk on no day, or on all. */
  private int enteringDay(int stratum, int entry, int exit) {
    int of = lastUpTo(stratum, entry);
    boolean sometimes = entry != RegressionData.FROM_ZERO && of > lastUpTo(stratum, exit);
    return sometimes && of < firsts[stratum + 1] ? of : size;
  }

  /** The last day of a stratum that is no later than {@code day}; the end if there is none. */
  int lastUpTo(int stratum, int day) {
    int low = firsts[stratum];
    int high = firsts[stratum + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (days[middle] > day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Before which day rows of a segment have to enter: those that leave have all been at risk. */
  int enteredBefore(Segments segments, int day) {
    return segments == entering ? Integer.MAX_VALUE : days[day];
  }

  int size() {
    return size;
  }

  int day(int index) {
    return days[index];
  }

  int stratum(int index) {
    return strata[index];
  }

  long events(int index) {
    return events[index];
  }

  long events() {
    return Arrays.stream(events, 0, size).sum();
  }

  /** Index of the first day of a stratum; of the end for the number of strata. */
  int first(int stratum) {
    return firsts[stratum];
  }

  boolean isFirst(int index) {
    return firsts[strata[index]] == index;
  }

  Segments others() {
    return others;
  }

  Segments dying() {
    return dying;
  }

  Segments entering() {
    return entering;
  }
}
