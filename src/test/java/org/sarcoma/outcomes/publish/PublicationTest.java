package org.sarcoma.outcomes.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sarcoma.outcomes.result.ExitCode;
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
  void theSameRunHasTheSameBytesWhateverTheOrderOfItsRows() throws IOException {
    RunDescription description = Sample.description("run-1", "a");
    List<Sample.Measure> rows = new ArrayList<>(Sample.results(500).rows(Sample.Measure.class));
    Collections.shuffle(rows, new Random(1));
    Results shuffled = new Results(Sample.TABLES);
    shuffled.addAll(rows);
    Storage twin = kind.at(directory.resolve("twin"));

    publication.publish(description, Sample.results(500));
    new Publication(twin, 10, Sample.at(Sample.PUBLISHED)).publish(description, shuffled);

    assertThat(paths()).hasSize(10);
    for (String path : paths()) {
      assertThat(twin.read(path)).as(path).isEqualTo(storage.read(path));
    }
  }

  @Test
  void theDigitsOfTheLanguageOfTheUserStayOutOfTheFiles() throws IOException {
    Fingerprint fingerprint = Fingerprint.of(Map.of("a", "b"));
    Locale locale = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
    try {
      assertThat("%d".formatted(1)).isEqualTo("\u0661");
      assertThat(Fingerprint.of(Map.of("a", "b"))).isEqualTo(fingerprint);

      Sample.publish(publication, "run-1");
      Sample.publish(publication, "run-2");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, locale);
    }
    assertThat(Sample.verification(storage).check().problems()).isEmpty();
    assertThat(json("CURRENT.json")).extracting("generation").isEqualTo(2);
  }
}
