package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Counts by day and kind. What is added waits until many can be counted at once: members come to
 * hundreds of tables in turns, none of which is at hand when it is their turn.
 */
final class DayCounts implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int FEWEST_WAITING = 8;
  private static final int MOST_WAITING = 1 << 12;
  private static final int[] NOBODY = new int[0];

  private final int kinds;
  private final CellCounts cells = new CellCounts(); // day · kinds + kind
  private int[] waiting = NOBODY; // cells to be counted once each
  private int waits;

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
   * Adds one to the count of a day, which is not negative, and a kind.
   *
   * @throws ArithmeticException if the day is too large to be one
   */
  void add(int day, int kind) {
    if (waits == waiting.length) {
      makeRoom();
    }
    waiting[waits++] = Math.addExact(Math.multiplyExact(day, kinds), kind);
  }

  private void makeRoom() {
    if (waits == MOST_WAITING) {
      settle();
    } else {
      waiting = Arrays.copyOf(waiting, Math.max(FEWEST_WAITING, 2 * waits));
    }
  }

  private void settle() {
    countWaiting(cells);
    waits = 0;
  }

  private void countWaiting(CellCounts in) {
    for (int i = 0; i < waits; i++) {
      in.add(waiting[i], 1);
    }
  }

  /** Adds everything the other has counted. */
  void merge(DayCounts other) {
    cells.merge(other.cells);
    other.countWaiting(cells);
  }

  /** Keeps the counts in few bytes; to add to them costs more then. */
  void pack() {
    settle();
    waiting = NOBODY;
    cells.pack();
  }

  /** How many counts there are. */
  int cells() {
    settle();
    return cells.size();
  }

  /** Visits the days in order. */
  void forEachDay(DayVisitor visitor) {
    settle();
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
