package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts by cell, which is a number that is not negative: in a hash table of two arrays while few
 * cells are counted, in one array by cell as soon as that is no larger. A count costs no object to
 * make or to merge. What was sent stays packed until something is added to it.
 */
public final class CellCounts implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int SMALLEST = 8;
  private static final int EMPTY = -1;
  private static final int[] EMPTY_CELLS = new int[0];
  private static final long[] EMPTY_COUNTS = new long[0];

  // By place; null if the place of a cell is the cell itself.
  private int @Nullable [] cells = empty(SMALLEST);
  private long[] counts = new long[SMALLEST];
  private int size;
  private int largest = -1;
  private transient @Nullable PackedCounts packed;

  /** What is done with the count of a cell. */
  public interface CellVisitor {
    /** Takes a cell with a count. */
    void visit(int cell, long count);
  }

  /** Adds to the count of a cell. */
  public void add(int cell, long times) {
    if (packed != null) {
      unpack();
    }
    if (cells == null && cell >= counts.length) {
      lengthen(cell);
    }
    int place = place(cells, cell);
    if (counts[place] == 0 && times != 0) {
      occupy(place, cell);
    }
    counts[place] = Math.addExact(counts[place], times);
    if (cells != null && 2 * size > cells.length) {
      grow();
    }
  }

  /** Adds everything the other has counted. */
  public void merge(CellCounts other) {
    if (other.packed != null) {
      other.packed.forEach((cell, count) -> add((int) cell, count));
    } else if (other.largest >= 0) {
      int[] others = other.cells;
      for (int i = 0; i < other.counts.length; i++) {
        if (other.counts[i] != 0) {
          add(others == null ? i : others[i], other.counts[i]);
        }
      }
    }
  }

  /** Visits the cells in order. */
  public void forEach(CellVisitor visitor) {
    if (packed != null) {
      packed.forEach((cell, count) -> visitor.visit((int) cell, count));
      return;
    }
    int[] ordered = cells;
    if (ordered == null) {
      for (int cell = 0; cell <= largest; cell++) {
        if (counts[cell] != 0) {
          visitor.visit(cell, counts[cell]);
        }
      }
      return;
    }
    ordered = Arrays.stream(ordered).filter(it -> it != EMPTY).sorted().toArray();
    for (int cell : ordered) {
      visitor.visit(cell, counts[place(cells, cell)]);
    }
  }

  /** How many cells have a count. */
  public int size() {
    return size;
  }

  /** Memory of the arrays. */
  public long bytes() {
    return (cells == null ? 0 : 4L * cells.length) + 8L * counts.length;
  }

  /** Gives up the arrays; whatever is added later brings them back. */
  public void pack() {
    if (packed == null) {
      PackedCounts.Builder builder = new PackedCounts.Builder();
      forEach(builder::add);
      packed = builder.build();
      cells = EMPTY_CELLS;
      counts = EMPTY_COUNTS;
    }
  }

  private void unpack() {
    PackedCounts all = Objects.requireNonNull(packed);
    packed = null;
    cells = empty(SMALLEST);
    counts = new long[SMALLEST];
    size = 0;
    largest = -1;
    all.forEach((cell, count) -> add((int) cell, count));
  }

  private Object writeReplace() {
    pack();
    return new Sent(Objects.requireNonNull(packed), size, largest);
  }

  /** The counts on their way. */
  private record Sent(PackedCounts packed, int size, int largest) implements Serializable {
    private Object readResolve() {
      CellCounts counts = new CellCounts();
      counts.packed = packed;
      counts.size = size;
      counts.largest = largest;
      return counts;
    }
  }

  private void occupy(int place, int cell) {
    if (cells != null) {
      cells[place] = cell;
    }
    size++;
    largest = Math.max(largest, cell);
  }

  /** Where the cell is, or would be. */
  private static int place(int @Nullable [] cells, int cell) {
    if (cells == null) {
      return cell;
    }
    int place = (cell * 0x9e3779b9) >>> Integer.numberOfLeadingZeros(cells.length - 1);
    while (cells[place] != EMPTY && cells[place] != cell) {
      place = (place + 1) & (cells.length - 1);
    }
    return place;
  }

  private void grow() {
    int slots = 2 * counts.length;
    if (8L * (largest + 1L) <= hashBytes(slots)) {
      move(null, largest + 1);
    } else {
      move(empty(slots), slots);
    }
  }

  /** A cell far beyond the others, such as a mistaken day, must not cost an array up to it. */
  private void lengthen(int cell) {
    int slots = Math.max(SMALLEST, Integer.highestOneBit(size + 1) << 2);
    if (8L * (cell + 1L) > 2 * hashBytes(slots)) {
      move(empty(slots), slots);
    } else {
      move(null, cell + 1 + cell / 4);
    }
  }

  private void move(int @Nullable [] newCells, int length) {
    int[] oldCells = cells;
    long[] oldCounts = counts;
    cells = newCells;
    counts = new long[length];
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] != 0) {
        int cell = oldCells == null ? i : oldCells[i];
        int place = place(newCells, cell);
        if (newCells != null) {
          newCells[place] = cell;
        }
        counts[place] = oldCounts[i];
      }
    }
  }

  private static long hashBytes(int slots) {
    return 12L * slots;
  }

  private static int[] empty(int length) {
    int[] cells = new int[length];
    Arrays.fill(cells, EMPTY);
    return cells;
  }
}
