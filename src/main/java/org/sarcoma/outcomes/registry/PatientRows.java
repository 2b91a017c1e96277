package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What rows say, put together by patient as they come, in any order. The cells of millions of rows
 * are in few long arrays, since each object of its own would be moved and looked at by every
 * collection of garbage; equal cells of a column are mostly one object.
 */
@SuppressWarnings("EnumOrdinal") // numbers that live within one run
final class PatientRows {
  private static final RegistryTable[] TABLES = RegistryTable.values();
  private static final byte OTHER = -1;
  private static final int CHUNK_CELLS = 1 << 16;
  private static final int SMALLEST = 64;
  private static final int NONE = -1;

  private final PatientNumbers patients = new PatientNumbers();
  private int[] lastRow = new int[SMALLEST]; // by patient
  private int[] rowBefore = new int[SMALLEST]; // of the same patient, by row
  private byte[] tables = new byte[SMALLEST]; // by row; OTHER if it is one cell and no table's row
  private byte[] sources = new byte[SMALLEST]; // by row
  private long[] places = new long[SMALLEST]; // chunk, then offset in it, by row
  private int size;
  private final List<@Nullable Object[]> chunks = new ArrayList<>();
  private int freeFrom = CHUNK_CELLS;

  /**
   * Adds a row.
   *
   * @param key of {@link PatientKey}
   */
  void add(String key, RowContent content) {
    int known = patients.size();
    int patient = patients.of(key);
    if (patient == known) {
      if (patient == lastRow.length) {
        lastRow = Arrays.copyOf(lastRow, 2 * patient);
      }
      lastRow[patient] = NONE;
    }
    if (size == places.length) {
      lengthen();
    }
    if (content instanceof RowContent.Row row) {
      shareKey(row, lastRow[patient]);
      tables[size] = (byte) row.table().ordinal();
      sources[size] = (byte) row.source();
      places[size] = store(row.values());
    } else {
      tables[size] = OTHER;
      places[size] = store(content);
    }
    rowBefore[size] = lastRow[patient];
    lastRow[patient] = size;
    size++;
  }

  private void lengthen() {
    rowBefore = Arrays.copyOf(rowBefore, 2 * size);
    tables = Arrays.copyOf(tables, 2 * size);
    sources = Arrays.copyOf(sources, 2 * size);
    places = Arrays.copyOf(places, 2 * size);
  }

  /** The text of the key, which is another in each row of a patient, is kept once. */
  private void shareKey(RowContent.Row row, int before) {
    if (before != NONE && tables[before] != OTHER) {
      row.values()[RowReader.PATIENT_KEY] = chunk(before)[(int) places[before]];
    }
  }

  private long store(@Nullable Object... cells) {
    if (freeFrom + cells.length > CHUNK_CELLS) {
      chunks.add(new @Nullable Object[CHUNK_CELLS]);
      freeFrom = 0;
    }
    System.arraycopy(cells, 0, chunks.get(chunks.size() - 1), freeFrom, cells.length);
    long place = ((long) (chunks.size() - 1) << Integer.SIZE) | freeFrom;
    freeFrom += cells.length;
    return place;
  }

  private @Nullable Object[] chunk(int row) {
    return chunks.get((int) (places[row] >>> Integer.SIZE));
  }

  /**
   * Returns the patients one by one, put together by these rules. They come in the order in which
   * they were first seen, so that memory is read from its beginning to its end.
   */
  Iterator<PatientEntry> assembled(AssemblyRules rules) {
    return IntStream.range(0, patients.size()).mapToObj(it -> assembled(it, rules)).iterator();
  }

  private PatientEntry assembled(int patient, AssemblyRules rules) {
    PatientAssembly assembly = new PatientAssembly(rules);
    for (int row = lastRow[patient]; row != NONE; row = rowBefore[row]) {
      assembly.add(content(row));
    }
    return assembly.assemble();
  }

  private RowContent content(int row) {
    @Nullable Object[] chunk = chunk(row);
    int first = (int) places[row];
    if (tables[row] == OTHER && chunk[first] instanceof RowContent content) {
      return content;
    }
    RegistryTable table = TABLES[tables[row]];
    int end = first + table.columns().size();
    return new RowContent.Row(table, Arrays.copyOfRange(chunk, first, end), sources[row]);
  }
}
