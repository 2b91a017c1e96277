package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.statistics.FunnelLimits.Position;

class FunnelLimitsTest {
  /** One trial at ½: F(0) is ½, so r is 0 below and 1 above, and 1 − (1 − 0.975) / ½ is 0.95. */
  @Test
  void oneTrialByHand() {
    Interval limits = funnel(0, 1, 0.5).limits(0.95);

    assertThat(limits.lower()).isZero();
    assertThat(limits.upper()).isCloseTo(0.95, Offset.offset(1e-14));
    assertThat(limits.level()).isEqualTo(0.95);
  }

  /** Of 5 at 0.1, P(X ≥ 2) is 0.08 and P(X ≥ 3) is 0.0086: 2 is above the limit but not outside. */
  @ParameterizedTest
  @CsvSource({
    "0, 5, 0.1, WITHIN, WITHIN",
    "2, 5, 0.1, WITHIN, WITHIN",
    "3, 5, 0.1, HIGH, WITHIN",
    "4, 5, 0.1, HIGH, HIGH",
    "1, 20, 0.3, LOW, WITHIN",
    "0, 20, 0.3, LOW, LOW",
    "20, 20, 0.7, HIGH, HIGH"
  })
  void positions(long successes, long trials, double target, Position wide, Position extreme) {
    FunnelLimits funnel = funnel(successes, trials, target);

    assertThat(funnel.position(0.95)).isEqualTo(wide);
    assertThat(funnel.position(0.998)).isEqualTo(extreme);
  }

  @Test
  void whoeverIsOutsideIsBeyondTheLimits() {
    for (long x = 0; x <= 40; x++) {
      FunnelLimits funnel = funnel(x, 40, 0.23);
      Interval limits = funnel.limits(0.95);
      switch (funnel.position(0.95)) {
        case LOW -> assertThat(x / 40.0).isLessThan(limits.lower());
        case HIGH -> assertThat(x / 40.0).isGreaterThan(limits.upper());
        case WITHIN -> assertThat(x / 40.0).isBetween(limits.lower(), limits.upper() + 1.0 / 40);
      }
    }
  }

  @Test
  void impossibleTargetIsKeptOnlyByNoneOrAll() {
    assertThat(funnel(0, 5, 0).position(0.95)).isEqualTo(Position.WITHIN);
    assertThat(funnel(1, 5, 0).position(0.998)).isEqualTo(Position.HIGH);
    assertThat(funnel(5, 5, 1).position(0.95)).isEqualTo(Position.WITHIN);
    assertThat(funnel(4, 5, 1).position(0.998)).isEqualTo(Position.LOW);
    assertThat(funnel(0, 5, 0).limits(0.95).upper()).isLessThan(0.01);
  }

  @Test
  void impossibleArgumentsAreRefused() {
    assertThatThrownBy(() -> funnel(0, 0, 0.1)).hasMessage("Funnel limits of no trials");
    assertThatThrownBy(() -> funnel(0, 1, 1.5)).hasMessage("Not a probability: 1.5");
    assertThatThrownBy(() -> funnel(0, 1, Double.NaN)).hasMessage("Not a probability: NaN");
    assertThatThrownBy(() -> funnel(0, 1, 0.5).limits(1))
        .hasMessage("Confidence level 1.0 is not in (0, 1)");
  }

  private static FunnelLimits funnel(long successes, long trials, double target) {
    return new FunnelLimits(new Proportion(successes, trials), target);
  }
}
