package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** S is 3/4 from day 2 and 3/8 from day 6; four are observed until day 8. */
class RestrictedMeanTest {
  private static final SurvivalCurve CURVE =
      new KaplanMeier(ConfidenceScale.LOG_LOG, 0.95)
          .estimate(new EventTableBuilder(1).add(2, 1).add(4, 0).add(6, 1).add(8, 0).build());

  private static RestrictedMean at(double horizon) {
    return RestrictedMean.of(CURVE, horizon).orElseThrow();
  }

  @Test
  void isTheAreaUnderTheCurve() {
    assertThat(at(1).mean()).isEqualTo(1);
    assertThat(at(6).mean()).isEqualTo(2 + 4 * 0.75);
    assertThat(at(8).mean()).isEqualTo(2 + 4 * 0.75 + 2 * 0.375);
  }

  @Test
  void varianceIsTheSumOfSquaredAreasAfterEachEvent() {
    // Areas to day 8 of 3.75 from day 2 and 0.75 from day 6; d / (n (n - d)) of 1/12 and 1/2.
    double variance = 3.75 * 3.75 / 12 + 0.75 * 0.75 / 2;

    assertThat(at(8).standardError()).isCloseTo(Math.sqrt(variance), Offset.offset(1e-15));
    assertThat(at(1).standardError()).isZero();
  }

  @Test
  void intervalIsSymmetricWithinItsBounds() {
    RestrictedMean mean = at(8);
    // 0.6744897501960817 leaves a quarter above it.
    double halfWidth = 0.6744897501960817 * mean.standardError();

    Interval interval = Objects.requireNonNull(mean.interval(0.5));

    assertThat(interval.lower()).isCloseTo(mean.mean() - halfWidth, Offset.offset(1e-14));
    assertThat(interval.upper()).isCloseTo(mean.mean() + halfWidth, Offset.offset(1e-14));
    assertThat(interval.level()).isEqualTo(0.5);
  }

  @Test
  void limitsOfTheIntervalAreTimesUpToTheHorizon() {
    RestrictedMean wide = new RestrictedMean(8, 5, 7, false);

    assertThat(wide.interval(0.95)).isEqualTo(new Interval(0, 8, 0.95));
  }

  @Test
  void withoutAnEventThereIsNoInterval() {
    assertThat(at(1).interval(0.95)).isNull();
  }

  @Test
  void afterTheLastDayItIsExtrapolated() {
    assertThat(at(8).extrapolated()).isFalse();
    assertThat(at(8.5).extrapolated()).isTrue();
  }

  @Test
  void aCurveThatEndsAtZeroIsNeverExtrapolated() {
    SurvivalCurve curve =
        new KaplanMeier(ConfidenceScale.LOG_LOG, 0.95)
            .estimate(new EventTableBuilder(1).add(2, 1).add(4, 1).build());

    RestrictedMean mean = RestrictedMean.of(curve, 10).orElseThrow();

    assertThat(mean.mean()).isEqualTo(3);
    assertThat(mean.standardError()).isCloseTo(Math.sqrt(0.5), Offset.offset(1e-15));
    assertThat(mean.extrapolated()).isFalse();
  }
}
