package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sarcoma.outcomes.result.ExitCode;

/** A user's mistake costs one sentence and leaves nothing behind. */
class BadInputTest {
  @TempDir private Path folder;

  private Path config = Path.of("");
  private Path output = Path.of("");

  @BeforeEach
  void writeTheExampleWithOneInstitution() throws IOException {
    config = folder.resolve("conf").resolve("application.conf");
    output = folder.resolve("output");
    Files.createDirectories(config.resolveSibling("institutions"));
    writeConfig("data-cutoff = \"2024-12-31\", input.institutions = [study]");
    writeMapping("path = \"%s\"".formatted(ExampleRun.REGISTRIES.resolve("study")));
  }

  @Test
  void missingConfiguration() throws IOException {
    Files.delete(config);

    assertRefused(ExitCode.CONFIGURATION, config + " does not exist; name a configuration file");
  }

  @Test
  void configurationThatCannotBeParsed() throws IOException {
    writeConfig("data-cutoff = \"2024-12-31\"\ninput { institutions = [study]");

    assertRefused(
        ExitCode.CONFIGURATION,
        config + " cannot be read: line 2: Expecting close brace } or a comma, got end of file");
  }

  @Test
  void unknownKey() throws IOException {
    writeConfig("data-cutoff = \"2024-12-31\", input.institutions = [study], outputt.path = x");

    assertRefused(ExitCode.CONFIGURATION, "outputt is not a known key; did you mean output");
  }

  @Test
  void unknownInstitution() throws IOException {
    writeConfig("data-cutoff = \"2024-12-31\", input.institutions = [nowhere]");

    assertRefused(
        ExitCode.CONFIGURATION,
        "input.institutions names \"nowhere\", but there is no "
            + config.resolveSibling("institutions").resolve("nowhere.conf")
            + "; present are study");
  }

  @Test
  void unreadablePath() throws IOException {
    writeMapping("path = \"/nonexistent/registry\"");

    assertRefused(
        ExitCode.NO_INPUT,
        "Registry \"study\" (/nonexistent/registry): the folder does not exist; correct path in"
            + " institutions/study.conf.");
  }

  @Test
  void missingColumn() throws IOException {
    writeMapping(
        "path = \"%s\", tables.patient.columns.sex = gender"
            .formatted(ExampleRun.REGISTRIES.resolve("study")));

    CommandRun run = refused(ExitCode.DATA);

    assertThat(run.errors())
        .contains("study", ExampleRun.REGISTRIES.resolve("study").toString(), "gender")
        .contains("patient_id, ");
  }

  @Test
  void outputInsideAnInput() throws IOException {
    Path registry = Files.createDirectories(folder.resolve("registry"));
    try (Stream<Path> tables = Files.list(ExampleRun.REGISTRIES.resolve("study"))) {
      for (Path table : tables.toList()) {
        Path copy = Files.createDirectory(registry.resolve(table.getFileName()));
        Files.copy(table.resolve("part-0.parquet"), copy.resolve("part-0.parquet"));
      }
    }
    writeMapping("path = \"%s\"".formatted(registry));
    output = registry.resolve("results");

    assertRefused(
        ExitCode.CONFIGURATION, "Output %s lies inside input %s".formatted(output, registry));
  }

  @Test
  void foreignOutputFolder() throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve("thesis.txt"), "years of work");

    assertRefused(ExitCode.CANNOT_CREATE, output.toString());
  }

  @Test
  void severalProblemsAreOneMessage() throws IOException {
    writeConfig("data-cutoff = soon, input.institutions = [study], survival.quantiles = [2]");
    writeMapping("path = x, tables.patient.columns.sexx = gender, tables.surgery = keine");

    CommandRun run =
        CommandRun.of("run", "--config", config.toString(), "--output", output.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(run.errors().lines()).first().isEqualTo("Configuration has 4 problems:");
    assertThat(run.errors())
        .contains("- data-cutoff", "- survival.quantiles", "study.conf: institution.tables.patient")
        .contains("sexx is not a known key; did you mean sex")
        .contains("institution.tables.surgery is neither a section { ... } nor absent");
  }

  @Test
  void missingCommand() {
    assertThat(CommandRun.of())
        .satisfies(it -> assertThat(it.exitCode()).isEqualTo(ExitCode.USAGE.number()))
        .satisfies(it -> assertThat(it.errors()).contains("Missing command"));
  }

  @Test
  void unknownOption() {
    assertThat(CommandRun.of("run", "--config", "x.conf", "--outptu", "y").exitCode())
        .isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void validateFindsWhatRunFinds() throws IOException {
    writeMapping("path = \"/nonexistent/registry\"");

    CommandRun run = CommandRun.of("validate", "--config", config.toString(), "--output", "x");

    assertThat(run.exitCode()).isEqualTo(ExitCode.NO_INPUT.number());
    assertThat(run.errors()).contains("the folder does not exist");
  }

  private void assertRefused(ExitCode exitCode, String sentence) throws IOException {
    assertThat(refused(exitCode).errors()).contains(sentence);
  }

  private CommandRun refused(ExitCode exitCode) throws IOException {
    List<String> before = everything();
    CommandRun run =
        CommandRun.of("run", "--config", config.toString(), "--output", output.toString());

    assertThat(run.exitCode()).as(run.errors()).isEqualTo(exitCode.number());
    assertThat(run.errors().lines()).as("one sentence").hasSize(1);
    assertThat(run.errors()).doesNotContain("Exception", "\tat ");
    assertThat(run.lastLine()).startsWith("{\"status\":\"failed\"");
    assertThat(everything()).as("nothing written").isEqualTo(before);
    return run;
  }

  private List<String> everything() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  private void writeConfig(String settings) throws IOException {
    Files.writeString(config, settings);
  }

  private void writeMapping(String settings) throws IOException {
    Files.writeString(
        config.resolveSibling("institutions").resolve("study.conf"),
        "institution { code = study, name = Study, adverse-event-scales = [ctcae], %s }"
            .formatted(settings));
  }
}
