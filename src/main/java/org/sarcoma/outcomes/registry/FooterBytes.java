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
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.SeekableInputStream;

/** The footer of a Parquet file, read once: for what it says, and for its hash. */
final class FooterBytes {
  /** What every Parquet file begins and ends with. */
  static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] MAGIC_OF_ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
  // The last bytes of a file are the length of its footer and the magic.
  private static final int TAIL = Integer.BYTES + 4;
  private static final long SHORTEST_FILE = (long) MAGIC.length + TAIL;

  private final byte[] bytes;
  private final boolean isEncrypted;

  private FooterBytes(byte[] bytes, boolean isEncrypted) {
    this.bytes = bytes;
    this.isEncrypted = isEncrypted;
  }

  /**
   * Reads the beginning and the end of a file.
   *
   * @throws EOFException if they are not those of a Parquet file
   */
  static FooterBytes read(SeekableInputStream in, long fileLength) throws IOException {
    if (fileLength < SHORTEST_FILE) {
      throw new EOFException("Too short for a Parquet file");
    }
    byte[] head = read(in, 0, MAGIC.length);
    ByteBuffer tail = ByteBuffer.wrap(read(in, fileLength - TAIL, TAIL));
    int length = tail.order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] magic = Arrays.copyOfRange(tail.array(), Integer.BYTES, TAIL);
    boolean isParquet =
        Arrays.equals(head, magic)
            && (Arrays.equals(magic, MAGIC) || Arrays.equals(magic, MAGIC_OF_ENCRYPTED));
    if (!isParquet || length < 0 || length > fileLength - SHORTEST_FILE) {
      throw new EOFException("Not the beginning and end of a Parquet file");
    }
    return new FooterBytes(
        read(in, fileLength - TAIL - length, length), !Arrays.equals(magic, MAGIC));
  }

  private static byte[] read(SeekableInputStream in, long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.seek(from);
    in.readFully(bytes);
    return bytes;
  }

  /** Whether nothing of the footer can be read without a key. */
  boolean isEncrypted() {
    return isEncrypted;
  }

  /** First byte of the file that belongs to the footer. */
  long start(long fileLength) {
    return fileLength - TAIL - bytes.length;
  }

  /** Returns what the footer says; throws anything at all if the bytes are damaged. */
  FileMetaData content() throws IOException {
    return Util.readFileMetaData(new ByteArrayInputStream(bytes));
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException("No SHA-256 in this Java", e));
    }
  }
}
