package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Counts by day and kind, in a hash table of two arrays: a count costs no object, to make, to send
 * or to merge.
 */
final class DayCounts implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int SMALLEST = 8;
  private static final int EMPTY = -1;

  private final int kinds;
  private int[] cells = empty(SMALLEST); // day · kinds + kind, by place
  private long[] counts = new long[SMALLEST];
  private int size;

  /** What is done with the counts of a day. */
  interface DayVisitor {
    /**
     * Takes a day with any count.
     *
     * @param counts by kind
     */
    void visit(int day, long[] counts);
  }

  DayCounts(int kinds) {
    this.kinds = kinds;
  }

  /**
   * Adds to the count of a day, which is not negative, and a kind.
   *
   * @throws ArithmeticException if the day is too large to be one
   */
  void add(int day, int kind, long times) {
    add(Math.addExact(Math.multiplyExact(day, kinds), kind), times);
  }

  /** Adds everything the other has counted. */
  void merge(DayCounts other) {
    for (int i = 0; i < other.cells.length; i++) {
      if (other.cells[i] != EMPTY) {
        add(other.cells[i], other.counts[i]);
      }
    }
  }

  /** Visits the days in order. */
  void forEachDay(DayVisitor visitor) {
    int[] places =
        IntStream.range(0, cells.length)
            .filter(it -> cells[it] != EMPTY)
            .boxed()
            .sorted((one, other) -> Integer.compare(cells[one], cells[other]))
            .mapToInt(it -> it)
            .toArray();
    int next = 0;
    while (next < places.length) {
      int day = cells[places[next]] / kinds;
      long[] ofDay = new long[kinds];
      while (next < places.length && cells[places[next]] / kinds == day) {
        ofDay[cells[places[next]] % kinds] = counts[places[next]];
        next++;
      }
      visitor.visit(day, ofDay);
    }
  }

  private void add(int cell, long times) {
    int place = place(cell);
    if (cells[place] == EMPTY) {
      cells[place] = cell;
      size++;
    }
    counts[place] = Math.addExact(counts[place], times);
    if (2 * size > cells.length) {
      grow();
    }
  }

  /** Where the cell is, or would be. */
  private int place(int cell) {
    int place = (cell * 0x9e3779b9) >>> Integer.numberOfLeadingZeros(cells.length - 1);
    while (cells[place] != EMPTY && cells[place] != cell) {
      place = (place + 1) & (cells.length - 1);
    }
    return place;
  }

  private void grow() {
    int[] oldCells = cells;
    long[] oldCounts = counts;
    cells = empty(2 * oldCells.length);
    counts = new long[cells.length];
    for (int i = 0; i < oldCells.length; i++) {
      if (oldCells[i] != EMPTY) {
        int place = place(oldCells[i]);
        cells[place] = oldCells[i];
        counts[place] = oldCounts[i];
      }
    }
  }

  private static int[] empty(int length) {
    int[] cells = new int[length];
    Arrays.fill(cells, EMPTY);
    return cells;
  }
}
