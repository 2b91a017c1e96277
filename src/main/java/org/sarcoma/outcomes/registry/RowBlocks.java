package org.sarcoma.outcomes.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import scala.Tuple2;

/**
 * Rows on their way through the shuffle, many in one record: what Spark does for each record is
 * then done for thousands of rows at once.
 */
final class RowBlocks implements Iterator<Tuple2<Integer, byte[]>> {
  private static final int BLOCK_BYTES = 1 << 16;
  private static final int LENGTHS = 2 * Integer.BYTES;

  private final Iterator<Tuple2<String, RowContent>> rows;
  private final Slices slices;
  private final Map<Integer, ByteBuffer> open = new TreeMap<>();
  private final ArrayDeque<Tuple2<Integer, byte[]>> full = new ArrayDeque<>();

  RowBlocks(Iterator<Tuple2<String, RowContent>> rows, Slices slices) {
    this.rows = rows;
    this.slices = slices;
  }

  @Override
  public boolean hasNext() {
    while (full.isEmpty() && rows.hasNext()) {
      Tuple2<String, RowContent> row = rows.next();
      add(
          slices.of(row._1()),
          row._1().getBytes(StandardCharsets.UTF_8),
          RowCodec.encode(row._2()));
    }
    if (full.isEmpty()) {
      open.forEach(this::close);
      open.clear();
    }
    return !full.isEmpty();
  }

  @Override
  public Tuple2<Integer, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("No block is left");
    }
    return full.remove();
  }

  private void add(int slice, byte[] key, byte[] row) {
    int needed = LENGTHS + key.length + row.length;
    ByteBuffer block = open.get(slice);
    if (block != null && block.remaining() < needed) {
      close(slice, block);
      block = null;
    }
    if (block == null) {
      block = ByteBuffer.allocate(Math.max(BLOCK_BYTES, needed));
      open.put(slice, block);
    }
    block.putInt(key.length).put(key).putInt(row.length).put(row);
  }

  private void close(int slice, ByteBuffer block) {
    byte[] bytes = new byte[block.position()];
    block.flip().get(bytes);
    full.add(new Tuple2<>(slice, bytes));
  }

  /** Adds the rows of a block to those of their patients. */
  static void addTo(PatientRows patients, byte[] block) {
    ByteBuffer bytes = ByteBuffer.wrap(block);
    while (bytes.hasRemaining()) {
      int keyLength = bytes.getInt();
      String key = new String(block, bytes.position(), keyLength, StandardCharsets.UTF_8);
      bytes.position(bytes.position() + keyLength);
      int length = bytes.getInt();
      int patient = patients.values().patients().of(PatientKey.patient(key));
      patients.add(patient, RowCodec.decode(block, bytes.position(), length));
      bytes.position(bytes.position() + length);
    }
  }
}
