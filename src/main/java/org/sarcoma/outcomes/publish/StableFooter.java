package org.sarcoma.outcomes.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/**
 * Puts the encodings that a Parquet footer lists for each column in order. The writer keeps them in
 * a hash set of enum constants, whose order differs from one Java machine to the next, so that the
 * same rows would have different bytes.
 */
public final class StableFooter {
  private static final int TAIL_BYTES = 8;

  private StableFooter() {}

  /** Puts the footer of a Parquet file in order, in place: its length stays. Returns the bytes. */
  public static byte[] of(byte[] file) throws IOException {
    int end = file.length - TAIL_BYTES;
    int length = ByteBuffer.wrap(file, end, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] footer = inOrder(Arrays.copyOfRange(file, end - length, end));
    if (footer.length != length) {
      throw new IOException("A footer in order has another length");
    }
    System.arraycopy(footer, 0, file, end - length, length);
    return file;
  }

  private static byte[] inOrder(byte[] footer) throws IOException {
    FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
    metadata.getRow_groups().stream()
        .flatMap(rowGroup -> rowGroup.getColumns().stream())
        .forEach(column -> column.getMeta_data().getEncodings().sort(null));
    ByteArrayOutputStream ordered = new ByteArrayOutputStream(footer.length);
    Util.writeFileMetaData(metadata, ordered);
    return ordered.toByteArray();
  }
}
