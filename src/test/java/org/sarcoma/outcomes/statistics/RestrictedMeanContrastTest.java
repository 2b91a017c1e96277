package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RestrictedMeanContrastTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-14);
  private static final RestrictedMean FIRST = new RestrictedMean(100, 80, 4, false);
  private static final RestrictedMean SECOND = new RestrictedMean(100, 40, 3, false);

  private static RestrictedMeanContrast difference(RestrictedMean first, RestrictedMean second) {
    return RestrictedMeanContrast.difference(first, second, 0.5).orElseThrow();
  }

  private static RestrictedMeanContrast ratio(RestrictedMean first, RestrictedMean second) {
    return RestrictedMeanContrast.ratio(first, second, 0.5).orElseThrow();
  }

  /** 0.6744897501960817 leaves a quarter above it. */
  @Test
  void variancesOfTheMeansAddUp() {
    RestrictedMeanContrast contrast = difference(FIRST, SECOND);

    assertThat(contrast.estimate()).isEqualTo(40);
    assertThat(contrast.standardError()).isEqualTo(5);
    assertThat(contrast.interval().lower())
        .isCloseTo(40 - 5 * 0.6744897501960817, Offset.offset(1e-13));
    assertThat(contrast.interval().upper())
        .isCloseTo(40 + 5 * 0.6744897501960817, Offset.offset(1e-13));
    assertThat(contrast.interval().level()).isEqualTo(0.5);
  }

  @Test
  void variancesOfTheLogarithmsAddUp() {
    RestrictedMeanContrast contrast = ratio(FIRST, SECOND);
    double error = Math.sqrt(0.05 * 0.05 + 0.075 * 0.075);

    assertThat(contrast.estimate()).isEqualTo(2);
    assertThat(contrast.standardError()).isCloseTo(error, ROUNDING);
    assertThat(Math.log(contrast.interval().lower()))
        .isCloseTo(Math.log(2) - error * 0.6744897501960817, ROUNDING);
    assertThat(Math.log(contrast.interval().upper()))
        .isCloseTo(Math.log(2) + error * 0.6744897501960817, ROUNDING);
  }

  @Test
  void differenceOfTheSwappedGroupsHasTheOtherSign() {
    RestrictedMeanContrast contrast = difference(FIRST, SECOND);
    RestrictedMeanContrast swapped = difference(SECOND, FIRST);

    assertThat(swapped.estimate()).isEqualTo(-contrast.estimate());
    assertThat(swapped.interval().lower()).isEqualTo(-contrast.interval().upper());
    assertThat(swapped.interval().upper()).isEqualTo(-contrast.interval().lower());
    assertThat(swapped.pValue()).isEqualTo(contrast.pValue());
  }

  @Test
  void ratioOfTheSwappedGroupsIsInverted() {
    RestrictedMeanContrast contrast = ratio(FIRST, SECOND);
    RestrictedMeanContrast swapped = ratio(SECOND, FIRST);

    assertThat(swapped.estimate()).isCloseTo(1 / contrast.estimate(), ROUNDING);
    assertThat(swapped.interval().lower()).isCloseTo(1 / contrast.interval().upper(), ROUNDING);
    assertThat(swapped.interval().upper()).isCloseTo(1 / contrast.interval().lower(), ROUNDING);
    assertThat(swapped.pValue()).isCloseTo(contrast.pValue(), ROUNDING);
  }

  @Test
  void aGroupDoesNotDifferFromItself() {
    assertThat(difference(FIRST, FIRST).estimate()).isZero();
    assertThat(difference(FIRST, FIRST).pValue()).isEqualTo(1);
    assertThat(ratio(FIRST, FIRST).estimate()).isEqualTo(1);
    assertThat(ratio(FIRST, FIRST).pValue()).isEqualTo(1);
  }

  @Test
  void aMeanOfZeroHasNoRatio() {
    RestrictedMean zero = new RestrictedMean(100, 0, 0, false);

    assertThat(RestrictedMeanContrast.ratio(FIRST, zero, 0.95)).isEmpty();
    assertThat(RestrictedMeanContrast.ratio(zero, FIRST, 0.95)).isEmpty();
    assertThat(difference(FIRST, zero).estimate()).isEqualTo(80);
  }

  @Test
  void withoutErrorsThereIsNoContrast() {
    RestrictedMean certain = new RestrictedMean(100, 100, 0, false);

    assertThat(RestrictedMeanContrast.difference(certain, certain, 0.95)).isEmpty();
    assertThat(RestrictedMeanContrast.ratio(certain, certain, 0.95)).isEmpty();
    assertThat(difference(certain, FIRST).standardError()).isEqualTo(4);
    assertThat(ratio(FIRST, certain).standardError()).isCloseTo(0.05, ROUNDING);
  }

  @Test
  void aMeanCarriedBeyondFollowUpIsNotCompared() {
    RestrictedMean carried = new RestrictedMean(100, 80, 4, true);

    assertThat(RestrictedMeanContrast.difference(FIRST, carried, 0.95)).isEmpty();
    assertThat(RestrictedMeanContrast.difference(carried, FIRST, 0.95)).isEmpty();
    assertThat(RestrictedMeanContrast.ratio(FIRST, carried, 0.95)).isEmpty();
    assertThat(RestrictedMeanContrast.ratio(carried, FIRST, 0.95)).isEmpty();
  }

  @Test
  void meansOfDifferentHorizonsAreNotComparable() {
    RestrictedMean longer = new RestrictedMean(200, 80, 4, false);

    assertThatThrownBy(() -> RestrictedMeanContrast.difference(FIRST, longer, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Means restricted to 100.0 and 200.0 days");
    assertThatThrownBy(() -> RestrictedMeanContrast.ratio(FIRST, longer, 0.95))
        .hasMessage("Means restricted to 100.0 and 200.0 days");
  }
}
