package org.sarcoma.outcomes.kernel;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.survival.CellCounts;

/**
 * Writes the counts of one level under one endpoint as they travel: whose they are, then for each
 * cell in order the distance to the one before and the count, in base-128 varints. Neighboring
 * cells take two or three bytes each.
 */
final class PartWriter implements CellCounts.CellVisitor {
  private byte[] bytes = new byte[64];
  private int length;
  private int next;

  /**
   * Begins a part.
   *
   * @param level null for the patients without one
   */
  PartWriter(int endpoint, int stratification, @Nullable UTF8String level) {
    write(endpoint);
    write(stratification);
    if (level == null) {
      write(0);
    } else {
      byte[] name = level.getBytes();
      write(name.length + 1L);
      bytes = Arrays.copyOf(bytes, length + name.length + 64);
      System.arraycopy(name, 0, bytes, length, name.length);
      length += name.length;
    }
  }

  /** Writes a cell, which is after the one before. */
  @Override
  public void visit(int cell, long count) {
    write(cell - next);
    write(count);
    next = cell + 1;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void write(long value) {
    if (length + 10 > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    long rest = value;
    while (rest > 0x7f) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }
}
