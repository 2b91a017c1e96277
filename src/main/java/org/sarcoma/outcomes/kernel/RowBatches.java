package org.sarcoma.outcomes.kernel;

import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/** Gathers batches from rows. */
final class RowBatches implements Batches {
  private static final int CAPACITY = 4096;

  private final Iterator<InternalRow> source;
  private final int numberColumns;

  /** Takes rows of this many columns of numbers, then of the stratifications. */
  RowBatches(Iterator<InternalRow> source, int numberColumns) {
    this.source = source;
    this.numberColumns = numberColumns;
  }

  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public Batch next(Levels[] levels) {
    int[][] numbers = new int[numberColumns][CAPACITY];
    int[][] codes = new int[levels.length][CAPACITY];
    int size = 0;
    while (size < CAPACITY && source.hasNext()) {
      InternalRow row = source.next();
      for (int i = 0; i < numberColumns; i++) {
        numbers[i][size] = row.isNullAt(i) ? Batch.NULL : row.getInt(i);
      }
      for (int i = 0; i < levels.length; i++) {
        int column = numberColumns + i;
        codes[i][size] =
            row.isNullAt(column) ? Levels.NULL : levels[i].code(row.getUTF8String(column));
      }
      size++;
    }
    return new Batch(size, numbers, codes);
  }
}
