package org.sarcoma.outcomes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The example, run once for all tests that only read what it published. */
final class ExampleRun {
  static final Path CONFIG = Path.of("conf", "application.conf").toAbsolutePath();
  static final Path REGISTRIES = Path.of("src", "example", "registries").toAbsolutePath();

  static final List<String> INSTITUTIONS = List.of("lagoon", "north", "rhine", "study");

  private static final class Holder {
    static final Path OUTPUT = folder();
    static final CommandRun RUN =
        CommandRun.published("local[2]", CONFIG, OUTPUT, "--run-id", "example", "--summary");
    static final PublishedTables TABLES = PublishedTables.in(OUTPUT);

    private static Path folder() {
      try {
        return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "example-run-");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private ExampleRun() {}

  /** The folder of the patient table, which one of the institutions names differently. */
  static Path patientTable(String institution) {
    String folder =
        switch (institution) {
          case "north" -> "persons";
          case "rhine" -> "patienten";
          default -> "patient";
        };
    return REGISTRIES.resolve(institution).resolve(folder);
  }

  static Path output() {
    return Holder.OUTPUT;
  }

  static CommandRun run() {
    return Holder.RUN;
  }

  static PublishedTables tables() {
    return Holder.TABLES;
  }
}
