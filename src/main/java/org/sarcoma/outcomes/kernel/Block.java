package org.sarcoma.outcomes.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.survival.CellCounts;

/**
 * The counts of one endpoint and one stratification: for each level an array by cell, or, where the
 * memory does not suffice for arrays, a hash table of the cells that occur.
 */
final class Block {
  private static final int[] NONE = {};
  private static final int SMALLEST = 256;

  private final Memory memory;
  private int[][] arrays = new int[16][];
  private @Nullable CellCounts[] rest = new CellCounts[16];

  /** What the counts of one partition may take, shared by its blocks. */
  static final class Memory {
    private final long bound;
    private long used;

    Memory(long bound) {
      this.bound = bound;
    }

    void take(long bytes) {
      used += bytes;
    }

    /** Arrays leave half of the memory to hash tables, which can count what no array fits. */
    boolean hasRoomForArray(long bytes) {
      return used + bytes <= bound / 2;
    }

    boolean isUsedUp(long besides) {
      return used + besides > bound;
    }
  }

  Block(Memory memory) {
    this.memory = memory;
    Arrays.fill(arrays, NONE);
  }

  /** Makes room for codes less than {@code levels}. */
  void extend(int levels) {
    int before = arrays.length;
    if (levels > before) {
      int after = Math.max(levels, 2 * before);
      arrays = Arrays.copyOf(arrays, after);
      Arrays.fill(arrays, before, after, NONE);
      rest = Arrays.copyOf(rest, after);
      memory.take(16L * (after - before));
    }
  }

  /** Counts each patient in a cell of its level; a negative cell is none. */
  void add(int size, int[] codes, int[] cells) {
    int[][] byLevel = arrays;
    for (int i = 0; i < size; i++) {
      int cell = cells[i];
      int[] counts = byLevel[codes[i]];
      if (Integer.compareUnsigned(cell, counts.length) < 0) {
        counts[cell]++;
      } else if (cell >= 0) {
        addBeyond(codes[i], cell);
      }
    }
  }

  private void addBeyond(int code, int cell) {
    int length = arrays[code].length;
    long wanted = Math.max(SMALLEST, Math.max(cell + 1L, length + length / 2));
    CellCounts hashed = rest[code];
    if (hashed == null && memory.hasRoomForArray(4 * (wanted - length))) {
      arrays[code] = Arrays.copyOf(arrays[code], (int) wanted);
      memory.take(4 * (wanted - length));
      arrays[code][cell]++;
      return;
    }
    if (hashed == null) {
      hashed = new CellCounts();
      rest[code] = hashed;
      memory.take(hashed.bytes());
    }
    long before = hashed.bytes();
    hashed.add(cell, 1);
    memory.take(hashed.bytes() - before);
  }

  boolean isCounted(int code) {
    return code < arrays.length && (arrays[code].length > 0 || rest[code] != null);
  }

  /** Visits the counts of a level in order: no cell of the hash table lies within the array. */
  void forEach(int code, CellCounts.CellVisitor visitor) {
    int[] counts = arrays[code];
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] != 0) {
        visitor.visit(cell, counts[cell]);
      }
    }
    CellCounts hashed = rest[code];
    if (hashed != null) {
      hashed.forEach(visitor);
    }
  }
}
