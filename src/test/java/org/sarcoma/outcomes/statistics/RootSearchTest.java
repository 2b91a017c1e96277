package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RootSearchTest {
  @Test
  void smoothFunctionsTakeFewSteps() {
    AtomicInteger calls = new AtomicInteger();

    double root =
        RootSearch.between(
            0,
            10,
            x -> {
              calls.incrementAndGet();
              return Math.exp(x) - 3;
            });

    assertThat(root).isCloseTo(Math.log(3), Offset.offset(1e-15));
    assertThat(calls.get()).isLessThan(15);
  }

  @Test
  void hardFunctionsAreHalved() {
    AtomicInteger calls = new AtomicInteger();

    double root =
        RootSearch.between(
            -3,
            2,
            x -> {
              calls.incrementAndGet();
              return x < 0.1 ? -1 : 1e6;
            });

    assertThat(root).isCloseTo(0.1, Offset.offset(1e-15));
    assertThat(calls.get()).isLessThan(70);
  }

  @Test
  void endsAndDirectionsDoNotMatter() {
    assertThat(RootSearch.between(2, 5, x -> x - 2)).isEqualTo(2);
    assertThat(RootSearch.between(2, 5, x -> x - 5)).isEqualTo(5);
    assertThat(RootSearch.between(5, 2, x -> x * x - 9)).isCloseTo(3, Offset.offset(1e-15));
    assertThat(RootSearch.between(-1, 1, x -> x * x * x)).isCloseTo(0, Offset.offset(1e-5));
  }

  @Test
  void withoutAChangeOfSignThereIsNoSearch() {
    assertThatThrownBy(() -> RootSearch.between(0, 1, x -> 1e-200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No change of sign between 0.0 and 1.0");
    assertThatThrownBy(() -> RootSearch.between(0, 1, x -> Double.NaN))
        .hasMessage("No change of sign between 0.0 and 1.0");
  }
}
