package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows give the same bytes, however they are stored, ordered and distributed. */
class ReproducibilityTest {
  @TempDir private Path folder;

  @Test
  void oneCoreGivesTheBytesOfTwo() {
    assertSameBytes("local[1]", ExampleRun.CONFIG);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void numberOfFilesAndOrderOfRowsDoNotMatter(int files) throws IOException {
    RewrittenExample example = RewrittenExample.shuffled(folder.resolve("input"), files, 20260101);

    assertSameBytes("local[2]", example.config());
  }

  private void assertSameBytes(String master, Path config) {
    Path output = folder.resolve("output");
    CommandRun.published(master, config, output, "--run-id", "example");

    try (PublishedTables tables = PublishedTables.in(output)) {
      assertThat(tables.digests()).isEqualTo(ExampleRun.tables().digests());
    }
  }
}
