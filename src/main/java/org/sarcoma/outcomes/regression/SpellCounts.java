package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.survival.PackedCounts;

/**
 * How often each spell was seen with each pattern: in a hash table of two arrays while it grows,
 * packed in the order of patterns, entries, exits and causes when it is done.
 */
final class SpellCounts implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int SMALLEST = 16;
  private static final long EMPTY = -1;
  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  // A cell is pattern, entry + 1, exit and cause, from its highest bits to its lowest.
  private static final int CAUSE_BITS = 2;
  private static final int DAY_BITS = 22;
  private static final int SPELL_BITS = CAUSE_BITS + 2 * DAY_BITS;
  private static final int PATTERN_BITS = Long.SIZE - 1 - SPELL_BITS;

  private transient @Nullable Table[] tables = new Table[0]; // by the higher bits of a pattern
  private List<PackedCounts> packed = List.of();

  /** What is done with a spell. */
  interface Visitor {
    /** Takes a spell and how often it was seen. */
    void visit(int pattern, Spell spell, long count);
  }

  /**
   * Adds to the count of a spell.
   *
   * @throws ArithmeticException if a day is later than any calendar has
   */
  void add(int pattern, Spell spell, long times) {
    unpack();
    int table = pattern >>> PATTERN_BITS;
    if (table >= tables.length) {
      tables = Arrays.copyOf(tables, table + 1);
    }
    Table counts = tables[table];
    if (counts == null) {
      counts = new Table();
      tables[table] = counts;
    }
    counts.add(cell(pattern & ((1 << PATTERN_BITS) - 1), spell), times);
  }

  private static long cell(int pattern, Spell spell) {
    long cell = ((long) pattern << DAY_BITS) | checked(spell.entry() + 1, DAY_BITS);
    cell = (cell << DAY_BITS) | checked(spell.exit(), DAY_BITS);
    return (cell << CAUSE_BITS) | checked(spell.cause(), CAUSE_BITS);
  }

  private static int checked(int number, int bits) {
    if (number >>> bits != 0) {
      throw new ArithmeticException("A day or cause that is none");
    }
    return number;
  }

  /** Visits all spells; in order once they are packed. */
  void forEach(Visitor visitor) {
    for (int i = 0; i < packed.size(); i++) {
      int first = i << PATTERN_BITS;
      packed.get(i).forEach((cell, count) -> visit(first, cell, count, visitor));
    }
    for (int i = 0; i < tables.length; i++) {
      Table table = tables[i];
      if (table != null) {
        int first = i << PATTERN_BITS;
        table.forEach((cell, count) -> visit(first, cell, count, visitor));
      }
    }
  }

  private static void visit(int firstPattern, long cell, long count, Visitor visitor) {
    int days = (1 << DAY_BITS) - 1;
    int cause = (int) cell & ((1 << CAUSE_BITS) - 1);
    int exit = (int) (cell >>> CAUSE_BITS) & days;
    int entry = ((int) (cell >>> (CAUSE_BITS + DAY_BITS)) & days) - 1;
    int pattern = firstPattern + (int) (cell >>> SPELL_BITS);
    visitor.visit(pattern, new Spell(entry, exit, cause), count);
  }

  /**
   * Packs the spells, with other numbers for their patterns.
   *
   * @param numbers for each pattern its new number; empty if it keeps its number
   */
  void pack(int[] numbers) {
    if (tables.length == 0 && numbers.length == 0) {
      return;
    }
    SpellCounts renumbered = new SpellCounts();
    forEach(
        (pattern, spell, count) ->
            renumbered.add(numbers.length == 0 ? pattern : numbers[pattern], spell, count));
    List<PackedCounts> all = new ArrayList<>();
    for (Table table : renumbered.tables) {
      PackedCounts.Builder builder = new PackedCounts.Builder();
      if (table != null) {
        table.forEach(builder::add);
      }
      all.add(builder.build());
    }
    packed = all;
    tables = new Table[0];
  }

  /**
   * Adds everything the other has counted.
   *
   * @param numbers for each pattern of the other its number here
   */
  void merge(SpellCounts other, int[] numbers) {
    other.forEach((pattern, spell, count) -> add(numbers[pattern], spell, count));
  }

  private void unpack() {
    if (!packed.isEmpty()) {
      List<PackedCounts> all = packed;
      packed = List.of();
      for (int i = 0; i < all.size(); i++) {
        int first = i << PATTERN_BITS;
        all.get(i).forEach((cell, count) -> visit(first, cell, count, this::add));
      }
    }
  }

  private void readObject(java.io.ObjectInputStream in)
      throws java.io.IOException, ClassNotFoundException {
    in.defaultReadObject();
    tables = new Table[0];
  }

  /** Counts by cell. */
  private static final class Table {
    private long[] cells = empty(SMALLEST);
    private long[] counts = new long[SMALLEST];
    private int size;

    void add(long cell, long times) {
      int place = place(cell);
      if (cells[place] == EMPTY) {
        cells[place] = cell;
        size++;
      }
      counts[place] = Math.addExact(counts[place], times);
      if (2 * size > cells.length) {
        grow();
      }
    }

    void forEach(PackedCounts.Visitor visitor) {
      long[] sorted = new long[size];
      int next = 0;
      for (long cell : cells) {
        if (cell != EMPTY) {
          sorted[next++] = cell;
        }
      }
      Arrays.sort(sorted);
      for (long cell : sorted) {
        visitor.visit(cell, counts[place(cell)]);
      }
    }

    private int place(long cell) {
      int place = (int) ((cell * FACTOR) >>> Long.numberOfLeadingZeros(cells.length - 1L));
      while (cells[place] != EMPTY && cells[place] != cell) {
        place = (place + 1) & (cells.length - 1);
      }
      return place;
    }

    private void grow() {
      long[] oldCells = cells;
      long[] oldCounts = counts;
      cells = empty(2 * oldCells.length);
      counts = new long[cells.length];
      for (int i = 0; i < oldCells.length; i++) {
        if (oldCells[i] != EMPTY) {
          int place = place(oldCells[i]);
          cells[place] = oldCells[i];
          counts[place] = oldCounts[i];
        }
      }
    }

    private static long[] empty(int length) {
      long[] cells = new long[length];
      Arrays.fill(cells, EMPTY);
      return cells;
    }
  }
}
