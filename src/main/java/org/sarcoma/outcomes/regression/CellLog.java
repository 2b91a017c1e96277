package org.sarcoma.outcomes.regression;

import java.util.Arrays;
import org.sarcoma.outcomes.survival.PackedCounts;

/**
 * Cells with their counts as they come, to be put in order at the end: most cells are seen once, so
 * that looking each up to count it would cost more than to sort them all. Of as many cells as
 * patients of an institution, eight bytes each.
 */
final class CellLog {
  private static final int SMALLEST = 16;
  private static final long[] ALL_ONE = new long[0];

  private long[] cells = new long[SMALLEST];
  private long[] counts = ALL_ONE;
  private int size;

  /** Adds to the count of a cell, which is not negative. */
  void add(long cell, long count) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * size);
      counts = counts == ALL_ONE ? ALL_ONE : Arrays.copyOf(counts, 2 * size);
    }
    if (count != 1 && counts == ALL_ONE) {
      counts = new long[cells.length];
      Arrays.fill(counts, 0, size, 1);
    }
    if (counts != ALL_ONE) {
      counts[size] = count;
    }
    cells[size++] = cell;
  }

  /** Visits what was added, in its order. */
  void forEach(PackedCounts.Visitor visitor) {
    for (int i = 0; i < size; i++) {
      visitor.visit(cells[i], counts == ALL_ONE ? 1 : counts[i]);
    }
  }

  /** The count of each cell. */
  PackedCounts packed() {
    long[] sorted = Arrays.copyOf(cells, size);
    Arrays.sort(sorted);
    long[] times = new long[size];
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      distinct += i > 0 && sorted[i] == sorted[i - 1] ? 0 : 1;
      sorted[distinct - 1] = sorted[i];
      times[distinct - 1] += counts == ALL_ONE ? 1 : 0;
    }
    for (int i = 0; i < counts.length && i < size; i++) {
      int place = Arrays.binarySearch(sorted, 0, distinct, cells[i]);
      times[place] = Math.addExact(times[place], counts[i]);
    }
    PackedCounts.Builder builder = new PackedCounts.Builder();
    for (int i = 0; i < distinct; i++) {
      builder.add(sorted[i], times[i]);
    }
    return builder.build();
  }
}
