package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProportionIntervalTest {
  /** Clopper and Pearson's limits in percent, by R 4.2.2 binom.test. */
  @ParameterizedTest
  @CsvSource({
    "3, 19, 3.4, 39.6",
    "1, 19, 0.1, 26.0",
    "8, 9, 51.8, 99.7",
    "14, 19, 48.8, 90.9",
    "7, 19, 16.3, 61.6",
    "31, 88, 25.3, 46.1"
  })
  void clopperPearson(long successes, long trials, double lower, double upper) {
    Interval interval = interval(ProportionInterval.CLOPPER_PEARSON, successes, trials);

    assertThat(100 * interval.lower()).isCloseTo(lower, Offset.offset(0.05));
    assertThat(100 * interval.upper()).isCloseTo(upper, Offset.offset(0.05));
  }

  /**
   * Table I of Newcombe 1998
   * (doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;857::AID-SIM777&gt;3.0.CO;2-E), method 3.
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void wilson(long successes, long trials, double lower, double upper) {
    Interval interval = interval(ProportionInterval.WILSON, successes, trials);

    assertThat(interval.lower()).isCloseTo(lower, Offset.offset(5e-5));
    assertThat(interval.upper()).isCloseTo(upper, Offset.offset(5e-5));
  }

  @ParameterizedTest
  @EnumSource
  void noneAndAllMirrorEachOther(ProportionInterval method) {
    Interval none = interval(method, 0, 12);
    Interval all = interval(method, 12, 12);

    assertThat(none.lower()).isZero();
    assertThat(all.upper()).isEqualTo(1);
    assertThat(all.lower()).isCloseTo(1 - none.upper(), Offset.offset(1e-12));
    assertThat(none.upper()).isBetween(0.15, 0.35);
  }

  @ParameterizedTest
  @EnumSource
  void limitsAtTheEndsAreExact(ProportionInterval method) {
    for (int trials = 1; trials <= 100; trials++) {
      assertThat(interval(method, 0, trials).lower()).isZero();
      assertThat(interval(method, trials, trials).upper()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofNobodyThereIsNone(ProportionInterval method) {
    assertThat(method.interval(0, 0, 0.95)).isEmpty();
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatThrownBy(() -> ProportionInterval.WILSON.interval(3, 2, 0.95))
        .hasMessage("3 successes in 2 trials are not possible");
    assertThatThrownBy(() -> ProportionInterval.WILSON.interval(-1, 2, 0.95))
        .hasMessage("-1 successes in 2 trials are not possible");
    assertThatThrownBy(() -> ProportionInterval.WILSON.interval(1, 2, 1))
        .hasMessage("Confidence level 1.0 is not in (0, 1)");
    assertThatThrownBy(() -> ProportionInterval.WILSON.interval(1, 2, 0))
        .hasMessage("Confidence level 0.0 is not in (0, 1)");
  }

  private static Interval interval(ProportionInterval method, long successes, long trials) {
    return method.interval(successes, trials, 0.95).orElseThrow();
  }
}
