package org.sarcoma.outcomes.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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

@ParameterizedClass
@EnumSource
class PublicationTest {
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
  void aRunIsLaidOutAsDocumented() throws IOException {
    PublishedRun run = Sample.publish(publication, "run-1");

    assertThat(paths())
        .containsExactlyInAnyOrder(
            "_LAYOUT.json",
            "CURRENT.json",
            "commits/00000000001.json",
            "runs/run-1/_MANIFEST.json",
            "runs/run-1/_RUN.json",
            "runs/run-1/data-dictionary.json",
            "runs/run-1/data-dictionary.md",
            "runs/run-1/tables/measure/measure.parquet",
            "runs/run-1/tables/nothing/nothing.parquet",
            "status/run-1.json");
    assertThat(run)
        .isEqualTo(
            new PublishedRun(
                new RunId("run-1"),
                1,
                storage.display("runs/run-1"),
                Sample.CUTOFF,
                RunState.PUBLISHED));
  }

  @Test
  void pointerAndStatusTellTheRun() throws IOException {
    Sample.publish(publication, "run-1");
    Sample.publish(publication, "run-2");

    assertThat(new String(storage.read("CURRENT.json"), UTF_8))
        .isEqualTo(
            """
            {
              "run_id" : "run-2",
              "run_directory" : "runs/run-2",
              "generation" : 2,
              "data_cutoff" : "2024-12-31",
              "published_at" : "2026-03-05T00:00:00Z"
            }
            """);
    assertThat(new String(storage.read("status/run-2.json"), UTF_8))
        .isEqualTo(
            """
            {
              "run_id" : "run-2",
              "status" : "PUBLISHED",
              "exit_code" : 0,
              "message" : "Run run-2 is published as generation 2",
              "updated_at" : "2026-03-05T00:00:00Z"
            }
            """);
  }

  @Test
  void aCommitSealsTheManifestAndNamesTheGenerationBefore() throws IOException {
    Sample.publish(publication, "run-1");
    Sample.publish(publication, "run-2");

    byte[] manifest = storage.read("runs/run-2/_MANIFEST.json");
    assertThat(json("commits/00000000002.json"))
        .isEqualTo(
            Map.of(
                "generation",
                2,
                "previous_generation",
                1,
                "run_id",
                "run-2",
                "manifest_sha256",
                Sha256.hex(manifest),
                "data_cutoff",
                "2024-12-31",
                "published_at",
                "2026-03-05T00:00:00Z"));
    assertThat(json("commits/00000000001.json"))
        .extracting("generation", "previous_generation")
        .containsExactly(1, null);
  }

  @Test
  void theManifestListsEveryOtherFileWithHashLengthAndRows() throws IOException {
    Sample.publish(publication, "run-1");

    Manifest manifest = Json.read(storage.read("runs/run-1/_MANIFEST.json"), Manifest.class);
    assertThat(manifest.run()).isEqualTo(Sample.description("run-1", "run-1"));
    assertThat(manifest.files())
        .extracting(Manifest.ListedFile::path, Manifest.ListedFile::table, it -> it.rows())
        .containsExactly(
            tuple("_RUN.json", null, null),
            tuple("tables/measure/measure.parquet", "measure", 4L),
            tuple("tables/nothing/nothing.parquet", "nothing", 0L),
            tuple("data-dictionary.json", null, null),
            tuple("data-dictionary.md", null, null));
    for (Manifest.ListedFile file : manifest.files()) {
      byte[] content = storage.read("runs/run-1/" + file.path());
      assertThat(file.sha256()).isEqualTo(Sha256.hex(content));
      assertThat(file.bytes()).isEqualTo(content.length);
    }
  }

  @Test
  void aRunThatHasBegunSaysSoAndIsSeenByNoReader() throws IOException {
    publication.start(Sample.description("run-1", "a"));

    assertThat(paths())
        .containsExactlyInAnyOrder("_LAYOUT.json", "runs/run-1/_RUN.json", "status/run-1.json");
    assertThat(json("status/run-1.json"))
        .extracting("status", "exit_code")
        .containsExactly("STARTED", null);
    assertThat(Sample.verification(storage).check().exitCode()).isEqualTo(ExitCode.NO_INPUT);
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
