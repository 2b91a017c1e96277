package org.sarcoma.outcomes.registry;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of the canonical columns of an institution, each kept once: rows hold their numbers,
 * which no collection of garbage has to look at. Patients have the same numbers in all tables.
 */
final class CanonicalValues {
  private static final int PATIENTS_AHEAD = 32;

  private final Numbering patients = new Numbering(PATIENTS_AHEAD);
  private final Map<RegistryTable, Numbering[]> columns = new EnumMap<>(RegistryTable.class);

  CanonicalValues() {
    for (RegistryTable table : RegistryTable.values()) {
      Numbering[] ofTable = new Numbering[table.columns().size()];
      Arrays.setAll(ofTable, it -> it == RowReader.PATIENT_KEY ? patients : new Numbering(1));
      columns.put(table, ofTable);
    }
  }

  Numbering patients() {
    return patients;
  }

  /** The values of a column of a table. */
  Numbering of(RegistryTable table, int column) {
    return ofTable(table)[column];
  }

  private Numbering[] ofTable(RegistryTable table) {
    return Objects.requireNonNull(columns.get(table));
  }

  /** Returns the number of each value of a row. */
  int[] numbers(RegistryTable table, @Nullable Object[] row) {
    Numbering[] ofTable = ofTable(table);
    int[] numbers = new int[row.length];
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      numbers[i] = value == null ? Numbering.NONE : ofTable[i].of(value);
    }
    return numbers;
  }

  /**
   * Returns the values of a row, in an array of its own.
   *
   * @param numbers of the values of the row from place {@code first} on
   */
  @Nullable Object[] row(RegistryTable table, int[] numbers, int first) {
    Numbering[] ofTable = ofTable(table);
    @Nullable Object[] row = new @Nullable Object[ofTable.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = ofTable[i].get(numbers[first + i]);
    }
    return row;
  }
}
