package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Encoded rows, put together by patient as they come, in any order. A row is a few bytes of a long
 * array and two numbers, so that millions of them fit in memory.
 */
final class PatientRows {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int SMALLEST = 64;
  private static final int NONE = -1;

  private final HashMap<String, Integer> patients = new HashMap<>();
  private final List<String> keys = new ArrayList<>(); // by patient
  private int current; // patient of the row before
  private int[] lastRow = new int[SMALLEST]; // by patient
  private int[] rowBefore = new int[SMALLEST]; // of the same patient, by row
  private long[] places = new long[SMALLEST]; // chunk, then offset in it, by row
  private int size;
  private final List<byte[]> chunks = new ArrayList<>();
  private int freeFrom = CHUNK_BYTES;

  /** What is done with the rows of a patient. */
  interface RowVisitor {
    /** Takes a row: {@code length} bytes from {@code offset} on. */
    void visit(byte[] bytes, int offset, int length);
  }

  /**
   * Adds a row.
   *
   * @param key of {@link PatientKey}
   */
  void add(String key, byte[] row) {
    add(key, row, 0, row.length);
  }

  void add(String key, byte[] bytes, int offset, int length) {
    current = patient(key);
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      rowBefore = Arrays.copyOf(rowBefore, 2 * size);
    }
    places[size] = store(bytes, offset, length);
    rowBefore[size] = lastRow[current];
    lastRow[current] = size;
    size++;
  }

  /**
   * The number of a patient. Tables are often in the same order, so that the patient is mostly the
   * one of the row before or the one after that, which is told without a look into a large map.
   */
  private int patient(String key) {
    for (int guess = current; guess <= current + 1 && guess < keys.size(); guess++) {
      if (keys.get(guess).equals(key)) {
        return guess;
      }
    }
    Integer known = patients.putIfAbsent(key, keys.size());
    if (known != null) {
      return known;
    }
    int patient = keys.size();
    keys.add(key);
    if (patient == lastRow.length) {
      lastRow = Arrays.copyOf(lastRow, 2 * patient);
    }
    lastRow[patient] = NONE;
    return patient;
  }

  /** Stores the length of a row and the row. */
  private long store(byte[] bytes, int offset, int length) {
    int needed = Integer.BYTES + length;
    if (chunks.isEmpty() || freeFrom + needed > chunks.get(chunks.size() - 1).length) {
      chunks.add(new byte[Math.max(CHUNK_BYTES, needed)]);
      freeFrom = 0;
    }
    byte[] chunk = chunks.get(chunks.size() - 1);
    for (int i = 0; i < Integer.BYTES; i++) {
      chunk[freeFrom + i] = (byte) (length >>> (Byte.SIZE * i));
    }
    System.arraycopy(bytes, offset, chunk, freeFrom + Integer.BYTES, length);
    long place = ((long) (chunks.size() - 1) << Integer.SIZE) | freeFrom;
    freeFrom += needed;
    return place;
  }

  /**
   * Returns the patients one by one, put together by these rules. They come in the order in which
   * they were first seen, so that memory is read from its beginning to its end.
   */
  Iterator<PatientEntry> assembled(AssemblyRules rules) {
    return IntStream.range(0, keys.size()).mapToObj(it -> assembled(it, rules)).iterator();
  }

  private PatientEntry assembled(int patient, AssemblyRules rules) {
    PatientAssembly assembly = new PatientAssembly(rules);
    forEachRow(patient, assembly::add);
    return assembly.assemble();
  }

  private void forEachRow(int patient, RowVisitor visitor) {
    for (int row = lastRow[patient]; row != NONE; row = rowBefore[row]) {
      byte[] chunk = chunks.get((int) (places[row] >>> Integer.SIZE));
      int start = (int) places[row];
      int length = 0;
      for (int i = 0; i < Integer.BYTES; i++) {
        length |= (chunk[start + i] & 0xff) << (Byte.SIZE * i);
      }
      visitor.visit(chunk, start + Integer.BYTES, length);
    }
  }
}
