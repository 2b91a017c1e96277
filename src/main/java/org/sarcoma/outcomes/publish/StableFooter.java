package org.sarcoma.outcomes.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Gives the footer of a Parquet file one order.
 *
 * <p>parquet-java lists the encodings of a column in the order of a hash set of enum constants,
 * whose hashes differ from one Java process to the next. Nothing else in a file does so.
 */
final class StableFooter {
  /** The length of the footer and the magic number, which end a file. */
  private static final int TAIL = 8;

  private StableFooter() {}

  /** The same file, with the encodings of every column sorted. */
  static byte[] of(byte[] file) throws IOException {
    int tail = file.length - TAIL;
    int start = tail - ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(tail);
    FileMetaData footer =
        Util.readFileMetaData(new ByteArrayInputStream(file, start, tail - start));
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        Collections.sort(column.getMeta_data().getEncodings());
      }
    }
    ByteArrayOutputStream stable = new ByteArrayOutputStream(file.length);
    stable.write(file, 0, start);
    Util.writeFileMetaData(footer, stable);
    // Another order of the same encodings does not change the length.
    stable.write(file, tail, TAIL);
    return stable.toByteArray();
  }
}
