package org.sarcoma.outcomes.registry;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/** The footer of a Parquet file, read once: for what it says, and for its hash. */
final class FooterBytes {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  // A file begins with the magic bytes, and ends with the length of its footer and them again.
  private static final int TAIL = Integer.BYTES + 4;
  private static final long SHORTEST_FILE = (long) MAGIC.length + TAIL;

  private final byte[] bytes;

  private FooterBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the end of a file.
   *
   * @throws EOFException if this is not the end of a Parquet file
   */
  static FooterBytes read(FileStatus file, Configuration hadoop) throws IOException {
    if (file.getLen() < SHORTEST_FILE) {
      throw new EOFException("Too short for a Parquet file");
    }
    try (FSDataInputStream in = file.getPath().getFileSystem(hadoop).open(file.getPath())) {
      byte[] tail = new byte[TAIL];
      in.readFully(file.getLen() - TAIL, tail);
      int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
      boolean isParquet = Arrays.equals(MAGIC, Arrays.copyOfRange(tail, Integer.BYTES, TAIL));
      if (!isParquet || length < 0 || length > file.getLen() - SHORTEST_FILE) {
        throw new EOFException("No footer of a Parquet file");
      }
      byte[] footer = new byte[length];
      in.readFully(file.getLen() - TAIL - length, footer);
      return new FooterBytes(footer);
    }
  }

  /** Returns what the footer says; throws anything at all if the bytes are damaged. */
  ParquetMetadata metadata() throws IOException {
    return new ParquetMetadataConverter()
        .readParquetMetadata(new ByteArrayInputStream(bytes), ParquetMetadataConverter.NO_FILTER);
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException("No SHA-256 in this Java", e));
    }
  }
}
