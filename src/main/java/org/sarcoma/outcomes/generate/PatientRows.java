package org.sarcoma.outcomes.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.RegistryTable;

/** The canonical rows of one patient, by table; the patient's key is put before each. */
final class PatientRows {
  private final String patientId;
  private final Map<RegistryTable, List<@Nullable Object[]>> rows =
      new EnumMap<>(RegistryTable.class);

  PatientRows(String patientId) {
    this.patientId = patientId;
  }

  /** Adds a row: the values of all columns but the key, in canonical order. */
  void add(RegistryTable table, @Nullable Object... values) {
    @Nullable Object[] row = new @Nullable Object[values.length + 1];
    row[0] = patientId;
    System.arraycopy(values, 0, row, 1, values.length);
    rows.computeIfAbsent(table, it -> new ArrayList<>()).add(row);
  }

  List<@Nullable Object[]> of(RegistryTable table) {
    return rows.getOrDefault(table, List.of());
  }
}
