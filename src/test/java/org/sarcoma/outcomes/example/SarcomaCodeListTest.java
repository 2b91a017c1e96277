package org.sarcoma.outcomes.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarcomaCodeListTest {
  private static final Path FILE =
      Path.of("src/main/resources/org/sarcoma/outcomes/cohort/soft-tissue-sarcoma.csv");
  private static final String GROUPS =
      "undifferentiated_pleomorphic|liposarcoma|leiomyosarcoma|synovial|myxofibrosarcoma|mpnst"
          + "|angiosarcoma|rhabdomyosarcoma|solitary_fibrous|other";

  @Test
  void saysWhatItIsAndWhereItComesFrom() throws IOException {
    assertThat(Files.readAllLines(FILE))
        .anyMatch(line -> line.startsWith("# title: "))
        .anyMatch(line -> line.matches("# version: \\d{4}-\\d{2}"))
        .anyMatch(line -> line.startsWith("# source: "))
        .contains("morphology,term,histology_group");
  }

  @Test
  void everyCodeIsMalignantAndInAKnownGroup() throws IOException {
    assertThat(codes())
        .isNotEmpty()
        .allMatch(line -> line.matches("\\d{4}/3,[^,]+,(" + GROUPS + ")"));
  }

  @Test
  void codesAscendWithoutRepetition() throws IOException {
    List<String> codes = codes().stream().map(line -> line.substring(0, 6)).toList();

    assertThat(codes).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void otherSarcomaIsNotInIt() throws IOException {
    assertThat(codes())
        .noneMatch(line -> line.matches("(8936|9140|9180|9220|9260|8930|8931|8832)/3.*"));
  }

  private static List<String> codes() throws IOException {
    return Files.readAllLines(FILE).stream().filter(line -> !line.startsWith("#")).skip(1).toList();
  }
}
