package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.survival.PackedCounts;

/**
 * How often each spell was seen with each pattern: as they come at first, packed in the order of
 * patterns, entries, exits and causes when all have come.
 */
final class SpellCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private static final PackedCounts NOTHING = new PackedCounts.Builder().build();

  // A cell is pattern, entry + 1, exit and cause, from its highest bits to its lowest.
  private static final int CAUSE_BITS = 2;
  private static final int DAY_BITS = 22;
  private static final int SPELL_BITS = CAUSE_BITS + 2 * DAY_BITS;
  private static final int PATTERN_BITS = Long.SIZE - 1 - SPELL_BITS;

  private transient @Nullable CellLog[] added = new CellLog[0]; // by the higher bits of a pattern
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
    int table = pattern >>> PATTERN_BITS;
    if (table >= added.length) {
      added = Arrays.copyOf(added, table + 1);
    }
    CellLog log = added[table];
    if (log == null) {
      log = new CellLog();
      added[table] = log;
    }
    log.add(cell(pattern & ((1 << PATTERN_BITS) - 1), spell), times);
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
    for (int i = 0; i < added.length; i++) {
      CellLog log = added[i];
      if (log != null) {
        int first = i << PATTERN_BITS;
        log.forEach((cell, count) -> visit(first, cell, count, visitor));
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
    if (added.length == 0 && numbers.length == 0) {
      return;
    }
    SpellCounts renumbered = new SpellCounts();
    forEach(
        (pattern, spell, count) ->
            renumbered.add(numbers.length == 0 ? pattern : numbers[pattern], spell, count));
    List<PackedCounts> all = new ArrayList<>();
    for (CellLog log : renumbered.added) {
      all.add(log == null ? NOTHING : log.packed());
    }
    packed = all;
    added = new CellLog[0];
  }

  /**
   * Adds everything the other has counted.
   *
   * @param numbers for each pattern of the other its number here
   */
  void merge(SpellCounts other, int[] numbers) {
    other.forEach((pattern, spell, count) -> add(numbers[pattern], spell, count));
  }

  private void readObject(java.io.ObjectInputStream in)
      throws java.io.IOException, ClassNotFoundException {
    in.defaultReadObject();
    added = new CellLog[0];
  }
}
