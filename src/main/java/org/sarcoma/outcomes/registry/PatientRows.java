package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What rows of an institution say, put together by patient as they come, in any order. Millions of
 * rows are in few long arrays of numbers, since each object of its own would be moved and looked at
 * by every collection of garbage; what belongs to a row is side by side, since each place in memory
 * is one to wait for.
 */
@SuppressWarnings("EnumOrdinal") // numbers that live within one run
final class PatientRows implements RowSink {
  private static final RegistryTable[] TABLES = RegistryTable.values();
  private static final int OTHER = -1;
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int SMALLEST = 64;
  private static final int NONE = -1;

  // A row is: the place of the one before of the same patient, table, source, then the numbers of
  // its values but for the patient; or, with OTHER for the table, the number of something else.
  private static final int BEFORE = 0;
  private static final int TABLE = 1;
  private static final int SOURCE = 2;
  private static final int VALUES = 3;

  private final CanonicalValues values = new CanonicalValues();
  private final List<int[]> chunks = new ArrayList<>();
  private int freeFrom = CHUNK; // in the last chunk
  private int[] lastRow = new int[0]; // its place, by patient
  private final List<RowContent> others = new ArrayList<>();

  @Override
  public CanonicalValues values() {
    return values;
  }

  @Override
  public void addRow(RegistryTable table, int[] numbers, int source) {
    int[] chunk =
        append(numbers[RowReader.PATIENT_KEY], table.ordinal(), source, numbers.length - 1);
    System.arraycopy(numbers, 1, chunk, freeFrom - numbers.length + 1, numbers.length - 1);
  }

  @Override
  public void add(int patient, RowContent content) {
    if (content instanceof RowContent.Row row) {
      addRow(row.table(), values.numbers(row.table(), row.values()), row.source());
    } else {
      append(patient, OTHER, others.size(), 0);
      others.add(content);
    }
  }

  /** Makes room for a row at the end of the chunk that it returns. */
  private int[] append(int patient, int table, int source, int numbers) {
    if (freeFrom + VALUES + numbers > CHUNK) {
      chunks.add(new int[CHUNK]);
      freeFrom = 0;
    }
    if (patient >= lastRow.length) {
      int known = lastRow.length;
      lastRow = Arrays.copyOf(lastRow, 2 * patient + SMALLEST);
      Arrays.fill(lastRow, known, lastRow.length, NONE);
    }
    int last = chunks.size() - 1;
    int[] chunk = chunks.get(last);
    chunk[freeFrom + BEFORE] = lastRow[patient];
    chunk[freeFrom + TABLE] = table;
    chunk[freeFrom + SOURCE] = source;
    lastRow[patient] = Math.multiplyExact(last, CHUNK) + freeFrom;
    freeFrom += VALUES + numbers;
    return chunk;
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
    int place = lastRow[patient];
    while (place != NONE) {
      int[] chunk = chunks.get(place >> CHUNK_BITS);
      int row = place & (CHUNK - 1);
      assembly.add(content(patient, chunk, row));
      place = chunk[row + BEFORE];
    }
    return assembly.assemble();
  }

  private RowContent content(int patient, int[] chunk, int row) {
    int source = chunk[row + SOURCE];
    if (chunk[row + TABLE] == OTHER) {
      return others.get(source);
    }
    RegistryTable table = TABLES[chunk[row + TABLE]];
    return new RowContent.Row(table, values.row(table, patient, chunk, row + VALUES), source);
  }
}
