package org.sarcoma.outcomes.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.RegistryColumn;
import org.sarcoma.outcomes.registry.RegistryTable;

/**
 * Writes generated registries, with a configuration that analyzes them and the truth to compare
 * with. A patient depends on the seed and on the patient's number only, so parts are written at the
 * same time, and memory does not grow with the number of patients.
 */
public final class RegistryGenerator {
  private static final String CONFIGURATION =
      """
      # Generated registries: %d patients, seed %d. truth.json says what estimates have to cover.
      data-cutoff = "%s"
      input.institutions = [%s]
      output.path = results
      """;

  private static final String INSTITUTION =
      """
      institution { code = %s, name = "Generated %1$s", path = "../registries/%1$s"%s }
      """;

  private final Plan plan;
  private final Path folder;

  public RegistryGenerator(Plan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
  }

  /** Writes everything into a folder that is empty or not there yet. */
  public void write() throws IOException {
    try {
      plan.parts().parallelStream().forEach(this::write);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Files.writeString(folder.resolve("truth.json"), Truth.json());
    Path institutions = Files.createDirectories(folder.resolve("institutions"));
    for (String code : plan.codes()) {
      Files.writeString(
          institutions.resolve(code + ".conf"), INSTITUTION.formatted(code, mapping()));
    }
    Files.writeString(
        folder.resolve("application.conf"),
        CONFIGURATION.formatted(
            plan.patients(), plan.seed(), RandomPatient.CUTOFF, String.join(", ", plan.codes())));
  }

  private void write(Plan.Part part) {
    Map<RegistryTable, TableFile> files = new EnumMap<>(RegistryTable.class);
    try {
      for (RegistryTable table : RegistryTable.values()) {
        files.put(table, new TableFile(table, plan.layout(), file(part, table)));
      }
      for (long number = part.from(); number < part.to(); number++) {
        PatientRows rows = RandomPatient.rows(plan.seed(), number, plan.eligibleShare());
        for (Map.Entry<RegistryTable, TableFile> file : files.entrySet()) {
          for (@Nullable Object[] row : rows.of(file.getKey())) {
            file.getValue().write(row);
          }
        }
      }
      for (TableFile file : files.values()) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(Plan.Part part, RegistryTable table) {
    return folder
        .resolve("registries")
        .resolve(part.institution())
        .resolve(table.code())
        .resolve("part-%05d.parquet".formatted(part.number()));
  }

  /** What the messy layout needs beyond canonical names. */
  private String mapping() {
    if (plan.layout() == Layout.CANONICAL) {
      return "";
    }
    return "\n  date-formats = [\"dd.MM.yyyy\"], ignore = [case]\n  tables {\n"
        + List.of(RegistryTable.values()).stream()
            .map(it -> "    %s.columns {%s }\n".formatted(it.key(), columns(it)))
            .collect(Collectors.joining())
        + "  }\n";
  }

  private static String columns(RegistryTable table) {
    return table.columns().stream()
        .map(RegistryGenerator::column)
        .filter(it -> !it.isEmpty())
        .map(it -> "\n      " + it)
        .collect(Collectors.joining());
  }

  private static String column(RegistryColumn column) {
    boolean isFlag = column.kind() == RegistryColumn.Kind.FLAG;
    List<String> values = isFlag ? List.of("true", "false") : column.codes();
    if (!values.isEmpty()) {
      return "%s { column = %s, codes { %s } }"
          .formatted(
              column.key(),
              column.name(),
              values.stream()
                  .map(it -> "\"%s\" = \"%1$s\"".formatted(it))
                  .collect(Collectors.joining(", ")));
    }
    return switch (column.name()) {
      case "size_cm" -> "size-cm { column = size_cm, unit = mm }";
      case "total_dose_gy" -> "total-dose-gy { column = total_dose_gy, unit = cgy }";
      default -> "";
    };
  }
}
