package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the keys of patients from 0 on, as they come. Tables are mostly in the same order, so
 * that a key is looked for a little after the one before, where memory is read in its order; only
 * then in a hash table, of which each lookup misses the caches once.
 */
final class PatientNumbers {
  private static final int AHEAD = 32;
  private static final int SMALLEST = 64;
  private static final int FACTOR = 0x9e3779b9; // spreads hashes that differ in few bits

  private final List<String> keys = new ArrayList<>();
  private int[] hashes = new int[SMALLEST];
  private long[] slots = new long[2 * SMALLEST]; // hash, then number + 1; 0 if empty
  private int current; // number of the key before

  int size() {
    return keys.size();
  }

  /** The number of a key of {@link PatientKey}, a new one if it is the first time. */
  int of(String key) {
    int hash = key.hashCode() * FACTOR;
    int ahead = ahead(key, hash);
    current = ahead >= 0 ? ahead : inTable(key, hash);
    return current;
  }

  private int ahead(String key, int hash) {
    int end = Math.min(current + AHEAD, keys.size());
    for (int number = current; number < end; number++) {
      if (hashes[number] == hash && keys.get(number).equals(key)) {
        return number;
      }
    }
    return -1;
  }

  private int inTable(String key, int hash) {
    int slot = hash >>> Integer.numberOfLeadingZeros(slots.length - 1);
    while (slots[slot] != 0) {
      int number = (int) slots[slot] - 1;
      if ((int) (slots[slot] >>> Integer.SIZE) == hash && keys.get(number).equals(key)) {
        return number;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    int number = keys.size();
    keys.add(key);
    if (number == hashes.length) {
      grow();
    }
    hashes[number] = hash;
    put(hash, number);
    return number;
  }

  /** Puts a number into the first free slot from its place on. */
  private void put(int hash, int number) {
    int slot = hash >>> Integer.numberOfLeadingZeros(slots.length - 1);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = ((long) hash << Integer.SIZE) | (number + 1);
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, 2 * hashes.length);
    slots = new long[2 * hashes.length];
    for (int number = 0; number < keys.size() - 1; number++) {
      put(hashes[number], number);
    }
  }
}
