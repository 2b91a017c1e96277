package org.sarcoma.outcomes.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes commits and pointer behind the back of the job. */
@ParameterizedClass
@EnumSource
class CommitLogTest {
  @Parameter private StorageKind kind = StorageKind.LOCAL;

  @TempDir private Path directory;

  private PublishedSample sample = new PublishedSample(new LocalStorage(Path.of("")));

  @BeforeEach
  void publish() throws IOException {
    sample = PublishedSample.in(kind.at(directory));
  }

  @Test
  void aPointerThatIsWrongIsPutRight() throws IOException {
    byte[] right = sample.storage().read("CURRENT.json");
    List<String> wrong =
        List.of("", "{", "null", "[]", "{}", "{\"run_id\":\"../x\",\"generation\":1}");
    for (String content : wrong) {
      sample.put("CURRENT.json", content);
      sample.assertHealthy();
      assertThat(sample.storage().read("CURRENT.json")).as(content).isEqualTo(right);
    }
    sample.storage().delete("CURRENT.json");
    sample.assertHealthy();
    assertThat(sample.storage().read("CURRENT.json")).isEqualTo(right);
  }

  @Test
  void aPointerToARunThatIsGoneIsPutRight() throws IOException {
    String right = new String(sample.storage().read("CURRENT.json"), UTF_8);

    sample.put("CURRENT.json", right.replace("run-2", "run-0").replace(" 2,", " 1,"));

    sample.assertHealthy();
    assertThat(sample.storage().read("CURRENT.json")).asString().isEqualTo(right);
  }

  @Test
  void aPointerThatCannotBePutRightIsToldInOneSentence() throws IOException {
    sample.storage().delete("CURRENT.json");
    sample.storage().makeDirectory("CURRENT.json/x");

    sample
        .assertThatProblems()
        .singleElement()
        .asString()
        .startsWith("CURRENT.json is not that of the newest commit and cannot be replaced: ");
  }

  @Test
  void aLostCommitIsFoundAndThePointerStays() throws IOException {
    byte[] pointer = sample.storage().read("CURRENT.json");
    for (String lost : List.of("commits/00000000002.json", "commits")) {
      sample.storage().delete(lost);
      sample
          .assertThatProblems()
          .containsExactly("CURRENT.json names generation 2, whose commit is missing");
      assertThat(sample.storage().read("CURRENT.json")).isEqualTo(pointer);
    }
  }

  @Test
  void aDamagedCommitIsFound() throws IOException {
    byte[] other = sample.storage().read("commits/00000000001.json");
    List<byte[]> damaged =
        List.of(
            new byte[0], new byte[] {'{'}, new byte[] {'{', '}'}, other, Arrays.copyOf(other, 9));
    for (byte[] content : damaged) {
      sample.put("commits/00000000002.json", content);
      sample
          .assertThatProblems()
          .singleElement()
          .asString()
          .startsWith("The newest commit cannot be read: ");
    }
  }
}
