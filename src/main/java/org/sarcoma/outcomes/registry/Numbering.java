package org.sarcoma.outcomes.registry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers values from 1 on, as they come; equal ones have the same number, and 0 stands for none.
 *
 * <p>The patients of tables are mostly in the same order, so that a patient is looked for a little
 * after the one before, where memory is read in its order; only then in a hash table, of which each
 * lookup misses the caches once.
 */
final class Numbering {
  /** The number of no value. */
  static final int NONE = 0;

  private static final int SMALLEST = 64;
  private static final int FACTOR = 0x9e3779b9; // spreads hashes that differ in few bits

  private final int ahead;
  private final boolean isDistinct;
  private @Nullable Object[] values = new @Nullable Object[SMALLEST]; // by number
  private int[] hashes = new int[SMALLEST]; // by number
  private long[] slots = new long[2 * SMALLEST]; // hash, then number; 0 if empty
  private int last;
  private int current; // number of the value before

  /**
   * Makes an empty one.
   *
   * @param ahead how many numbers from that of the value before on are tried at first
   */
  Numbering(int ahead) {
    this(ahead, true);
  }

  private Numbering(int ahead, boolean isDistinct) {
    this.ahead = ahead;
    this.isDistinct = isDistinct;
  }

  /** Makes one that knows a value again only right after it, which takes much less time. */
  static Numbering ofEach() {
    return new Numbering(1, false);
  }

  /** The greatest number so far. */
  int last() {
    return last;
  }

  /** Returns the value of a number, null for {@link #NONE}. */
  @Nullable Object get(int number) {
    return values[number];
  }

  /** Returns the number of a value, a new one if it is the first time. */
  int of(Object value) {
    int hash = value.hashCode() * FACTOR;
    int near = near(value, hash);
    if (near != NONE) {
      current = near;
    } else {
      current = isDistinct ? inTable(value, hash) : append(value, hash);
    }
    return current;
  }

  private int near(Object value, int hash) {
    int end = Math.min(current + ahead, last + 1);
    for (int number = current; number < end; number++) {
      if (hashes[number] == hash && value.equals(values[number])) {
        return number;
      }
    }
    return NONE;
  }

  private int inTable(Object value, int hash) {
    int slot = firstSlot(hash);
    while (slots[slot] != 0) {
      int number = (int) slots[slot];
      if ((int) (slots[slot] >>> Integer.SIZE) == hash && value.equals(values[number])) {
        return number;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    put(hash, append(value, hash));
    return last;
  }

  private int append(Object value, int hash) {
    last++;
    if (last == hashes.length) {
      grow();
    }
    values[last] = value;
    hashes[last] = hash;
    return last;
  }

  private int firstSlot(int hash) {
    return hash >>> Integer.numberOfLeadingZeros(slots.length - 1);
  }

  /** Puts a number into the first free slot from its place on. */
  private void put(int hash, int number) {
    int slot = firstSlot(hash);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = ((long) hash << Integer.SIZE) | number;
  }

  private void grow() {
    values = Arrays.copyOf(values, 2 * hashes.length);
    hashes = Arrays.copyOf(hashes, 2 * hashes.length);
    if (isDistinct) {
      slots = new long[2 * hashes.length];
      for (int number = 1; number < last; number++) {
        put(hashes[number], number);
      }
    }
  }
}
