package org.sarcoma.outcomes.example;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/**
 * Puts the encodings that a Parquet footer lists for each column in order. The writer keeps them in
 * a hash set of enum constants, whose order differs from one JVM to the next.
 */
final class StableFooter {
  private static final int TAIL_BYTES = 8;

  private StableFooter() {}

  static void rewrite(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length - TAIL_BYTES;
    int length = ByteBuffer.wrap(bytes, end, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] footer = sorted(Arrays.copyOfRange(bytes, end - length, end));
    if (footer.length != length) {
      throw new IOException("Footer of %s changes its length".formatted(file.getFileName()));
    }
    System.arraycopy(footer, 0, bytes, end - length, length);
    Files.write(file, bytes);
  }

  private static byte[] sorted(byte[] footer) throws IOException {
    FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
    metadata.getRow_groups().stream()
        .flatMap(group -> group.getColumns().stream())
        .forEach(column -> column.getMeta_data().getEncodings().sort(null));
    ByteArrayOutputStream sorted = new ByteArrayOutputStream(footer.length);
    Util.writeFileMetaData(metadata, sorted);
    return sorted.toByteArray();
  }
}
