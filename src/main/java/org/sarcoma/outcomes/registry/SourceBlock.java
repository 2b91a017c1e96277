package org.sarcoma.outcomes.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some rows of a source, column by column. */
final class SourceBlock {
  private static final int NONE = -1;

  private final SourceCells[] columns;
  private final @Nullable Object[] cells;
  private int rows;
  private int filled = NONE; // number of the row whose cells stand in the array

  /**
   * Makes an empty block.
   *
   * @param columns in the order in which they are asked for; one can be there more than once
   */
  SourceBlock(List<SourceCells> columns) {
    this.columns = columns.toArray(SourceCells[]::new);
    this.cells = new @Nullable Object[columns.size()];
  }

  /** Says that the columns have been filled with the cells of so many rows. */
  void setRows(int rows) {
    this.rows = rows;
    this.filled = NONE;
  }

  int rows() {
    return rows;
  }

  SourceCells column(int place) {
    return columns[place];
  }

  /** Returns the cells of a row, in an array that the next row asked for will overwrite. */
  @Nullable Object[] row(int row) {
    if (filled != row) {
      for (int i = 0; i < cells.length; i++) {
        cells[i] = columns[i].cell(row);
      }
      filled = row;
    }
    return cells;
  }
}
