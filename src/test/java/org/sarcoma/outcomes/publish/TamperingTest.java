package org.sarcoma.outcomes.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes the files of a published run behind the back of the job. */
@ParameterizedClass
@EnumSource(names = {"LOCAL", "HADOOP"})
class TamperingTest {
  private static final String MEASURE = "tables/measure/measure.parquet";
  private static final List<String> FILES =
      List.of(
          "_RUN.json",
          MEASURE,
          "tables/nothing/nothing.parquet",
          "data-dictionary.json",
          "data-dictionary.md");

  @Parameter private StorageKind kind = StorageKind.LOCAL;

  @TempDir private Path directory;

  private PublishedSample sample = new PublishedSample(new LocalStorage(Path.of("")));

  @BeforeEach
  void publish() throws IOException {
    sample = PublishedSample.in(kind.at(directory));
  }

  @Test
  void aFlippedBitAnywhereInAnyFileIsFound() throws IOException {
    for (String file : FILES) {
      byte[] content = sample.storage().read(PublishedSample.RUN + file);
      for (int at = 0; at < content.length; at += 1 + content.length / 6) {
        byte[] flipped = content.clone();
        flipped[at] ^= 4;
        sample.put(PublishedSample.RUN + file, flipped);
        sample
            .assertThatProblems()
            .containsExactly(file + " has another SHA-256 than the manifest says");
      }
      sample.put(PublishedSample.RUN + file, content);
    }
    sample.assertHealthy();
  }

  @Test
  void aBitThatFlipsOnTheDiskIsFound() throws IOException {
    Path file = directory.resolve(PublishedSample.RUN + MEASURE);
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);

    sample
        .assertThatProblems()
        .singleElement()
        .asString()
        .isIn(
            MEASURE + " has another SHA-256 than the manifest says",
            MEASURE + " has bytes that the file system knows to be damaged");
  }

  @Test
  void aShortenedFileIsFound() throws IOException {
    for (String file : FILES) {
      byte[] content = sample.storage().read(PublishedSample.RUN + file);
      sample.put(PublishedSample.RUN + file, Arrays.copyOf(content, content.length - 1));
      sample
          .assertThatProblems()
          .containsExactly(
              "%s has %d bytes, but the manifest says %d"
                  .formatted(file, content.length - 1, content.length));
      sample.put(PublishedSample.RUN + file, new byte[0]);
      sample
          .assertThatProblems()
          .containsExactly(
              "%s has 0 bytes, but the manifest says %d".formatted(file, content.length));
      sample.put(PublishedSample.RUN + file, content);
    }
    sample.assertHealthy();
  }

  @Test
  void aMissingFileIsFound() throws IOException {
    for (String file : FILES) {
      byte[] content = sample.storage().read(PublishedSample.RUN + file);
      sample.storage().delete(PublishedSample.RUN + file);
      sample.assertThatProblems().containsExactly(file + " is missing");
      sample.storage().makeDirectory(PublishedSample.RUN + file);
      sample.assertThatProblems().containsExactly(file + " is missing");
      sample.put(PublishedSample.RUN + file, content);
    }
    sample.assertHealthy();
  }

  @Test
  void aFileTooManyIsFound() throws IOException {
    List<String> added = List.of("tables/measure/part-1.parquet", "tables/x/x.parquet", "zzz");
    sample.storage().makeDirectory(PublishedSample.RUN + "tables/x");
    for (String file : added) {
      sample
          .storage()
          .create(PublishedSample.RUN + file, sample.storage().read(PublishedSample.RUN + MEASURE));
    }

    sample
        .assertThatProblems()
        .containsExactlyElementsOf(
            added.stream().map(file -> file + " is not in the manifest").toList());
  }

  @Test
  void aManifestThatIsNotTheCommittedOneIsFound() throws IOException {
    byte[] manifest = sample.storage().read(PublishedSample.RUN + Manifest.NAME);
    byte[] other = sample.storage().read("runs/run-1/" + Manifest.NAME);
    for (byte[] content :
        List.of(Arrays.copyOf(manifest, manifest.length / 2), other, new byte[0])) {
      sample.put(PublishedSample.RUN + Manifest.NAME, content);
      sample
          .assertThatProblems()
          .containsExactly(
              "_MANIFEST.json of run run-2 is missing or is not the one that was committed");
    }
    sample.put(PublishedSample.RUN + Manifest.NAME, manifest);
    sample.assertHealthy();
  }

  @Test
  void aMissingManifestAndAMissingRunAreFound() throws IOException {
    for (String path : List.of(PublishedSample.RUN + Manifest.NAME, "runs/run-2", "runs")) {
      sample.storage().delete(path);
      sample
          .assertThatProblems()
          .containsExactly(
              "_MANIFEST.json of run run-2 is missing or is not the one that was committed");
    }
  }

  @Test
  void twoFilesThatChangedPlacesAreFound() throws IOException {
    byte[] dictionary = sample.storage().read(PublishedSample.RUN + "data-dictionary.json");
    sample.put(
        PublishedSample.RUN + "data-dictionary.json",
        sample.storage().read(PublishedSample.RUN + "data-dictionary.md"));
    sample.put(PublishedSample.RUN + "data-dictionary.md", dictionary);

    sample.assertThatProblems().hasSize(2).allMatch(it -> it.startsWith("data-dictionary."));
  }

  @Test
  void aForgedManifestWithItsCommitDoesNotHideAnotherNumberOfRows() throws IOException {
    forge(manifest -> manifest.replace("\"rows\" : 4", "\"rows\" : 5"));

    sample.assertThatProblems().containsExactly(MEASURE + " has 4 rows, but the manifest says 5");
  }

  @Test
  void aForgedManifestMustBeThatOfTheRunAndOfTheContract() throws IOException {
    forge(
        manifest ->
            manifest
                .replace("\"run_id\" : \"run-2\"", "\"run_id\" : \"run-1\"")
                .replace("\"contract_version\" : \"1\"", "\"contract_version\" : \"0\""));

    sample
        .assertThatProblems()
        .containsExactly(
            "_MANIFEST.json is that of another run",
            "The tables have contract version 0, expected 1");
  }

  /** Changes the manifest, and the commit so that it fits. */
  private void forge(UnaryOperator<String> change) throws IOException {
    byte[] manifest = sample.storage().read(PublishedSample.RUN + Manifest.NAME);
    String forged = change.apply(new String(manifest, UTF_8));
    String commit = new String(sample.storage().read("commits/00000000002.json"), UTF_8);
    sample.put(PublishedSample.RUN + Manifest.NAME, forged);
    sample.put(
        "commits/00000000002.json",
        commit.replace(
            Sha256.hex(manifest),
            Sha256.hex(sample.storage().read(PublishedSample.RUN + Manifest.NAME))));
  }
}
