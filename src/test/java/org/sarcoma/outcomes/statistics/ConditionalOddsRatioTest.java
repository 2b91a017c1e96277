package org.sarcoma.outcomes.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ConditionalOddsRatioTest {
  /** Of 1 and 1 in 2 with 1 success, P(X = 1) is ω / (1 + ω): the lower limit solves it for α/2. */
  @Test
  void oneOfOneAgainstNoneOfOne() {
    ConditionalOddsRatio ratio = ratio(1, 1, 0, 1);

    assertThat(ratio.estimate()).isNull();
    assertThat(ratio.lower()).isCloseTo(0.025 / 0.975, Offset.offset(1e-15));
    assertThat(ratio.upper()).isNull();
  }

  @Test
  void noneOfOneAgainstOneOfOne() {
    ConditionalOddsRatio ratio = ratio(0, 1, 1, 1);

    assertThat(ratio.estimate()).isZero();
    assertThat(ratio.lower()).isZero();
    assertThat(ratio.upper()).isCloseTo(0.975 / 0.025, Offset.offset(1e-12));
  }

  @Test
  void theOtherWayRoundItIsTheReciprocal() {
    ConditionalOddsRatio ratio = ratio(7, 20, 5, 31);
    ConditionalOddsRatio turned = ratio(5, 31, 7, 20);

    assertThat(1 / requireNonNull(turned.estimate()))
        .isCloseTo(requireNonNull(ratio.estimate()), Offset.offset(1e-12));
    assertThat(1 / requireNonNull(turned.upper())).isCloseTo(ratio.lower(), Offset.offset(1e-12));
    assertThat(1 / turned.lower()).isCloseTo(requireNonNull(ratio.upper()), Offset.offset(1e-11));
  }

  @Test
  void withOneTablePossibleThereIsNone() {
    assertThat(ConditionalOddsRatio.of(new Proportion(0, 3), new Proportion(0, 5), 0.95)).isEmpty();
    assertThat(ConditionalOddsRatio.of(new Proportion(3, 3), new Proportion(5, 5), 0.95)).isEmpty();
    assertThat(ConditionalOddsRatio.of(new Proportion(1, 3), new Proportion(0, 0), 0.95)).isEmpty();
    assertThat(ConditionalOddsRatio.of(new Proportion(0, 0), new Proportion(1, 3), 0.95)).isEmpty();
  }

  @Test
  void levelIsChecked() {
    assertThatThrownBy(() -> ConditionalOddsRatio.of(new Proportion(0, 0), new Proportion(1, 3), 1))
        .hasMessage("Confidence level 1.0 is not in (0, 1)");
  }

  private static ConditionalOddsRatio ratio(long x1, long n1, long x2, long n2) {
    return ConditionalOddsRatio.of(new Proportion(x1, n1), new Proportion(x2, n2), 0.95)
        .orElseThrow();
  }
}
