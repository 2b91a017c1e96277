package org.sarcoma.outcomes.example;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All rows of one patient, in the canonical layout. */
final class Chart {
  private final String patientId;
  private final Map<String, List<Row>> tables = new TreeMap<>();

  Chart(String patientId) {
    this.patientId = patientId;
  }

  String patientId() {
    return patientId;
  }

  /** Adds an empty row of this patient. */
  Row add(String table) {
    Row row = new Row().set("patient_id", patientId);
    tables.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
    return row;
  }

  List<Row> rows(String table) {
    return tables.getOrDefault(table, List.of());
  }

  Row first(String table) {
    return rows(table).get(0);
  }

  Row patient() {
    return first("patient");
  }

  void remove(String table, Row row) {
    tables.get(table).remove(row);
  }

  void removeAll(String table) {
    tables.remove(table);
  }

  /** First row of a table in which {@code column} has {@code value}; fails if there is none. */
  Row where(String table, String column, Object value) {
    return rows(table).stream().filter(row -> row.is(column, value)).findFirst().orElseThrow();
  }

  /** Drops everything dated after the end of observation, and closes the patient on that day. */
  void closeOn(LocalDate end, boolean dead) {
    tables.values().forEach(rows -> rows.removeIf(row -> startsAfter(row, end)));
    patient()
        .set("vital_status", dead ? "dead" : "alive")
        .set("death_date", dead ? end : null)
        .set("cause_of_death", dead ? "sarcoma" : null)
        .set("last_contact_date", end);
    for (List<Row> rows : tables.values()) {
      rows.forEach(row -> cap(row, end));
    }
  }

  private static boolean startsAfter(Row row, LocalDate end) {
    return List.of("start_date", "surgery_date", "assessment_date", "onset_date").stream()
        .anyMatch(column -> row.has(column) && row.date(column).isAfter(end));
  }

  private static void cap(Row row, LocalDate end) {
    for (String column : List.of("end_date", "resolved_date")) {
      if (row.has(column) && row.date(column).isAfter(end)) {
        row.set(column, null);
      }
    }
  }
}
