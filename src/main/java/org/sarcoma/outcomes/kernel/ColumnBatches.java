package org.sarcoma.outcomes.kernel;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Columns as the vectorized readers return them. */
final class ColumnBatches implements Batches {
  private final Iterator<ColumnarBatch> source;
  private final int[] positions; // of the numbers, then of the stratifications
  private int[] codeOfId = new int[0];

  ColumnBatches(Iterator<ColumnarBatch> source, int[] positions) {
    this.source = source;
    this.positions = positions;
  }

  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public Batch next(Levels[] levels) {
    ColumnarBatch batch = source.next();
    int size = batch.numRows();
    int[][] numbers = new int[positions.length - levels.length][];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = numbers(batch.column(positions[i]), size);
    }
    int[][] codes = new int[levels.length][];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = codes(batch.column(positions[numbers.length + i]), size, levels[i]);
    }
    return new Batch(size, numbers, codes);
  }

  private static int[] numbers(ColumnVector column, int size) {
    if (!column.hasNull() && !(column instanceof WritableColumnVector it && it.hasDictionary())) {
      return column.getInts(0, size); // which does not look into dictionaries
    }
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = column.isNullAt(i) ? Batch.NULL : column.getInt(i);
    }
    return numbers;
  }

  private int[] codes(ColumnVector column, int size, Levels levels) {
    if (column instanceof WritableColumnVector it && it.hasDictionary()) {
      return codesOfIds(it, size, levels);
    }
    int[] codes = new int[size];
    for (int i = 0; i < size; i++) {
      codes[i] = column.isNullAt(i) ? Levels.NULL : levels.code(column.getUTF8String(i));
    }
    return codes;
  }

  /** Only within a batch is an identifier of the file's dictionary sure to mean the same. */
  private int[] codesOfIds(WritableColumnVector column, int size, Levels levels) {
    WritableColumnVector ids = column.getDictionaryIds();
    boolean hasNull = column.hasNull();
    int[] codes = new int[size];
    Arrays.fill(codeOfId, -1);
    for (int i = 0; i < size; i++) {
      if (hasNull && column.isNullAt(i)) {
        continue; // code 0 is that of null
      }
      int id = ids.getDictId(i);
      if (id >= codeOfId.length) {
        int known = codeOfId.length;
        codeOfId = Arrays.copyOf(codeOfId, Math.max(64, 2 * id));
        Arrays.fill(codeOfId, known, codeOfId.length, -1);
      }
      if (codeOfId[id] < 0) {
        codeOfId[id] = levels.code(column.getUTF8String(i));
      }
      codes[i] = codeOfId[id];
    }
    return codes;
  }
}
