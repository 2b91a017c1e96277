package org.sarcoma.outcomes.registry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of the canonical columns of an institution, each kept once: rows hold their numbers,
 * which no collection of garbage has to look at. Patients have the same numbers in all tables, and
 * days in all columns.
 */
@SuppressWarnings("EnumOrdinal") // places in an array
final class CanonicalValues {
  private static final int PATIENTS_AHEAD = 32;

  private final Numbering patients;
  private final Numbering[][] columns; // by table, then column

  /** Makes an empty one. */
  CanonicalValues() {
    this(new Numbering(PATIENTS_AHEAD));
  }

  private CanonicalValues(Numbering patients) {
    this.patients = patients;
    Numbering days = new Numbering(1);
    this.columns =
        Arrays.stream(RegistryTable.values())
            .map(
                table ->
                    table.columns().stream()
                        .map(it -> it.kind() == RegistryColumn.Kind.DATE ? days : new Numbering(1))
                        .toArray(Numbering[]::new))
            .toArray(Numbering[][]::new);
    for (Numbering[] ofTable : columns) {
      ofTable[RowReader.PATIENT_KEY] = patients;
    }
  }

  /** Makes one for rows of whom nobody asks which are of the same patient. */
  static CanonicalValues ofRows() {
    return new CanonicalValues(Numbering.ofEach());
  }

  Numbering patients() {
    return patients;
  }

  /** The values of a column of a table. */
  Numbering of(RegistryTable table, int column) {
    return columns[table.ordinal()][column];
  }

  /** How many values there are, those that columns share counted for each. */
  long size() {
    return Arrays.stream(columns).flatMap(Arrays::stream).mapToLong(Numbering::last).sum();
  }

  /** Returns the number of each value of a row. */
  int[] numbers(RegistryTable table, @Nullable Object[] row) {
    Numbering[] ofTable = columns[table.ordinal()];
    int[] numbers = new int[row.length];
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      numbers[i] = value == null ? Numbering.NONE : ofTable[i].of(value);
    }
    return numbers;
  }

  /** Returns the values of a row, in an array of its own. */
  @Nullable Object[] row(RegistryTable table, int[] numbers) {
    return row(table, numbers[RowReader.PATIENT_KEY], numbers, 1);
  }

  /**
   * Returns the values of a row, in an array of its own.
   *
   * @param rest numbers of the other values of the row than the patient, from place {@code first}
   */
  @Nullable Object[] row(RegistryTable table, int patient, int[] rest, int first) {
    Numbering[] ofTable = columns[table.ordinal()];
    @Nullable Object[] row = new @Nullable Object[ofTable.length];
    row[RowReader.PATIENT_KEY] = patients.get(patient);
    for (int i = 1; i < row.length; i++) {
      row[i] = ofTable[i].get(rest[first + i - 1]);
    }
    return row;
  }
}
