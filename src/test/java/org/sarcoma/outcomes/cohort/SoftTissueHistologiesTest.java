package org.sarcoma.outcomes.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.Facts.diagnosis;
import static org.sarcoma.outcomes.cohort.Facts.with;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftTissueHistologiesTest {
  private static final SoftTissueHistologies LIST = SoftTissueHistologies.bundled();

  @ParameterizedTest
  @CsvSource({
    "8802/3, C49.2, true",
    "' 8802/3 ', C49.2, true",
    "8890/3, C48.0, true",
    "9040/3, C49.2, true",
    "8802/3, , true",
    "8802/3, C40.2, false",
    "8802/3, C41.9, false",
    "8802/1, C49.2, false",
    "8802, C49.2, false",
    "8936/3, C49.4, false",
    "9140/3, C49.2, false",
    "9180/3, C49.2, false",
    "8140/3, C49.2, false",
    ", C49.2, false"
  })
  void softTissueSarcomaIsAListedMorphologyOutsideBone(
      @Nullable String morphology, @Nullable String topography, boolean expected) {
    assertThat(
            LIST.isSoftTissueSarcoma(
                with(with(diagnosis(), "morphology", morphology), "topography", topography)))
        .isEqualTo(expected);
  }

  @Test
  void everyCodeIsAMalignantMorphologyWithAGroup() {
    assertThat(LIST.groups()).hasSizeGreaterThan(40);
    assertThat(LIST.groups().keySet()).allMatch(it -> it.matches("\\d{4}/3"));
    assertThat(LIST.groups().values()).allMatch(it -> it.matches("[a-z_]+"));
  }

  @Test
  void listNamesItsVersionAndSource() throws IOException {
    try (InputStream file =
        SoftTissueHistologies.class.getResourceAsStream("soft-tissue-sarcoma.csv")) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .containsPattern("(?m)^# version: \\d{4}-\\d{2}$")
          .containsPattern("(?m)^# source: .*ICD-O-3\\.2")
          .containsPattern("(?m)^# excluded: ");
    }
  }
}
