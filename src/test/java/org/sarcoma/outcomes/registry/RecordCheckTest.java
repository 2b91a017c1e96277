package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sarcoma.outcomes.registry.RecordCheck.Action;
import org.sarcoma.outcomes.registry.RecordCheck.Severity;

class RecordCheckTest {
  @Test
  void theDocumentationListsEveryCheckInOrder() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("docs/record-checks.md")).stream()
            .filter(it -> it.startsWith("| `"))
            .toList();

    assertThat(documented)
        .isEqualTo(
            Arrays.stream(RecordCheck.values())
                .filter(it -> it.action() != Action.COUNTED)
                .map(
                    it ->
                        "| `%s` | %s | %s | %s |"
                            .formatted(
                                it.code(), it.severity().code(), it.action().code(), it.meaning()))
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void anErrorIsALostRow(RecordCheck check) {
    assertThat(check.severity() == Severity.ERROR).isEqualTo(check.action() == Action.REJECTED);
  }
}
