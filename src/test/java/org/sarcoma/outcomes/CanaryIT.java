package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A registry with a token in every column, of good rows and of bad ones, through a submitted run
 * with an event log: no file but those of the registry holds the token.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CanaryIT {
  private static final String CANARY = "CANARY";
  private static final Path STUDY = ExampleRun.REGISTRIES.resolve("study");

  private Path registry = Path.of("");
  private Path written = Path.of("");

  @BeforeAll
  void writeRegistry(@TempDir Path temporary) throws IOException, SQLException {
    registry = Files.createDirectory(temporary.resolve("registry"));
    written = Files.createDirectory(temporary.resolve("written"));
    Path institutions = Files.createDirectories(written.resolve("conf/institutions"));
    Files.writeString(
        institutions.resolve("study.conf"),
        "institution { code = study, name = Study, path = \"%s\" }".formatted(registry));
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Stream<Path> tables = Files.list(STUDY)) {
      for (Path table : tables.sorted().toList()) {
        writeTable(table, duckdb);
      }
    }
  }

  /** All rows as text; a row of tokens; and for each column a good row with a token in it. */
  private void writeTable(Path table, Connection duckdb) throws IOException, SQLException {
    String good = "select columns(*)::varchar from read_parquet('%s/*.parquet')".formatted(table);
    List<String> columns = new ArrayList<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet described =
            statement.executeQuery("select column_name from (describe %s)".formatted(good))) {
      while (described.next()) {
        columns.add(described.getString(1));
      }
    }
    StringBuilder rows = new StringBuilder(good).append(" union all select ");
    rows.append(String.join(", ", columns.stream().map(it -> "'" + CANARY + it + "'").toList()));
    for (String column : columns) {
      // The terms of adverse events that are in order are what a result table is about.
      if (!column.equals("term")) {
        rows.append(
            " union all (select * replace ('%s' as %s) from (%s) order by all limit 1)"
                .formatted(CANARY + column, column, good));
      }
    }
    Path folder = Files.createDirectory(registry.resolve(table.getFileName()));
    try (Statement statement = duckdb.createStatement()) {
      statement.execute("copy (%s) to '%s/part.parquet' (format parquet)".formatted(rows, folder));
    }
  }

  private SubmittedRun run(String name, double acceptedShare)
      throws IOException, InterruptedException {
    Path config = written.resolve("conf/" + name + ".conf");
    Files.writeString(
        config,
        "data-cutoff = \"2024-12-31\", input.institutions = [study], quality.maximum-rejected-share = "
            + acceptedShare);
    Path events = Files.createDirectory(written.resolve(name + "-events"));
    return SubmittedRun.of(
        written,
        "--master",
        "local[2]",
        "--conf",
        "spark.eventLog.enabled=true",
        "--conf",
        "spark.eventLog.dir=" + events.toUri(),
        "--conf",
        "spark.eventLog.compress=false",
        "run",
        "--config",
        config.toString(),
        "--output",
        written.resolve(name).toString(),
        "--summary");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(written)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void noCellIsInAnythingThatIsWritten() throws IOException, InterruptedException {
    SubmittedRun published = run("accepted", 1);
    SubmittedRun refused = run("refused", 0);

    assertThat(published.exitCode()).as(published.errors()).isZero();
    assertThat(refused.exitCode()).isEqualTo(65);
    assertThat(refused.errors()).contains("rows are rejected");
    assertThat(files()).hasSizeGreaterThan(30);
    for (Path file : files()) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as("%s", file)
          .doesNotContain(CANARY);
    }
    try (PublishedTables tables = PublishedTables.in(written.resolve("accepted"))) {
      assertThat(tables.column("select rule from data_quality"))
          .contains("unreadable_date", "unreadable_number", "unknown_code", "orphan");
      for (String table : tables.names()) {
        assertThat(tables.column("select t::varchar from %s t".formatted(table)))
            .as(table)
            .noneMatch(it -> it.contains(CANARY));
      }
    }
  }
}
