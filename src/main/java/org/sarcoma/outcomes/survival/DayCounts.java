package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import java.util.Arrays;

/** Counts by day and kind. */
final class DayCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final int kinds;
  private final CellCounts cells = new CellCounts(); // day · kinds + kind

  /** What is done with the counts of a day. */
  interface DayVisitor {
    /**
     * Takes a day with any count.
     *
     * @param counts by kind; not to be kept
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
    cells.add(Math.addExact(Math.multiplyExact(day, kinds), kind), times);
  }

  /** Adds everything the other has counted. */
  void merge(DayCounts other) {
    cells.merge(other.cells);
  }

  /** Keeps the counts in few bytes; to add to them costs more then. */
  void pack() {
    cells.pack();
  }

  /** How many counts there are. */
  int cells() {
    return cells.size();
  }

  /** Visits the days in order. */
  void forEachDay(DayVisitor visitor) {
    DayCollector collector = new DayCollector(kinds, visitor);
    cells.forEach(collector);
    collector.finish();
  }

  /** Gathers the cells of a day. */
  private static final class DayCollector implements CellCounts.CellVisitor {
    private final DayVisitor visitor;
    private final long[] ofDay;
    private int day = -1;

    DayCollector(int kinds, DayVisitor visitor) {
      this.visitor = visitor;
      this.ofDay = new long[kinds];
    }

    @Override
    public void visit(int cell, long count) {
      if (cell / ofDay.length != day) {
        finish();
        day = cell / ofDay.length;
      }
      ofDay[cell % ofDay.length] = count;
    }

    void finish() {
      if (day >= 0) {
        visitor.visit(day, ofDay);
        Arrays.fill(ofDay, 0);
      }
    }
  }
}
