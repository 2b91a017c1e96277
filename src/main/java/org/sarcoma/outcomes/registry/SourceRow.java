package org.sarcoma.outcomes.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the cells of source columns are in the rows of one table. */
record SourceRow(List<SourceColumn> columns) {
  SourceRow {
    columns = List.copyOf(columns);
  }

  /** One cell of a row, however it is come by. */
  interface Cell {
    @Nullable Object of(@Nullable Object[] row);
  }

  /** The cell of a column; text without the blanks around it, and null if nothing is left of it. */
  Cell cell(SourceColumn column) {
    int place = columns.indexOf(column);
    if (place < 0) {
      throw new IllegalStateException("A column that is not read");
    }
    return row -> stripped(row[place]);
  }

  private static @Nullable Object stripped(@Nullable Object cell) {
    if (!(cell instanceof String text)) {
      return cell;
    }
    String stripped = text.strip();
    return stripped.isEmpty() ? null : stripped;
  }
}
