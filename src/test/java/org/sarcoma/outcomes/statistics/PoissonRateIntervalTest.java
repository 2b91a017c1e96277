package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonRateIntervalTest {
  /** Exact limits of a count, table in Garwood 1936 (doi:10.1093/biomet/28.3-4.437). */
  @ParameterizedTest
  @CsvSource({"0, 0, 3.689", "1, 0.0253, 5.572", "5, 1.623, 11.668", "10, 4.795, 18.390"})
  void exactLimits(long events, double lower, double upper) {
    Interval interval = PoissonRateInterval.of(events, 1, 0.95).orElseThrow();

    assertThat(interval.lower()).isCloseTo(lower, Offset.offset(5e-4));
    assertThat(interval.upper()).isCloseTo(upper, Offset.offset(5e-4));
  }

  @Test
  void limitsAreOfTheRate() {
    Interval ofCount = PoissonRateInterval.of(4, 1, 0.9).orElseThrow();
    Interval ofRate = PoissonRateInterval.of(4, 8, 0.9).orElseThrow();

    assertThat(ofRate.upper()).isEqualTo(ofCount.upper() / 8);
    assertThat(ofRate.lower()).isEqualTo(ofCount.lower() / 8);
  }

  @Test
  void withoutTimeThereIsNoRate() {
    assertThat(PoissonRateInterval.of(0, 0, 0.95)).isEmpty();
  }

  @Test
  void impossibleArgumentsAreRefused() {
    assertThatThrownBy(() -> PoissonRateInterval.of(-1, 1, 0.95))
        .hasMessage("-1 events are not possible");
    for (double time : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> PoissonRateInterval.of(1, time, 0.95))
          .hasMessage("Not a time at risk: %s".formatted(time));
    }
  }
}
