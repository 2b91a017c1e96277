package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What rows of an institution say, put together by patient as they come, in any order. Millions of
 * rows are in few long arrays of numbers, since each object of its own would be moved and looked at
 * by every collection of garbage.
 */
@SuppressWarnings("EnumOrdinal") // numbers that live within one run
final class PatientRows implements RowSink {
  private static final RegistryTable[] TABLES = RegistryTable.values();
  private static final byte OTHER = -1;
  private static final int CHUNK = 1 << 16;
  private static final int SMALLEST = 64;
  private static final int NONE = -1;

  private final CanonicalValues values = new CanonicalValues();
  private int[] lastRow = new int[0]; // by patient
  private int[] rowBefore = new int[SMALLEST]; // of the same patient, by row
  private byte[] tables = new byte[SMALLEST]; // by row; OTHER if it is no table's row
  private byte[] sources = new byte[SMALLEST]; // by row
  private long[] places = new long[SMALLEST]; // chunk, then offset in it; or of another; by row
  private int size;
  private final List<int[]> chunks = new ArrayList<>(); // of the numbers of values
  private int freeFrom = CHUNK;
  private final List<RowContent> others = new ArrayList<>();

  @Override
  public CanonicalValues values() {
    return values;
  }

  @Override
  public void addRow(RegistryTable table, int[] numbers, int source) {
    link(numbers[RowReader.PATIENT_KEY]);
    tables[size] = (byte) table.ordinal();
    sources[size] = (byte) source;
    places[size] = store(numbers);
    size++;
  }

  @Override
  public void add(int patient, RowContent content) {
    if (content instanceof RowContent.Row row) {
      addRow(row.table(), values.numbers(row.table(), row.values()), row.source());
      return;
    }
    link(patient);
    tables[size] = OTHER;
    places[size] = others.size();
    others.add(content);
    size++;
  }

  /** Makes the row to come the last one of a patient. */
  private void link(int patient) {
    if (patient >= lastRow.length) {
      int known = lastRow.length;
      lastRow = Arrays.copyOf(lastRow, 2 * patient + SMALLEST);
      Arrays.fill(lastRow, known, lastRow.length, NONE);
    }
    if (size == places.length) {
      lengthen();
    }
    rowBefore[size] = lastRow[patient];
    lastRow[patient] = size;
  }

  private void lengthen() {
    rowBefore = Arrays.copyOf(rowBefore, 2 * size);
    tables = Arrays.copyOf(tables, 2 * size);
    sources = Arrays.copyOf(sources, 2 * size);
    places = Arrays.copyOf(places, 2 * size);
  }

  private long store(int[] numbers) {
    if (freeFrom + numbers.length > CHUNK) {
      chunks.add(new int[CHUNK]);
      freeFrom = 0;
    }
    int chunk = chunks.size() - 1;
    System.arraycopy(numbers, 0, chunks.get(chunk), freeFrom, numbers.length);
    long place = ((long) chunk << Integer.SIZE) | freeFrom;
    freeFrom += numbers.length;
    return place;
  }

  /**
   * Returns the patients one by one, put together by these rules. They come in the order in which
   * they were first seen, so that memory is read from its beginning to its end.
   */
  Iterator<PatientEntry> assembled(AssemblyRules rules) {
    return IntStream.range(0, lastRow.length)
        .filter(it -> lastRow[it] != NONE)
        .mapToObj(it -> assembled(it, rules))
        .iterator();
  }

  private PatientEntry assembled(int patient, AssemblyRules rules) {
    PatientAssembly assembly = new PatientAssembly(rules);
    for (int row = lastRow[patient]; row != NONE; row = rowBefore[row]) {
      assembly.add(content(row));
    }
    return assembly.assemble();
  }

  private RowContent content(int row) {
    if (tables[row] == OTHER) {
      return others.get((int) places[row]);
    }
    RegistryTable table = TABLES[tables[row]];
    int[] chunk = chunks.get((int) (places[row] >>> Integer.SIZE));
    return new RowContent.Row(table, values.row(table, chunk, (int) places[row]), sources[row]);
  }
}
