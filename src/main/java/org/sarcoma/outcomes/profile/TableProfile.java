package org.sarcoma.outcomes.profile;

import java.net.URI;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.Concurrently;
import org.sarcoma.outcomes.registry.RegistryColumn;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.registry.UnmappedColumn;
import org.sarcoma.outcomes.registry.UnmappedTable;

/**
 * What is in a table.
 *
 * @param patient column that names the patient, or null if none of them is known to
 */
public record TableProfile(
    UnmappedTable table, @Nullable String patient, List<ColumnProfile> columns) {
  // Each column that is being read needs some ten megabytes for its counters.
  private static final int MOST_THREADS = 4;

  public TableProfile {
    columns = List.copyOf(columns);
  }

  /**
   * Reads a table, column by column.
   *
   * @param path a Parquet file or a folder of them
   * @throws org.sarcoma.outcomes.result.JobFailure if there is no such table, or it is damaged
   */
  public static TableProfile of(Configuration hadoop, String path, Disclosure disclosure) {
    UnmappedTable table = UnmappedTable.open(hadoop, path);
    String patient = patient(table.columns());
    Disclosure byPatient = disclosure.byPatient(patient != null);
    int processors = Runtime.getRuntime().availableProcessors();
    try (Concurrently concurrently = new Concurrently(Math.min(MOST_THREADS, processors))) {
      List<ColumnProfile> columns =
          concurrently.map(table.columns(), it -> column(table, it, patient, byPatient));
      concurrently.failures().stream()
          .findFirst()
          .ifPresent(
              it -> {
                throw it;
              });
      return new TableProfile(table, patient, columns);
    }
  }

  /** Name of the file or folder, without its ending. */
  String name() {
    return table.path().getName().replaceFirst("\\.(parquet|parq|pq)$", "");
  }

  /** Whether a file lies in the folder of the table. */
  public boolean contains(URI file) {
    return file.getPath().startsWith(table.path().toUri().getPath() + "/");
  }

  private static ColumnProfile column(
      UnmappedTable table, UnmappedColumn column, @Nullable String patient, Disclosure disclosure) {
    ColumnCounts counts = new ColumnCounts(disclosure);
    if (column.isReadable()) {
      List<String> names =
          patient == null ? List.of(column.name()) : List.of(column.name(), patient);
      table.read(
          names,
          row -> {
            Object id = row.length > 1 ? row[1] : null;
            counts.add(row[0], id == null ? null : id.toString());
          });
    }
    return new ColumnProfile(column, counts, disclosure);
  }

  /** The column with the likeliest name of a patient's identifier. */
  private static @Nullable String patient(List<UnmappedColumn> columns) {
    RegistryColumn identifier =
        RegistryTable.PATIENT.columns().stream()
            .filter(it -> it.name().equals("patient_id"))
            .findFirst()
            .orElseThrow();
    for (String name : Synonyms.BUNDLED.names(RegistryTable.PATIENT, identifier)) {
      for (UnmappedColumn column : columns) {
        if (column.isReadable() && Synonyms.name(column.name()).equals(name)) {
          return column.name();
        }
      }
    }
    return null;
  }
}
