package org.sarcoma.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.Meaning;
import org.sarcoma.outcomes.result.ResultTable;

class VerificationTest {
  @ResultTable(name = "nothing", row = "nothing", key = "name")
  private record Retyped(
      @Meaning("Name") String name, @Meaning("Dose") int doseGy, @Meaning("Date") LocalDate on) {}

  @ResultTable(name = "nothing", row = "nothing", key = "name")
  private record Reordered(
      @Meaning("Name") String name,
      @Meaning("Date") LocalDate on,
      @Meaning("Dose") double doseGy) {}

  @ResultTable(name = "more", row = "nothing", key = "name")
  private record More(@Meaning("Name") String name) {}

  @TempDir private Path directory;

  private PublishedSample sample = new PublishedSample(new LocalStorage(Path.of("")));

  @BeforeEach
  void publish() {
    sample = PublishedSample.in(new LocalStorage(directory));
  }

  private ListAssert<String> assertThatProblems(List<Class<? extends Record>> contract) {
    Verification verification =
        new Verification(sample.storage(), contract, Sample.at(Sample.PUBLISHED));
    return assertThat(verification.check().problems());
  }

  @Test
  void aSoundRunHasNoProblems() throws IOException {
    Verification.Report report = sample.check();

    assertThat(report.problems()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(report.published())
        .isEqualTo(
            new PublishedRun(
                new RunId("run-2"),
                2,
                sample.storage().display("runs/run-2"),
                Sample.CUTOFF,
                RunState.PUBLISHED));
  }

  @Test
  void aTableOfAnotherSchemaIsFound() {
    String problem = "tables/nothing/nothing.parquet has another schema than the contract says";

    assertThatProblems(List.of(Sample.Measure.class, Retyped.class)).containsExactly(problem);
    assertThatProblems(List.of(Sample.Measure.class, Reordered.class)).containsExactly(problem);
  }

  @Test
  void tablesOfTheRunAreThoseOfTheContract() {
    assertThatProblems(List.of(Sample.Measure.class))
        .containsExactly(
            "tables/nothing/nothing.parquet is a table that the contract does not have");
    assertThatProblems(List.of(Sample.Measure.class, Sample.Empty.class, More.class))
        .containsExactly("tables/more/more.parquet is not in the manifest, but in the contract");
  }

  @Test
  void aRunThatIsTooOldIsFound() {
    Duration week = Duration.ofDays(7);
    Verification inTime =
        new Verification(sample.storage(), Sample.TABLES, Sample.at(Sample.PUBLISHED.plus(week)));
    Verification late =
        new Verification(
            sample.storage(), Sample.TABLES, Sample.at(Sample.PUBLISHED.plus(week).plusMillis(1)));

    assertThat(inTime.check(week).exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(late.check(week).exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(late.check(week).problems())
        .containsExactly("Run run-2 was published at 2026-03-05T00:00:00Z, more than PT168H ago");
    assertThat(late.check().exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void whereNothingIsPublishedThereIsNothingToVerify() throws IOException {
    for (String output : List.of("absent", "empty")) {
      Files.createDirectories(directory.resolve("empty"));
      Storage other = new LocalStorage(directory.resolve(output));
      Verification.Report report = Sample.verification(other).check();
      assertThat(report.exitCode()).isEqualTo(ExitCode.NO_INPUT);
      assertThat(report.published()).isNull();
      assertThat(report.problems()).containsExactly("No run is published in " + other.display(""));
    }
    assertThat(directory.resolve("absent")).doesNotExist();
    assertThat(directory.resolve("empty")).isEmptyDirectory();
  }
}
