package org.sarcoma.outcomes.registry;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.sarcoma.outcomes.config.Problems;

/** Small registries for tests: an institution from its configuration, and Parquet files. */
final class Registry {
  static final String PATIENT_COLUMNS =
      "optional binary patient_id (STRING); optional int32 birth_year; "
          + "optional binary vital_status (STRING); optional int32 death_date (DATE);";

  /** The other columns of the patient table, which these registries do not keep. */
  static final String PATIENT_MAPPING =
      "patient { absent = [linkage-id, sex, cause-of-death, last-contact-date] }";

  /** The diagnosis table with nothing but its keys. */
  static final String DIAGNOSIS_MAPPING =
      "diagnosis { absent = [diagnosis-date, topography, morphology, fnclcc-grade, size-cm,"
          + " presentation, metastasis-date, metastatic-lesion-count, metastatic-sites, ecog,"
          + " selection-reason] }";

  private Registry() {}

  /** Reads an institution called {@code umc} whose file holds these lines. */
  static Institution institution(Path folder, Problems problems, String... lines) {
    String hocon =
        "institution { code = umc, name = UMC, path = \"%s\"\n%s\n}"
            .formatted(folder, String.join("\n", lines));
    return Institution.from(
        ConfigFactory.parseString(hocon), Path.of("institutions", "umc.conf"), problems);
  }

  /** An institution that keeps patients and diagnoses, and nothing else. */
  static Institution small(Path folder) {
    return small(folder, PATIENT_MAPPING, DIAGNOSIS_MAPPING);
  }

  static Institution small(Path folder, String... mappings) {
    Problems problems = new Problems();
    Institution institution =
        institution(folder, problems, "tables {", String.join("\n", mappings), absent(), "}");
    problems.throwIfAny();
    return institution;
  }

  /** Declares every table absent that need not be kept. */
  static String absent() {
    return Arrays.stream(RegistryTable.values())
        .filter(RegistryTable::isOptional)
        .map(it -> it.key() + " = absent")
        .collect(Collectors.joining("\n"));
  }

  /** The mapping of one column, from the lines of its section or the name of its source. */
  static ColumnMapping column(RegistryTable table, String column, String mapping) {
    Problems problems = new Problems();
    Institution institution =
        institution(
            Path.of("data"),
            problems,
            "tables.%s.columns.%s %s".formatted(table.key(), column.replace('_', '-'), mapping));
    problems.throwIfAny();
    return institution.mappings().stream()
        .filter(it -> it.table() == table)
        .flatMap(it -> it.columns().stream())
        .filter(it -> it.column().name().equals(column))
        .findFirst()
        .orElseThrow();
  }

  static void write(Path file, String columns, List<Map<String, Object>> rows) throws IOException {
    write(file, columns, rows, builder -> {});
  }

  /** Writes rows, each a value by column; a column that a row leaves out is null there. */
  static void write(
      Path file,
      String columns,
      List<Map<String, Object>> rows,
      Consumer<ExampleParquetWriter.Builder> settings)
      throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message m { " + columns + " }");
    Files.createDirectories(file.getParent());
    ExampleParquetWriter.Builder builder =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withType(schema);
    settings.accept(builder);
    try (ParquetWriter<Group> writer = builder.build()) {
      for (Map<String, Object> row : rows) {
        Group group = new SimpleGroup(schema);
        row.forEach((name, value) -> Cells.add(group, name, value));
        writer.write(group);
      }
    }
  }

  private static final class Cells {
    static void add(Group group, String name, Object value) {
      if (value instanceof Integer it) {
        group.add(name, it);
      } else if (value instanceof Long it) {
        group.add(name, it);
      } else if (value instanceof Double it) {
        group.add(name, it);
      } else if (value instanceof Float it) {
        group.add(name, it);
      } else if (value instanceof Boolean it) {
        group.add(name, it);
      } else if (value instanceof org.apache.parquet.io.api.Binary it) {
        group.add(name, it);
      } else {
        group.add(name, value.toString());
      }
    }
  }
}
