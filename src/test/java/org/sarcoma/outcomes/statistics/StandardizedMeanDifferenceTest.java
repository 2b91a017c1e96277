package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StandardizedMeanDifferenceTest {
  private static CountedValues values(Map<Double, Long> counts) {
    return new CountedValues(new TreeMap<>(counts));
  }

  @Test
  void numericIsTheDifferenceOverThePooledDeviation() {
    CountedValues first = values(Map.of(1.0, 1L, 3.0, 1L));
    CountedValues second = values(Map.of(4.0, 1L, 6.0, 1L));

    assertThat(StandardizedMeanDifference.numeric(first, second).orElseThrow())
        .isCloseTo(-3 / Math.sqrt(2), Offset.offset(1e-12));
  }

  @Test
  void numericNeedsTwoOfEachAndAnySpread() {
    CountedValues one = values(Map.of(1.0, 1L));
    CountedValues constant = values(Map.of(1.0, 2L));

    assertThat(StandardizedMeanDifference.numeric(one, constant)).isEmpty();
    assertThat(StandardizedMeanDifference.numeric(constant, one)).isEmpty();
    assertThat(StandardizedMeanDifference.numeric(constant, constant)).isEmpty();
  }

  @Test
  void ofTwoCategoriesItIsTheDifferenceOfProportions() {
    double pooledVariance = (0.2 * 0.8 + 0.5 * 0.5) / 2;

    assertThat(
            StandardizedMeanDifference.categorical(List.of(2L, 8L), List.of(5L, 5L)).orElseThrow())
        .isCloseTo(0.3 / Math.sqrt(pooledVariance), Offset.offset(1e-12));
  }

  @Test
  void orderOfCategoriesAndEmptyOnesDoNotMatter() {
    double difference =
        StandardizedMeanDifference.categorical(List.of(2L, 5L, 3L), List.of(4L, 4L, 2L))
            .orElseThrow();

    assertThat(
            StandardizedMeanDifference.categorical(List.of(0L, 3L, 2L, 5L), List.of(0L, 2L, 4L, 4L))
                .orElseThrow())
        .isCloseTo(difference, Offset.offset(1e-12));
  }

  @Test
  void withoutMembersOrOverlapThereIsNone() {
    assertThat(StandardizedMeanDifference.categorical(List.of(0L, 0L), List.of(1L, 1L))).isEmpty();
    assertThat(StandardizedMeanDifference.categorical(List.of(1L, 1L), List.of(0L, 0L))).isEmpty();
    assertThat(StandardizedMeanDifference.categorical(List.of(3L, 0L), List.of(0L, 3L))).isEmpty();
  }

  @Test
  void countsHaveToFit() {
    assertThatThrownBy(() -> StandardizedMeanDifference.categorical(List.of(1L), List.of(1L, 2L)))
        .hasMessage("Counts of 1 and 2 categories");
    assertThatThrownBy(
            () -> StandardizedMeanDifference.categorical(List.of(1L, -1L), List.of(1L, 2L)))
        .hasMessage("A count of category 2 is negative");
    assertThatThrownBy(
            () -> StandardizedMeanDifference.categorical(List.of(1L, 1L), List.of(-1L, 2L)))
        .hasMessage("A count of category 1 is negative");
  }
}
