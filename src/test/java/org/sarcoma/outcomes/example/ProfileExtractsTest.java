package org.sarcoma.outcomes.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ProfileExtractsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("org.sarcoma.outcomes.example.ProfileExtracts#PROFILES")
  void theCommittedFilesAreTheOutputOfTheScript(String profile) throws IOException, SQLException {
    ProfileExtracts.write(profile, folder);

    Path committed = ProfileExtracts.FOLDER.resolve(profile);
    assertThat(files(committed)).isNotEmpty().isEqualTo(files(folder));
    for (Path file : files(folder)) {
      assertThat(committed.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }
}
