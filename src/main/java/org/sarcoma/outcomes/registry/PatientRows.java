package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Encoded rows, put together by patient as they come, in any order. A row is a few bytes of a long
 * array and two numbers, so that millions of them fit in memory.
 */
final class PatientRows {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int SMALLEST = 64;
  private static final int NONE = -1;

  private final HashMap<String, Integer> patients = new HashMap<>();
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
    Integer patient = patients.get(key);
    if (patient == null) {
      patient = patients.size();
      patients.put(key, patient);
      if (patient == lastRow.length) {
        lastRow = Arrays.copyOf(lastRow, 2 * patient);
      }
      lastRow[patient] = NONE;
    }
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      rowBefore = Arrays.copyOf(rowBefore, 2 * size);
    }
    places[size] = store(bytes, offset, length);
    rowBefore[size] = lastRow[patient];
    lastRow[patient] = size;
    size++;
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

  /** Returns the patients one by one, put together by these rules. */
  Iterator<PatientEntry> assembled(AssemblyRules rules) {
    Iterator<Map.Entry<String, Integer>> all = patients.entrySet().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public PatientEntry next() {
        PatientAssembly assembly = new PatientAssembly(rules);
        forEachRow(all.next().getValue(), assembly::add);
        return assembly.assemble();
      }
    };
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
