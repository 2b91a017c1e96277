package org.sarcoma.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", ".hidden", "-x", "a/b", "a\\b", "a b", "a\n", "\u00e4", "a:b"})
  void namesThatCouldLeaveTheirDirectoryAreRefused(String value) {
    assertThatThrownBy(() -> new RunId(value)).hasMessageStartingWith("Run id is not valid;");
  }

  @Test
  void aNameHasUpTo64Characters() {
    assertThat(new RunId("a".repeat(64)).value()).hasSize(64);
    assertThatThrownBy(() -> new RunId("a".repeat(65))).hasMessageContaining("1 to 64");
  }

  @Test
  void theDefaultIsTheStartAndTheFingerprint() {
    Fingerprint fingerprint = new Fingerprint("0123456789abcdef".repeat(4));

    assertThat(RunId.of(Sample.CREATED, fingerprint)).hasToString("20260304T050607Z-01234567");
  }

  @Test
  void aFingerprintDoesNotDependOnTheOrderOfItsEntries() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("b", "2");
    entries.put("a", "1");

    // printf '1 a=1 1\n1 b=1 2\n' | sha256sum
    assertThat(Fingerprint.of(entries).hex())
        .isEqualTo(Fingerprint.of(Map.of("a", "1", "b", "2")).hex())
        .isEqualTo("4c902449063b7e5a332b105b531c89d7b8301251628f3afc2a76e81503e1bf74");
  }

  @Test
  void entriesThatReadAlikeGiveOtherFingerprints() {
    assertThat(Fingerprint.of(Map.of("a", "1\n1 b=1 2")))
        .isNotEqualTo(Fingerprint.of(Map.of("a", "1", "b", "2")));
  }

  @Test
  void aFingerprintHas64Digits() {
    assertThatThrownBy(() -> new Fingerprint("AB"))
        .hasMessage("A fingerprint has 64 hexadecimal digits in lower case");
  }
}
