package org.sarcoma.outcomes.registry;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What rows say, put together by patient as they come, in any order. A row costs its array and a
 * few bytes, since equal cells of a column are mostly one object.
 */
final class PatientRows {
  private static final int SMALLEST = 64;
  private static final int NONE = -1;

  private final PatientNumbers patients = new PatientNumbers();
  private int[] lastRow = new int[SMALLEST]; // by patient
  private int[] rowBefore = new int[SMALLEST]; // of the same patient, by row
  private RowContent[] rows = new RowContent[SMALLEST];
  private int size;

  /**
   * Adds a row.
   *
   * @param key of {@link PatientKey}
   */
  void add(String key, RowContent row) {
    int known = patients.size();
    int patient = patients.of(key);
    if (patient == known) {
      if (patient == lastRow.length) {
        lastRow = Arrays.copyOf(lastRow, 2 * patient);
      }
      lastRow[patient] = NONE;
    }
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      rowBefore = Arrays.copyOf(rowBefore, 2 * size);
    }
    shareKey(row, lastRow[patient] == NONE ? null : rows[lastRow[patient]]);
    rows[size] = row;
    rowBefore[size] = lastRow[patient];
    lastRow[patient] = size;
    size++;
  }

  /** The text of the key, which is another in each row of a patient, is kept once. */
  private static void shareKey(RowContent row, @Nullable RowContent before) {
    if (row instanceof RowContent.Row one && before instanceof RowContent.Row other) {
      one.values()[RowReader.PATIENT_KEY] = other.values()[RowReader.PATIENT_KEY];
    }
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
      assembly.add(rows[row]);
    }
    return assembly.assemble();
  }
}
