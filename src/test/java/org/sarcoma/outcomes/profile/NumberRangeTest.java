package org.sarcoma.outcomes.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberRangeTest {
  private final NumberRange range = new NumberRange(new Disclosure(5));

  private void add(int number) {
    range.add(BigDecimal.valueOf(number), "p" + number);
  }

  @Test
  void givesQuantilesCutToDigitsThatEnoughPatientsShare() {
    IntStream.rangeClosed(1, 1000).forEach(this::add);

    assertThat(range.isShown()).isTrue();
    // Ten numbers begin with 50, and as many with 95.
    assertThat(range.quantile(50)).isEqualTo("500");
    assertThat(range.quantile(95)).isEqualTo("950");
    // The fifty lowest end at 50: one number each, but ten of them begin with 5.
    assertThat(range.quantile(5)).isEqualTo("50");
  }

  @Test
  void foldsAQuantileThatFewShare() {
    IntStream.range(0, 96).forEach(it -> add(1_000_000 + it));
    IntStream.of(7, 22, 31, 44).forEach(this::add);

    assertThat(range.isShown()).isTrue();
    assertThat(range.quantile(1)).isNull();
    assertThat(range.quantile(50)).isEqualTo("1000000");
  }

  @Test
  void isNotShownOfFewNumbers() {
    IntStream.range(0, 99).forEach(this::add);

    assertThat(range.isShown()).isFalse();
  }
}
