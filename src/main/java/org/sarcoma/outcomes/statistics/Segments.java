package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows whose moments are summed by event day, in ranges that belong to one day each. */
final class Segments {
  private int size;
  private int[] days = new int[16];
  private int[] starts = new int[16];
  private int[] before = new int[17]; // number of rows in the segments before
  private final int @Nullable [] rows;

  /**
   * @param rows what ranges are of, or null if they are of the rows themselves
   */
  Segments(int @Nullable [] rows) {
    this.rows = rows;
  }

  /** Adds a range after those so far, of a day that is none of the days before. */
  void add(int day, int from, int to) {
    if (from == to) {
      return;
    }
    if (size == days.length) {
      days = Arrays.copyOf(days, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      before = Arrays.copyOf(before, 2 * size + 1);
    }
    days[size] = day;
    starts[size] = from;
    before[size + 1] = before[size] + to - from;
    size++;
  }

  /** How many rows there are before a day. */
  int rowsBefore(int day) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (days[middle] < day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return before[low];
  }

  /** The segment of the i-th row. */
  int segment(int i) {
    int found = Arrays.binarySearch(before, 0, size + 1, i);
    return found >= 0 ? found : -found - 2;
  }

  int day(int segment) {
    return days[segment];
  }

  /** How many rows there are up to the end of a segment. */
  int end(int segment) {
    return before[segment + 1];
  }

  /** Reads covariates of rows of one segment, the i-th and those after it. */
  void read(RiskSetRows from, int segment, int i, RowBlock block) {
    int start = starts[segment] + i - before[segment];
    from.read(rows, start, block);
  }
}
