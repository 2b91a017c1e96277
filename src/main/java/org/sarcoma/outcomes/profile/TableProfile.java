package org.sarcoma.outcomes.profile;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
   * @param patients names of columns that name the patient, besides the usual ones
   * @throws org.sarcoma.outcomes.result.JobFailure if a file is damaged
   */
  public static TableProfile of(UnmappedTable table, List<String> patients, Disclosure disclosure) {
    String patient = patient(table.columns(), patients);
    int processors = Runtime.getRuntime().availableProcessors();
    try (Concurrently concurrently = new Concurrently(Math.min(MOST_THREADS, processors))) {
      List<ColumnProfile> columns =
          concurrently.map(table.columns(), it -> column(table, it, patient, disclosure));
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
            counts.add(row[0], id == null ? null : patient(id.toString()));
          });
    }
    return new ColumnProfile(column, counts, disclosure);
  }

  private static @Nullable String patient(String identifier) {
    return Synonyms.BUNDLED.isMissingValue(identifier.strip()) ? null : identifier;
  }

  /** A column that is said to name the patient, or else the one with the likeliest name. */
  private static @Nullable String patient(List<UnmappedColumn> columns, List<String> said) {
    RegistryColumn identifier =
        RegistryTable.PATIENT.columns().stream()
            .filter(it -> it.name().equals("patient_id"))
            .findFirst()
            .orElseThrow();
    List<String> usual = Synonyms.BUNDLED.names(RegistryTable.PATIENT, identifier);
    return Stream.concat(
            said.stream().flatMap(it -> named(columns, it::equals)),
            usual.stream().flatMap(it -> named(columns, name -> Synonyms.name(name).equals(it))))
        .findFirst()
        .orElse(null);
  }

  private static Stream<String> named(List<UnmappedColumn> columns, Predicate<String> isMeant) {
    return columns.stream()
        .filter(UnmappedColumn::isReadable)
        .map(UnmappedColumn::name)
        .filter(isMeant);
  }
}
