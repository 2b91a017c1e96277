package org.sarcoma.outcomes.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.sarcoma.outcomes.registry.UnmappedTable;

/** Small tables of text columns, and their profiles. */
final class SourceTables {
  private SourceTables() {}

  /** Writes rows of text; a column that a row leaves out is null there. */
  static void write(Path file, List<String> columns, List<Map<String, String>> rows)
      throws IOException {
    String fields =
        String.join(" ", columns.stream().map("optional binary %s (STRING);"::formatted).toList());
    MessageType schema = MessageTypeParser.parseMessageType("message m { " + fields + " }");
    Files.createDirectories(file.getParent());
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .build()) {
      for (Map<String, String> row : rows) {
        Group group = new SimpleGroup(schema);
        row.forEach(group::add);
        writer.write(group);
      }
    }
  }

  static TableProfile profile(Path path, String... patients) {
    return TableProfile.of(
        UnmappedTable.open(new Configuration(), path.toString()),
        List.of(patients),
        new Disclosure(5));
  }

  static String report(TableProfile... profiles) {
    return ProfileReport.of(List.of(profiles), new Disclosure(5));
  }

  static String draft(TableProfile... profiles) {
    List<TableProfile> all = List.of(profiles);
    return Draft.of(all, "umc", RegistryFolder.of(all.stream().map(TableProfile::table).toList()));
  }

  /** The profile of a column with these values, each of another patient. */
  static ColumnProfile column(String name, List<String> values) {
    ColumnCounts counts = new ColumnCounts(new Disclosure(5));
    for (int i = 0; i < values.size(); i++) {
      counts.add(values.get(i), "p" + i);
    }
    return new ColumnProfile(
        new org.sarcoma.outcomes.registry.UnmappedColumn(name, "binary STRING", true),
        counts,
        new Disclosure(5));
  }
}
