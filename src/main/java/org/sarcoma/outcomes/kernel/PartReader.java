package org.sarcoma.outcomes.kernel;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.survival.CellCounts;

/** Reads what {@link PartWriter} wrote. */
final class PartReader {
  private final byte[] bytes;
  private final Owner owner;
  private int position;

  /** Whose counts a part has; parts of the same owner are added up. */
  record Owner(int endpoint, int stratification, @Nullable UTF8String level) {

    /** The same on every executor, which the hash of a record need not be. */
    int spread(int count) {
      int hash = 31 * (31 * endpoint + stratification) + (level == null ? 0 : level.hashCode());
      return Math.floorMod((hash * 0x9e3779b9) >>> 8, count);
    }
  }

  PartReader(byte[] bytes) {
    this.bytes = bytes;
    int endpoint = (int) read();
    int stratification = (int) read();
    int length = (int) read() - 1;
    UTF8String level = length < 0 ? null : UTF8String.fromBytes(bytes, position, length);
    position += Math.max(0, length);
    this.owner = new Owner(endpoint, stratification, level);
  }

  Owner owner() {
    return owner;
  }

  /** Adds the counts, once. */
  void addTo(CellCounts counts) {
    int cell = 0;
    while (position < bytes.length) {
      cell += (int) read();
      counts.add(cell, read());
      cell++;
    }
  }

  private long read() {
    long value = 0;
    int shift = 0;
    byte next = bytes[position++];
    while (next < 0) {
      value |= (next & 0x7fL) << shift;
      shift += 7;
      next = bytes[position++];
    }
    return value | ((long) next << shift);
  }
}
