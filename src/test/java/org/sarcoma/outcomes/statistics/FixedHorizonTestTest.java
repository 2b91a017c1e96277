package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Curves on day 3 of 3/4, with Greenwood's variance 3/64, and 2/5, with 6/125. */
class FixedHorizonTestTest {
  private static final SurvivalCurve FIRST =
      curve(new EventTableBuilder(1).add(2, 1).add(4, 0).add(4, 1).add(5, 1));
  private static final SurvivalCurve SECOND =
      curve(new EventTableBuilder(1).add(1, 1).add(2, 1).add(2, 1).add(4, 0).add(6, 1));

  private static SurvivalCurve curve(EventTableBuilder builder) {
    return new KaplanMeier(ConfidenceScale.LOG_LOG, 0.95).estimate(builder.build());
  }

  /** By the delta method the variance of log(−log S) is var S / (S log S)². */
  @Test
  void statisticOfTwoIsTheSquaredDifferenceOverItsVariance() {
    double difference = Math.log(-Math.log(0.75)) - Math.log(-Math.log(0.4));
    double variance =
        3 / 64.0 / Math.pow(0.75 * Math.log(0.75), 2)
            + 6 / 125.0 / Math.pow(0.4 * Math.log(0.4), 2);

    ChiSquareTest test = FixedHorizonTest.compare(List.of(FIRST, SECOND), 3).orElseThrow();

    assertThat(test.statistic())
        .isCloseTo(difference * difference / variance, Offset.offset(1e-14));
    assertThat(test.degreesOfFreedom()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(ConfidenceScale.class)
  void theScaleOfTheIntervalsOfTheCurvesChangesNothing(ConfidenceScale scale) {
    SurvivalCurve first =
        new KaplanMeier(scale, 0.9)
            .estimate(new EventTableBuilder(1).add(2, 1).add(4, 0).add(4, 1).add(5, 1).build());

    assertThat(FixedHorizonTest.compare(List.of(first, SECOND), 3))
        .isEqualTo(FixedHorizonTest.compare(List.of(FIRST, SECOND), 3));
  }

  @Test
  void identicalGroupsDoNotDiffer() {
    ChiSquareTest test = FixedHorizonTest.compare(List.of(SECOND, SECOND, SECOND), 3).orElseThrow();

    assertThat(test.statistic()).isCloseTo(0, Offset.offset(1e-14));
    assertThat(test.degreesOfFreedom()).isEqualTo(2);
  }

  @Test
  void fewerThanTwoCannotBeCompared() {
    assertThat(FixedHorizonTest.compare(List.of(), 3)).isEmpty();
    assertThat(FixedHorizonTest.compare(List.of(FIRST), 3)).isEmpty();
  }

  @Test
  void beforeTheFirstEventOfAGroupTheyCannotBeCompared() {
    assertThat(FixedHorizonTest.compare(List.of(SECOND, FIRST), 1.5)).isEmpty();
    assertThat(FixedHorizonTest.compare(List.of(SECOND, FIRST), 2)).isPresent();
  }

  @Test
  void fromWhenNobodyIsLeftTheyCannotBeCompared() {
    assertThat(FixedHorizonTest.compare(List.of(SECOND, FIRST), 4.5)).isPresent();
    assertThat(FixedHorizonTest.compare(List.of(SECOND, FIRST), 5)).isEmpty();
  }

  @Test
  void afterTheEndOfACurveTheyCannotBeCompared() {
    SurvivalCurve ended = curve(new EventTableBuilder(1).add(1, 1).add(3, 0).add(3, 0));

    assertThat(FixedHorizonTest.compare(List.of(SECOND, ended), 3)).isPresent();
    assertThat(FixedHorizonTest.compare(List.of(SECOND, ended), 3.5)).isEmpty();
  }

  @Test
  void withAGroupOfNobodyTheyCannotBeCompared() {
    assertThat(FixedHorizonTest.compare(List.of(FIRST, SECOND, curve(new EventTableBuilder(1))), 3))
        .isEmpty();
  }
}
