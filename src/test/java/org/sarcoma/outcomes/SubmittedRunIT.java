package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The example on a cluster of two executor processes, as a user submits it, with an event log. */
@TestInstance(Lifecycle.PER_CLASS)
class SubmittedRunIT {
  private Path folder = Path.of("");
  private Path output = Path.of("");
  private SubmittedRun run = new SubmittedRun(-1, "", "");

  @BeforeAll
  void runOnALocalCluster(@TempDir Path temporary) throws IOException, InterruptedException {
    folder = temporary;
    output = folder.resolve("output");
    Path events = Files.createDirectory(folder.resolve("events"));
    run =
        SubmittedRun.of(
            folder,
            "--master",
            "local-cluster[2,1,1024]",
            "--conf",
            "spark.eventLog.enabled=true",
            "--conf",
            "spark.eventLog.dir=" + events.toUri(),
            "--conf",
            "spark.eventLog.compress=false",
            "run",
            "--config",
            "conf/application.conf",
            "--output",
            output.toString(),
            "--run-id",
            "example",
            "--summary");
    assertThat(run.exitCode()).as(run.errors()).isZero();
  }

  @Test
  void tablesAreByteForByteThoseOfOneProcess() throws IOException, InterruptedException {
    Path local = folder.resolve("local");
    SubmittedRun second =
        SubmittedRun.of(
            folder,
            "--master",
            "local[2]",
            "run",
            "--config",
            "conf/application.conf",
            "--output",
            local.toString(),
            "--run-id",
            "example");
    assertThat(second.exitCode()).as(second.errors()).isZero();

    try (PublishedTables tables = PublishedTables.in(output);
        PublishedTables expected = PublishedTables.in(local)) {
      assertThat(tables.digests()).hasSizeGreaterThan(10).isEqualTo(expected.digests());
    }
  }

  @Test
  void lastLineIsJsonForSchedulers() throws IOException {
    String lastLine = run.output().strip().lines().reduce("", (before, line) -> line);
    JsonNode json = new ObjectMapper().readTree(lastLine);

    assertThat(json.get("status").asText()).isEqualTo("published");
    assertThat(json.get("run_id").asText()).isEqualTo("example");
    assertThat(json.get("data_cutoff").asText()).isEqualTo("2024-12-31");
    assertThat(json.get("generation").asInt()).isEqualTo(1);
    assertThat(json.get("patients").asInt()).isEqualTo(938);
    assertThat(Path.of(json.get("path").asText())).isDirectory();
  }

  @Test
  void aSecondRunFindsNothingChanged() throws IOException, InterruptedException {
    SubmittedRun second =
        SubmittedRun.of(
            folder, "run", "--config", "conf/application.conf", "--output", output.toString());

    assertThat(second.exitCode()).isZero();
    assertThat(second.output()).contains("{\"status\":\"unchanged\",\"run_id\":\"example\"");
  }

  @Test
  void verifyFindsTheRunInOrder() throws IOException, InterruptedException {
    SubmittedRun verification = SubmittedRun.of(folder, "verify", "--output", output.toString());

    assertThat(verification.exitCode()).as(verification.errors()).isZero();
    assertThat(verification.output()).startsWith("In order: run example, generation 1");
  }

  @Test
  void noPatientIsNamedAnywhere() throws IOException {
    List<String> patients = patients();
    List<String> written = new ArrayList<>(List.of(run.output(), run.errors()));
    written.addAll(textFiles());
    try (PublishedTables tables = PublishedTables.in(output)) {
      for (String table : tables.names()) {
        written.addAll(tables.column("select t::varchar from %s t".formatted(table)));
      }
    }
    String everything = String.join("\n", written);

    assertThat(patients).hasSizeGreaterThan(900);
    assertThat(everything).contains("SparkListenerJobEnd").contains("CURRENT", "study");
    assertThat(patients.stream().filter(everything::contains)).isEmpty();
  }

  /** Pseudonyms and linkages of all institutions. */
  private static List<String> patients() {
    List<String> patients = new ArrayList<>();
    for (String institution : ExampleRun.INSTITUTIONS) {
      String identifiers =
          switch (institution) {
            case "north" -> "person_no::varchar, link_no";
            case "rhine" -> "pat_id";
            default -> "patient_id::varchar, linkage_id";
          };
      patients.addAll(
          ExampleRun.tables()
              .column(
                  "select distinct id from (select unnest([%s]) id from read_parquet('%s/*.parquet'))"
                          .formatted(identifiers, ExampleRun.patientTable(institution))
                      + " where length(id) > 7"));
    }
    return patients;
  }

  /** Names and contents of every file that was written, result tables and their checksums apart. */
  private List<String> textFiles() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.add(file.toString());
        texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return texts;
  }
}
