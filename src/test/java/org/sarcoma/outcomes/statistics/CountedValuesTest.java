package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedValuesTest {
  private static CountedValues of(double... values) {
    TreeMap<Double, Long> counts = new TreeMap<>();
    for (double value : values) {
      counts.merge(value, 1L, Long::sum);
    }
    return new CountedValues(counts);
  }

  /** R 4.2.2 quantile(c(2, 4, 4, 7, 11, 15, 15, 30)), type 7. */
  @ParameterizedTest
  @CsvSource({"0, 2", "0.25, 4", "0.5, 9", "0.75, 15", "0.9, 19.5", "1, 30"})
  void quantilesAreThoseOfR(double probability, double expected) {
    assertThat(
            of(15, 2, 4, 30, 7, 4, 11, 15)
                .quantile(probability, QuantileRule.HYNDMAN_FAN_7)
                .orElseThrow())
        .isCloseTo(expected, Offset.offset(1e-12));
  }

  @Test
  void momentsAndLimits() {
    CountedValues values = of(1, 2, 2, 5);

    assertThat(values.size()).isEqualTo(4);
    assertThat(values.mean()).hasValue(2.5);
    assertThat(values.standardDeviation().orElseThrow())
        .isCloseTo(Math.sqrt(3), Offset.offset(1e-15));
    assertThat(values.minimum()).hasValue(1);
    assertThat(values.maximum()).hasValue(5);
  }

  @Test
  void nobodyHasNoStatistic() {
    CountedValues nobody = of();

    assertThat(nobody.minimum()).isEmpty();
    assertThat(nobody.maximum()).isEmpty();
    assertThat(nobody.mean()).isEmpty();
    assertThat(nobody.median()).isEmpty();
    assertThat(of(3).standardDeviation()).isEmpty();
    assertThat(of(3).median()).hasValue(3);
  }

  @Test
  void mergedValuesAreTheValuesOfBoth() {
    assertThat(of(1, 2).merge(of(2, 3))).isEqualTo(of(1, 2, 2, 3));
  }

  @Test
  void whatIsNoValueIsRefused() {
    assertThatThrownBy(() -> of(Double.NaN)).hasMessage("Value NaN occurs 1 times");
    assertThatThrownBy(() -> new CountedValues(new TreeMap<>(java.util.Map.of(1.0, 0L))))
        .hasMessage("Value 1.0 occurs 0 times");
    for (double probability : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> of(1).quantile(probability, QuantileRule.HYNDMAN_FAN_7))
          .hasMessage("Not a probability: %s".formatted(probability));
    }
  }
}
