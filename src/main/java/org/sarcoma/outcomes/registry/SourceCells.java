package org.sarcoma.outcomes.registry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one source column in a block of rows. A cell is an entry of the dictionary of the
 * column, or stands alone.
 */
final class SourceCells {
  /** Place in the dictionary of a cell that is missing. */
  static final int MISSING = -1;

  /** Place in the dictionary of a cell that stands alone. */
  static final int ALONE = -2;

  private final int[] entries;
  private final @Nullable Object[] alone;
  private Object[] dictionary = new Object[0];

  /** Makes room for a number of rows, all of whose cells are missing. */
  SourceCells(int rows) {
    this.entries = new int[rows];
    this.alone = new @Nullable Object[rows];
    Arrays.fill(entries, MISSING);
  }

  /** Changes the dictionary, which the cells of rows to come are of. */
  void setDictionary(Object[] dictionary) {
    this.dictionary = dictionary;
  }

  /** The dictionary of the cells, another object whenever it changes. */
  Object[] dictionary() {
    return dictionary;
  }

  void setMissing(int row) {
    entries[row] = MISSING;
  }

  void setEntry(int row, int entry) {
    entries[row] = entry;
  }

  void setAlone(int row, Object cell) {
    entries[row] = ALONE;
    alone[row] = cell;
  }

  /** Place of the cell in the dictionary, {@link #MISSING} or {@link #ALONE}. */
  int entry(int row) {
    return entries[row];
  }

  @Nullable Object cell(int row) {
    int entry = entries[row];
    if (entry >= 0) {
      return dictionary[entry];
    }
    return entry == ALONE ? alone[row] : null;
  }
}
