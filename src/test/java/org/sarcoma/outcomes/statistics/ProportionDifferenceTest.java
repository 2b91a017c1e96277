package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionDifferenceTest {
  /**
   * Table II of Newcombe 1998
   * (doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;873::AID-SIM779&gt;3.0.CO;2-I), method 10.
   */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000"
  })
  void newcombe(long x1, long n1, long x2, long n2, double lower, double upper) {
    Interval interval = difference(x1, n1, x2, n2).interval();

    assertThat(interval.lower()).isCloseTo(lower, Offset.offset(5e-5));
    assertThat(interval.upper()).isCloseTo(upper, Offset.offset(5e-5));
    assertThat(interval.level()).isEqualTo(0.95);
  }

  @Test
  void theOtherWayRoundItHasTheOtherSign() {
    ProportionDifference difference = difference(3, 19, 31, 88);
    ProportionDifference turned = difference(31, 88, 3, 19);

    assertThat(turned.difference()).isEqualTo(-difference.difference());
    assertThat(turned.interval().lower()).isEqualTo(-difference.interval().upper());
    assertThat(turned.interval().upper()).isEqualTo(-difference.interval().lower());
  }

  @Test
  void ofNobodyThereIsNone() {
    Proportion some = new Proportion(1, 2);
    Proportion none = new Proportion(0, 0);

    assertThat(ProportionDifference.newcombe(some, none, 0.95)).isEmpty();
    assertThat(ProportionDifference.newcombe(none, some, 0.95)).isEmpty();
    assertThatThrownBy(() -> ProportionDifference.newcombe(none, none, 0))
        .hasMessage("Confidence level 0.0 is not in (0, 1)");
  }

  private static ProportionDifference difference(long x1, long n1, long x2, long n2) {
    return ProportionDifference.newcombe(new Proportion(x1, n1), new Proportion(x2, n2), 0.95)
        .orElseThrow();
  }
}
