package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.config.ConfigurationFile;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.registry.Institution;
import org.sarcoma.outcomes.registry.Registries;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.result.ExitCode;

class ProfileCommandTest {
  private static final Path PERSONS = ExampleRun.patientTable("north");

  @TempDir private Path folder;

  private CommandRun profile(Path draft, List<Path> tables, String... more) {
    List<String> arguments = new ArrayList<>(List.of("profile", "--draft", draft.toString()));
    tables.forEach(it -> arguments.addAll(List.of("--input", it.toString())));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static List<Path> tables(String institution) throws IOException {
    try (Stream<Path> tables = Files.list(ExampleRun.REGISTRIES.resolve(institution))) {
      return tables.sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lagoon", "north", "rhine", "study"})
  void theDraftOfAnExampleIsAMappingOfIt(String institution) throws IOException {
    Path draft = folder.resolve(institution + ".conf");

    CommandRun run = profile(draft, tables(institution));

    assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.DONE.number());
    assertThat(run.lastLine()).isEqualTo("Draft of the mapping: " + draft);
    Problems problems = new Problems();
    Institution mapped = Institution.from(ConfigurationFile.alone(draft), draft, problems);
    assertThat(problems.all()).isEmpty();
    assertThat(mapped.code()).isEqualTo(institution);
    Registries registries = Registries.open(new Configuration(), List.of(mapped));
    assertThat(registries.coverage().keeps(institution, List.of(RegistryTable.RADIOTHERAPY)))
        .isTrue();
    assertThat(registries.rows(RegistryTable.PATIENT).get(institution)).isPositive();
    assertThat(mapped.tables()).hasSameSizeAs(tables(institution));
  }

  @Test
  void theFilesOfATableDoNotMatter() throws IOException {
    Path patients = ExampleRun.patientTable("rhine");
    Path reversed = Files.createDirectories(folder.resolve("patienten"));
    for (int i = 0; i < 3; i++) {
      Files.copy(
          patients.resolve("part-%d.parquet".formatted(i)),
          reversed.resolve("part-%d.parquet".formatted(2 - i)));
    }

    String one = profile(folder.resolve("a.conf"), List.of(patients)).output();
    String other = profile(folder.resolve("b.conf"), List.of(reversed)).output();

    assertThat(one).contains("in 3 files and 3 row groups, 7 columns");
    assertThat(other.replace("b.conf", "a.conf")).isEqualTo(one);
    assertThat(folder.resolve("a.conf")).isRegularFile();
  }

  @Test
  void aDraftIsNotOverwritten() throws IOException {
    Path draft = folder.resolve("north.conf");
    Files.writeString(draft, "years of work");

    assertRefused(
        profile(draft, List.of(PERSONS)), ExitCode.CANNOT_CREATE, "exists and is not overwritten");
    assertThat(draft).hasContent("years of work");
  }

  @Test
  void aDraftIsNotWrittenIntoATable() throws IOException {
    Path table = Files.createDirectories(folder.resolve("persons"));
    Files.copy(PERSONS.resolve("part-0.parquet"), table.resolve("part-0.parquet"));

    assertRefused(
        profile(table.resolve("north.conf"), List.of(table)),
        ExitCode.CANNOT_CREATE,
        "lies inside a table");
  }

  @Test
  void aTableThatIsNotThere() {
    assertRefused(
        profile(folder.resolve("x.conf"), List.of(folder.resolve("nowhere"))),
        ExitCode.NO_INPUT,
        "there is no such file or folder");
  }

  @Test
  void anEmptyFolder() throws IOException {
    Path table = Files.createDirectories(folder.resolve("empty"));

    assertRefused(
        profile(folder.resolve("x.conf"), List.of(table)), ExitCode.DATA, "no Parquet file found");
  }

  @Test
  void aFolderOfTables() {
    assertRefused(
        profile(folder.resolve("x.conf"), List.of(ExampleRun.REGISTRIES.resolve("north"))),
        ExitCode.DATA,
        "the folder holds folders");
  }

  @Test
  void aFileThatIsNoParquet() throws IOException {
    Path file = folder.resolve("patients.csv");
    Files.writeString(file, "CANARY;1931-07-13");

    assertRefused(
        profile(folder.resolve("x.conf"), List.of(file)), ExitCode.DATA, "is no Parquet file");
  }

  @Test
  void aDamagedFile() throws IOException {
    byte[] bytes = Files.readAllBytes(PERSONS.resolve("part-0.parquet"));
    for (int i = 4; i < bytes.length / 2; i++) {
      bytes[i] ^= 0x55;
    }
    Path file = folder.resolve("persons.parquet");
    Files.write(file, bytes);

    assertRefused(profile(folder.resolve("x.conf"), List.of(file)), ExitCode.DATA, "is damaged");
  }

  @Test
  void optionsThatContradictEachOther() {
    Path draft = folder.resolve("north.conf");

    assertRefused(
        profile(draft, List.of(PERSONS), "--code", "south"),
        ExitCode.USAGE,
        "--draft is not named");
    assertRefused(
        profile(draft, List.of(PERSONS), "--minimum-count", "1"), ExitCode.USAGE, "expected 2");
    assertRefused(profile(draft, List.of(PERSONS, PERSONS)), ExitCode.USAGE, "a table twice");
    assertRefused(
        profile(folder.resolve("North.txt"), List.of(PERSONS)),
        ExitCode.USAGE,
        "such as north.conf");
  }

  private void assertRefused(CommandRun run, ExitCode exitCode, String sentence) {
    assertThat(run.exitCode()).as(run.errors()).isEqualTo(exitCode.number());
    assertThat(run.errors()).contains(sentence).doesNotContain("Exception:", "\tat ", "CANARY");
    assertThat(run.errors().lines()).hasSize(1);
    assertThat(run.output()).isEmpty();
    assertThat(folder.resolve("x.conf")).doesNotExist();
  }
}
