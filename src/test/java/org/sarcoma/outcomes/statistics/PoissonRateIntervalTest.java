package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PoissonRateIntervalTest {
  /** Exact limits of a count, table in Garwood 1936 (doi:10.1093/biomet/28.3-4.437). */
  @ParameterizedTest
  @CsvSource({"0, 0, 3.689", "1, 0.0253, 5.572", "5, 1.623, 11.668", "10, 4.795, 18.390"})
  void exactLimits(long events, double lower, double upper) {
    Interval interval = PoissonRateInterval.EXACT.interval(events, 1, 0.95).orElseThrow();

    assertThat(interval.lower()).isCloseTo(lower, Offset.offset(5e-4));
    assertThat(interval.upper()).isCloseTo(upper, Offset.offset(5e-4));
  }

  /** Byar's limits are near the exact ones, and nearer the more events there are. */
  @ParameterizedTest
  @CsvSource({"1, 0.08", "5, 0.01", "20, 0.002", "400, 0.0001"})
  void byarApproximatesTheExactLimits(long events, double within) {
    Interval exact = PoissonRateInterval.EXACT.interval(events, 1, 0.95).orElseThrow();
    Interval byar = PoissonRateInterval.BYAR.interval(events, 1, 0.95).orElseThrow();

    assertThat(byar.upper()).isNotEqualTo(exact.upper());
    assertThat(byar.upper()).isCloseTo(exact.upper(), Offset.offset(within * exact.upper()));
    assertThat(byar.lower()).isCloseTo(exact.lower(), Offset.offset(within * events));
  }

  @ParameterizedTest
  @EnumSource
  void belowNoEventsIsNoRate(PoissonRateInterval method) {
    assertThat(method.interval(0, 3, 0.95).orElseThrow().lower()).isZero();
    assertThat(method.interval(1, 3, 0.9999).orElseThrow().lower()).isBetween(0.0, 1e-4);
  }

  @ParameterizedTest
  @EnumSource
  void limitsAreOfTheRate(PoissonRateInterval method) {
    Interval ofCount = method.interval(4, 1, 0.9).orElseThrow();
    Interval ofRate = method.interval(4, 8, 0.9).orElseThrow();

    assertThat(ofRate.upper()).isEqualTo(ofCount.upper() / 8);
    assertThat(ofRate.lower()).isEqualTo(ofCount.lower() / 8);
  }

  @ParameterizedTest
  @EnumSource
  void withoutTimeThereIsNoRate(PoissonRateInterval method) {
    assertThat(method.interval(0, 0, 0.95)).isEmpty();
  }

  @Test
  void impossibleArgumentsAreRefused() {
    assertThatThrownBy(() -> PoissonRateInterval.EXACT.interval(-1, 1, 0.95))
        .hasMessage("-1 events are not possible");
    for (double time : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> PoissonRateInterval.EXACT.interval(1, time, 0.95))
          .hasMessage("Not a time at risk: %s".formatted(time));
    }
    assertThatThrownBy(() -> PoissonRateInterval.BYAR.interval(1, 1, 95))
        .hasMessage("Confidence level 95.0 is not in (0, 1)");
  }
}
