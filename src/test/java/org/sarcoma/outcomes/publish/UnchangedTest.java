package org.sarcoma.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnchangedTest {
  @TempDir private Path output;

  private Storage storage = new LocalStorage(Path.of(""));
  private Publication publication = Sample.publication(storage);

  @BeforeEach
  void publish() {
    storage = new LocalStorage(output);
    publication = Sample.publication(storage);
    publication.publish(Sample.description("first", "inputs"), Sample.results(4));
  }

  private Optional<PublishedRun> unchanged(String inputs) {
    return publication.unchanged(Sample.description("second", inputs));
  }

  private List<String> paths() throws IOException {
    return storage.files("").stream().map(Storage.Entry::path).toList();
  }

  @Test
  void aRunOfTheSameFingerprintHasNothingToPublish() throws IOException {
    List<String> before = paths();

    PublishedRun run = unchanged("inputs").orElseThrow();

    assertThat(run)
        .isEqualTo(
            new PublishedRun(
                new RunId("first"),
                1,
                storage.display("runs/first"),
                Sample.CUTOFF,
                RunState.UNCHANGED));
    assertThat(paths()).containsAll(before).hasSize(before.size() + 1);
    assertThat(output.resolve("status/second.json"))
        .content()
        .contains("\"status\" : \"UNCHANGED\"", "\"exit_code\" : 0")
        .contains("Run first, generation 1, has the same inputs, configuration, code and cut-off");
  }

  @Test
  void aRunOfAnotherFingerprintIsToBePublishedAndNothingIsWrittenYet() throws IOException {
    List<String> before = paths();

    assertThat(unchanged("other")).isEmpty();
    assertThat(paths()).isEqualTo(before);
  }

  @Test
  void onlyTheCurrentRunCounts() {
    publication.publish(Sample.description("third", "other"), Sample.results(4));

    assertThat(unchanged("inputs")).isEmpty();
    assertThat(unchanged("other")).isPresent();
  }

  @Test
  void theSameRunIdKeepsTheStatusOfItsPublication() {
    assertThat(publication.unchanged(Sample.description("first", "inputs"))).isPresent();
    assertThat(output.resolve("status/first.json")).content().contains("\"PUBLISHED\"");
  }

  @Test
  void whereNothingIsPublishedNothingIsTheSame() throws IOException {
    Storage empty = new LocalStorage(output.resolve("empty"));

    assertThat(Sample.publication(empty).unchanged(Sample.description("run-1", "inputs")))
        .isEmpty();
    assertThat(empty.entry("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs/first",
        "runs/first/_MANIFEST.json",
        "runs/first/tables/measure/measure.parquet",
        "runs/first/data-dictionary.md"
      })
  void aRunThatHasLostAFileIsPublishedAnew(String path) throws IOException {
    storage.delete(path);

    assertThat(unchanged("inputs")).isEmpty();
    assertThat(Sample.publish(publication, "second").generation()).isEqualTo(2);
    assertThat(Sample.verification(storage).check().problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "runs/first/_MANIFEST.json, {}",
    "runs/first/tables/nothing/nothing.parquet, PAR1",
    "commits/00000000001.json, {",
    "commits/00000000001.json, null",
    "commits/00000000001.json, {}"
  })
  void aRunWhoseFilesWereChangedIsPublishedAnew(String path, String content) throws IOException {
    Files.writeString(output.resolve(path), content);

    assertThat(unchanged("inputs")).isEmpty();
    assertThat(Sample.publish(publication, "second").generation()).isEqualTo(2);
    assertThat(Sample.verification(storage).check().problems()).isEmpty();
  }

  @Test
  void aLostPointerIsPutBack() throws IOException {
    byte[] pointer = storage.read("CURRENT.json");
    storage.delete("CURRENT.json");

    assertThat(unchanged("inputs")).isPresent();
    assertThat(storage.read("CURRENT.json")).isEqualTo(pointer);
  }
}
