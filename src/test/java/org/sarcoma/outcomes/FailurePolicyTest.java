package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example's study hospital beside another that fails in some way, and may be left out: every
 * number is then that of the study hospital alone.
 */
class FailurePolicyTest {
  @TempDir private static Path study;

  @TempDir private Path folder;
  private Path other = Path.of("");

  @BeforeAll
  static void publishStudyAlone() throws IOException {
    Files.createDirectories(study.resolve("institutions"));
    Files.writeString(
        study.resolve("institutions/study.conf"), institution("study", ExampleRun.REGISTRIES));
    Path config = study.resolve("alone.conf");
    Files.writeString(config, "data-cutoff = \"2024-12-31\", input.institutions = [study]");
    CommandRun.published("local[2]", config, study.resolve("alone"));
  }

  @BeforeEach
  void copyRegistry() throws IOException {
    other = folder.resolve("registry");
    copy(ExampleRun.REGISTRIES.resolve("north"), other);
    Files.createDirectories(folder.resolve("institutions"));
    Files.writeString(
        folder.resolve("institutions/study.conf"), institution("study", ExampleRun.REGISTRIES));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static String institution(String code, Path registries) throws IOException {
    Path file = ExampleRun.CONFIG.resolveSibling("institutions/" + code + ".conf");
    return Files.readString(file)
        .replace("../../src/example/registries/" + code, registries.resolve(code).toString());
  }

  private void writeOther(String policy) throws IOException {
    String text = institution("north", ExampleRun.REGISTRIES);
    Files.writeString(
        folder.resolve("institutions/north.conf"),
        text.replace(ExampleRun.REGISTRIES.resolve("north").toString(), other.toString())
            .replaceFirst("code = north", "code = north, on-failure = " + policy));
  }

  private CommandRun run(String name, String institutions, String... more) throws IOException {
    Path config = folder.resolve(name + ".conf");
    Files.writeString(
        config,
        "data-cutoff = \"2024-12-31\", input.institutions = [%s]\n%s"
            .formatted(institutions, String.join("\n", more)));
    return CommandRun.of(
        "run", "--config", config.toString(), "--output", folder.resolve(name).toString());
  }

  private void assertThatNumbersAreThoseOfTheStudyAlone(String name) throws IOException {
    try (PublishedTables published = PublishedTables.in(folder.resolve(name));
        PublishedTables alone = PublishedTables.in(study.resolve("alone"))) {
      for (String table : alone.names()) {
        if (!table.equals("data_quality")) {
          String rows = "select columns(* exclude run_id)::varchar from " + table;
          assertThat(published.value("select count(*) from (%s)".formatted(rows)))
              .as(table)
              .isEqualTo(alone.value("select count(*) from (%s)".formatted(rows)));
          assertThat(published.column("select t::varchar from (%s) t".formatted(rows)))
              .as(table)
              .isEqualTo(alone.column("select t::varchar from (%s) t".formatted(rows)));
        }
      }
    }
  }

  private List<String> exclusions(String name) {
    try (PublishedTables published = PublishedTables.in(folder.resolve(name))) {
      return published.column(
          "select concat_ws(' ', institution, \"table\", rule, severity, rows_failed > 0)"
              + " from data_quality where action = 'institution_excluded'");
    }
  }

  private void damage() throws IOException {
    Path file = other.resolve("persons");
    try (Stream<Path> files = Files.list(file)) {
      Path part = files.filter(it -> it.toString().endsWith(".parquet")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(part);
      // The pages are behind the magic number; the footer stays as it is.
      for (int i = 40; i < 400; i++) {
        bytes[i] ^= 0x55;
      }
      Files.write(part, bytes);
    }
  }

  @Test
  void aRegistryThatCannotBeOpenedStopsTheRun() throws IOException {
    writeOther("fail");
    Files.delete(other.resolve("persons/part-0.parquet"));

    CommandRun run = run("stopped", "study, north");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.errors()).contains("Registry \"north\"").contains("no Parquet file found");
    assertThat(folder.resolve("stopped/CURRENT.json")).doesNotExist();
  }

  @Test
  void aRegistryThatCannotBeOpenedMayBeLeftOut() throws IOException {
    writeOther("exclude");
    Files.delete(other.resolve("persons/part-0.parquet"));

    CommandRun run = run("opened", "study, north");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(exclusions("opened")).containsExactly("north all unreadable_registry error false");
    assertThatNumbersAreThoseOfTheStudyAlone("opened");
  }

  @Test
  void aRegistryThatIsDamagedMayBeLeftOut() throws IOException {
    writeOther("exclude");
    damage();

    CommandRun run = run("damaged", "study, north");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(exclusions("damaged")).containsExactly("north all unreadable_registry error false");
    assertThatNumbersAreThoseOfTheStudyAlone("damaged");
  }

  @Test
  void aRegistryOfWhichTooMuchIsRejectedMayBeLeftOut() throws IOException {
    writeOther("exclude");
    deleteRows("persons", 5);

    CommandRun run = run("rejected", "study, north", "quality.maximum-rejected-share = 0.5");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(exclusions("rejected")).containsExactly("north diagnosis rejected_share error true");
    assertThatNumbersAreThoseOfTheStudyAlone("rejected");
  }

  @Test
  void aThresholdOfOneCheckLeavesOutEvenWhereFailuresStop() throws IOException {
    writeOther("fail");
    deleteRows("persons", 5);

    CommandRun run =
        run(
            "threshold",
            "study, north",
            "quality { maximum-rejected-share = 1, rules.orphan.exclude-above = 0.5 }");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(exclusions("threshold")).containsExactly("north diagnosis orphan error true");
    assertThatNumbersAreThoseOfTheStudyAlone("threshold");
  }

  /** Keeps the first rows of a table only. */
  private void deleteRows(String table, int kept) throws IOException {
    Path file = other.resolve(table).resolve("part-0.parquet");
    Path rest = folder.resolve("rest.parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute(
          "copy (select * from '%s' limit %d) to '%s' (format parquet)"
              .formatted(file, kept, rest));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Files.move(rest, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void nothingIsPublishedOfNoRegistry() throws IOException {
    writeOther("exclude");
    damage();

    CommandRun run = run("nothing", "north");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.errors()).contains("No institution is left to analyze.");
    assertThat(folder.resolve("nothing/CURRENT.json")).doesNotExist();
  }

  @Test
  void aPatientInTwoRegistriesCountsInTheFirst() throws IOException {
    Path again = folder.resolve("again");
    copy(ExampleRun.REGISTRIES.resolve("study"), again);
    Files.writeString(
        folder.resolve("institutions/again.conf"),
        institution("study", ExampleRun.REGISTRIES)
            .replace(ExampleRun.REGISTRIES.resolve("study").toString(), again.toString())
            .replace("code = study", "code = again"));

    assertThat(run("first", "study, again").exitCode()).isZero();
    assertThat(run("second", "again, study").exitCode()).isZero();

    assertThat(members("first")).containsExactly("again 0", "all 22", "study 22");
    assertThat(members("second")).containsExactly("again 22", "all 22", "study 0");
    try (PublishedTables published = PublishedTables.in(folder.resolve("first"))) {
      assertThat(
              published.column(
                  "select concat_ws(' ', institution, severity, action, rows_failed > 40)"
                      + " from data_quality where rule = 'linked_elsewhere' and \"table\" = 'patient'"))
          .containsExactly("again warning left_out true");
    }
  }

  private List<String> members(String name) {
    try (PublishedTables published = PublishedTables.in(folder.resolve(name))) {
      return published.column(
          "select concat_ws(' ', institution, min(remaining)) from cohort_attrition"
              + " where cohort = 'cmt' group by institution order by institution");
    }
  }
}
