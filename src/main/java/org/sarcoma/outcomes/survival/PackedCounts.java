package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Counts by cell in few bytes, to be sent and kept: the cells in order, each by its distance from
 * the one before, and its count, both in bytes of seven bits.
 */
public final class PackedCounts implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int SMALLEST = 16;
  private static final int LONGEST = 10; // bytes of a long
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  /** What is done with the count of a cell. */
  public interface Visitor {
    /** Takes a cell with a count. */
    void visit(long cell, long count);
  }

  private final byte[] bytes;

  private PackedCounts(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes cells in order. */
  public static final class Builder {
    private byte[] bytes = new byte[SMALLEST];
    private int length;
    private long last;

    /** Adds a cell that is not before any other. */
    public void add(long cell, long count) {
      if (length + 2 * LONGEST > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length + 2 * LONGEST);
      }
      write(cell - last);
      write(count);
      last = cell;
    }

    private void write(long number) {
      long rest = number;
      while ((rest & -MORE) != 0) {
        bytes[length++] = (byte) (rest | MORE);
        rest >>>= BITS;
      }
      bytes[length++] = (byte) rest;
    }

    public PackedCounts build() {
      return new PackedCounts(Arrays.copyOf(bytes, length));
    }
  }

  /** Visits the cells in order. */
  public void forEach(Visitor visitor) {
    int place = 0;
    long cell = 0;
    boolean isCount = false;
    while (place < bytes.length) {
      long number = 0;
      int shift = 0;
      byte next;
      do {
        next = bytes[place++];
        number |= (long) (next & (MORE - 1)) << shift;
        shift += BITS;
      } while (next < 0);
      if (isCount) {
        visitor.visit(cell, number);
      } else {
        cell += number;
      }
      isCount = !isCount;
    }
  }
}
