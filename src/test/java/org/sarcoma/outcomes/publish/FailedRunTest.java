package org.sarcoma.outcomes.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import org.sarcoma.outcomes.result.Results;

/** Runs that begin and are not published. */
@ParameterizedClass
@EnumSource
class FailedRunTest {
  @Parameter private StorageKind kind = StorageKind.LOCAL;

  @TempDir private Path directory;

  private Storage storage = new LocalStorage(Path.of(""));
  private Publication publication = Sample.publication(storage);

  @BeforeEach
  void open() throws IOException {
    storage = kind.at(directory.resolve("out"));
    publication = new Publication(storage, 10, Sample.at(Sample.PUBLISHED));
  }

  private List<String> paths() throws IOException {
    return storage.files("").stream().map(Storage.Entry::path).toList();
  }

  private Map<?, ?> json(String path) throws IOException {
    return Json.read(storage.read(path), Map.class);
  }

  @Test
  void aRunOverWhichAnotherWasPublishedIsNotPublished() throws IOException {
    RunInProgress slow = publication.start(Sample.description("slow", "a"));
    PublishedRun fast = Sample.publish(Sample.publication(storage), "fast");

    assertThatThrownBy(() -> slow.publish(Sample.results(4)))
        .isInstanceOfSatisfying(
            JobFailure.class, it -> assertThat(it.exitCode().number()).isEqualTo(75))
        .hasMessage(
            "Another run published generation 1 while run slow was under way; start it again");

    assertThat(json("status/slow.json"))
        .extracting("status", "exit_code")
        .containsExactly("FAILED", 75);
    assertThat(storage.list("runs")).extracting(Storage.Entry::name).containsExactly("fast");
    assertThat(Sample.verification(storage).check())
        .isEqualTo(new Verification.Report(ExitCode.DONE, List.of(), fast));
  }

  @Test
  void aRunGivenUpLeavesItsStatusOnly() throws IOException {
    Sample.publish(publication, "old");
    JobFailure cause = new JobFailure(ExitCode.DATA, "Too many rows are rejected");

    JobFailure thrown = publication.start(Sample.description("new", "a")).fail(cause);

    assertThat(thrown).isSameAs(cause);
    assertThat(json("status/new.json"))
        .extracting("status", "exit_code", "message")
        .containsExactly("FAILED", 65, "Too many rows are rejected");
    assertThat(storage.entry("runs/new")).isEmpty();
    assertThat(json("CURRENT.json")).extracting("run_id").isEqualTo("old");
  }

  @Test
  void aDefectIsToldWithoutItsMessageWhichCouldHoldAValue() throws IOException {
    RunInProgress run = publication.start(Sample.description("run-1", "a"));
    IllegalStateException cause = new IllegalStateException("patient 4711");

    assertThat(run.fail(cause))
        .hasMessage("Run run-1 failed by a defect of the job: IllegalStateException")
        .hasCause(cause)
        .extracting(JobFailure::exitCode)
        .isEqualTo(ExitCode.INTERNAL);
    assertThat(new String(storage.read("status/run-1.json"), UTF_8))
        .contains("\"exit_code\" : 70")
        .doesNotContain("4711");
  }

  @Test
  void resultsThatBreakTheirContractAreNotPublished() throws IOException {
    Results results = Sample.results(4);
    results.add(Sample.measure("site-1", 4));

    assertThatThrownBy(() -> publication.publish(Sample.description("run-1", "a"), results))
        .isInstanceOfSatisfying(
            JobFailure.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.INTERNAL))
        .hasMessage("Table measure has several rows with one key (siteName, day)");
    assertThat(paths()).containsExactlyInAnyOrder("_LAYOUT.json", "status/run-1.json");
  }

  @Test
  void aRunIdIsGivenOnce() {
    Sample.publish(publication, "run-1");

    assertThatThrownBy(() -> Sample.publish(publication, "run-1"))
        .isInstanceOfSatisfying(
            JobFailure.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.CANNOT_CREATE))
        .hasMessage(
            "Run run-1 exists already in %s; give another run id".formatted(storage.display("")));
    assertThat(Sample.verification(storage).check().exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void theRunIdOfAFailedRunCanBeGivenAgain() {
    JobFailure failure = new JobFailure(ExitCode.TEMPORARY, "Again");
    assertThat(publication.start(Sample.description("run-1", "a")).fail(failure)).isNotNull();

    assertThat(Sample.publish(publication, "run-1").status()).isEqualTo(RunState.PUBLISHED);
  }

  @Test
  void anOutputThatCannotBeMadeIsToldInOneSentence() throws IOException {
    storage.makeDirectory("");
    storage.create("runs", new byte[0]);

    assertThatThrownBy(() -> Sample.publish(publication, "run-1"))
        .isInstanceOfSatisfying(
            JobFailure.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.CANNOT_CREATE))
        .hasMessageStartingWith("Run run-1 cannot be started in " + storage.display(""));
    assertThat(Optional.of(storage.read("runs"))).hasValue(new byte[0]);
  }
}
