package org.sarcoma.outcomes.registry;

import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * Finds the files of every table and reads their footers, which say what is there before it is
 * read.
 *
 * @param tables every table that could be listed, by institution, in canonical order
 * @param failures every folder and file that cannot be used
 */
record RegistryFooters(List<Table> tables, List<RegistryFailure> failures) {

  /**
   * A file and its footer.
   *
   * @param place of the mapping that reads the file, among those of the canonical table
   */
  record Footer(RegistryFile file, int place, ParquetMetadata metadata) {}

  /** The footers of a table that can be used, sorted by path. */
  record Table(Institution institution, TableMapping mapping, List<Footer> footers) {}

  private record Listing(TableFiles table, List<SourceFile> files) {}

  static RegistryFooters read(Configuration hadoop, List<Institution> institutions) {
    List<TableFiles> sources =
        institutions.stream()
            .flatMap(it -> it.mappings().stream().map(mapping -> new TableFiles(it, mapping)))
            .toList();
    try (Concurrently concurrently = new Concurrently()) {
      List<Listing> listings = concurrently.map(sources, it -> naming(it, () -> list(it, hadoop)));
      List<SourceFile> files = listings.stream().flatMap(it -> it.files.stream()).toList();
      List<Footer> footers =
          concurrently.map(files, it -> naming(it.table(), () -> it.footer(hadoop)));
      List<Table> tables = listings.stream().map(it -> table(it.table, footers)).toList();
      return new RegistryFooters(
          tables, concurrently.failures().stream().map(RegistryFailure.class::cast).toList());
    }
  }

  private static Table table(TableFiles source, List<Footer> footers) {
    return new Table(
        source.institution(),
        source.mapping(),
        footers.stream()
            .filter(it -> it.file.institution().equals(source.institution().code()))
            .filter(it -> it.file.table() == source.mapping().table())
            .filter(it -> it.place == source.mapping().place())
            .toList());
  }

  private static <T> T naming(TableFiles source, Supplier<T> step) {
    return RegistryFailure.naming(source.institution().code(), step);
  }

  private static Listing list(TableFiles table, Configuration hadoop) {
    return new Listing(
        table, table.list(hadoop).stream().map(it -> new SourceFile(table, it)).toList());
  }
}
