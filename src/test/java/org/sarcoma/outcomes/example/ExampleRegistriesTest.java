package org.sarcoma.outcomes.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleRegistriesTest {
  private static final Path COMMITTED = Path.of("src", "example", "registries");
  private static final long LARGEST_TOTAL_BYTES = 600_000;

  @Test
  void committedFilesAreWhatTheGeneratorWrites(@TempDir Path directory) throws IOException {
    ExampleRegistries.write(directory);
    Map<String, byte[]> expected = files(directory);
    Map<String, byte[]> committed = files(COMMITTED);

    assertThat(committed.keySet())
        .as("files; scripts/make-example.sh writes them")
        .isEqualTo(expected.keySet());
    committed.forEach(
        (name, bytes) ->
            assertThat(Arrays.mismatch(bytes, expected.get(name)))
                .as("first byte of %s that differs", name)
                .isEqualTo(-1));
  }

  @Test
  void committedFilesStaySmall() throws IOException {
    assertThat(files(COMMITTED).values().stream().mapToLong(bytes -> bytes.length).sum())
        .isLessThan(LARGEST_TOTAL_BYTES);
  }

  private static Map<String, byte[]> files(Path directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }
}
