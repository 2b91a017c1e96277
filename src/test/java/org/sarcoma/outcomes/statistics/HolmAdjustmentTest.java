package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolmAdjustmentTest {

  @Test
  void oneTestNeedsNoAdjustment() {
    assertThat(HolmAdjustment.adjust(List.of(0.25))).containsExactly(0.25);
    assertThat(HolmAdjustment.adjust(List.of())).isEmpty();
  }

  @Test
  void theSmallestIsMultipliedMost() {
    assertThat(HolmAdjustment.adjust(List.of(0.25, 0.0625, 0.125)))
        .containsExactly(0.25, 0.1875, 0.25);
  }

  @Test
  void tiesAreAdjustedAlike() {
    assertThat(HolmAdjustment.adjust(List.of(0.125, 0.0625, 0.125)))
        .containsExactly(0.25, 0.1875, 0.25);
  }

  @Test
  void anAdjustedValueIsNotBelowOneOfASmallerValue() {
    assertThat(HolmAdjustment.adjust(List.of(0.25, 0.3125))).containsExactly(0.5, 0.5);
  }

  @Test
  void oneIsMost() {
    assertThat(HolmAdjustment.adjust(List.of(0.75, 1.0, 0.0))).containsExactly(1.0, 1.0, 0.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1e-300, 1.0000001})
  void whatIsNoProbabilityIsRefused(double value) {
    assertThatThrownBy(() -> HolmAdjustment.adjust(List.of(0.5, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a p-value: " + value);
  }
}
