package org.sarcoma.outcomes.kernel;

import java.util.Arrays;
import org.sarcoma.outcomes.statistics.EventRows;
import org.sarcoma.outcomes.survival.CellCounts;

/**
 * The numbers of the cells in which the patients of one endpoint are counted: one for those who are
 * not observable, one for those who left before entry, then for each day those who entered, were
 * censored, and had an event by cause.
 */
record Cells(int causes) {
  static final int NOT_OBSERVABLE = 0;
  static final int LEFT_BEFORE_ENTRY = 1;
  private static final int FIRST = 2;

  private int kinds() {
    return 2 + causes;
  }

  int lastDay() {
    return (Integer.MAX_VALUE - FIRST) / kinds() - 1;
  }

  int entered(int day) {
    return FIRST + day * kinds();
  }

  int left(int day, int cause) {
    return FIRST + day * kinds() + 1 + cause;
  }

  /** Reads the counts of one level; who left and did not enter was there from time zero. */
  CountedGroup group(CellCounts counts) {
    Reader reader = new Reader();
    counts.forEach(reader);
    reader.finishDay();
    return new CountedGroup(
        reader.rows.table(reader.left - reader.entered),
        reader.special[LEFT_BEFORE_ENTRY],
        reader.special[NOT_OBSERVABLE]);
  }

  private final class Reader implements CellCounts.CellVisitor {
    private final EventRows rows = new EventRows(causes);
    private final long[] special = new long[FIRST];
    private final long[] ofDay = new long[kinds()];
    private int day = -1;
    private long entered;
    private long left;

    @Override
    public void visit(int cell, long count) {
      if (cell < FIRST) {
        special[cell] = count;
        return;
      }
      int cellDay = (cell - FIRST) / kinds();
      if (cellDay != day) {
        finishDay();
        day = cellDay;
      }
      int kind = (cell - FIRST) % kinds();
      ofDay[kind] = count;
      if (kind == 0) {
        entered += count;
      } else {
        left += count;
      }
    }

    void finishDay() {
      if (day >= 0) {
        rows.add(day, ofDay);
        Arrays.fill(ofDay, 0);
      }
    }
  }
}
