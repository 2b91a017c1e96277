package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SiteEstimateTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-15);

  @Test
  void logOdds() {
    SiteEstimate estimate = SiteEstimate.logOdds(new Proportion(3, 19)).orElseThrow();

    assertThat(estimate.value()).isCloseTo(Math.log(3.0 / 16), ROUNDING);
    assertThat(estimate.variance()).isCloseTo(1.0 / 3 + 1.0 / 16, ROUNDING);
  }

  @Test
  void halfIsAddedOnlyWhereThereAreNoneOrAll() {
    SiteEstimate none = SiteEstimate.logOdds(new Proportion(0, 19)).orElseThrow();
    SiteEstimate all = SiteEstimate.logOdds(new Proportion(19, 19)).orElseThrow();

    assertThat(none.value()).isCloseTo(Math.log(0.5 / 19.5), ROUNDING);
    assertThat(none.variance()).isCloseTo(1 / 0.5 + 1 / 19.5, ROUNDING);
    assertThat(all.value()).isCloseTo(-none.value(), ROUNDING);
    assertThat(all.variance()).isEqualTo(none.variance());
    assertThat(SiteEstimate.logOdds(new Proportion(0, 0))).isEmpty();
  }

  @Test
  void logRate() {
    SiteEstimate estimate = SiteEstimate.logRate(new EventRate(4, 8)).orElseThrow();
    SiteEstimate none = SiteEstimate.logRate(new EventRate(0, 8)).orElseThrow();

    assertThat(estimate.value()).isCloseTo(Math.log(0.5), ROUNDING);
    assertThat(estimate.variance()).isEqualTo(0.25);
    assertThat(none.value()).isCloseTo(Math.log(0.5 / 8), ROUNDING);
    assertThat(none.variance()).isEqualTo(2);
    assertThat(SiteEstimate.logRate(new EventRate(0, 0))).isEmpty();
  }

  /** Of S = 1/e the log cumulative hazard is 0, and its standard error e times that of S. */
  @Test
  void logHazard() {
    SiteEstimate estimate = SiteEstimate.logHazard(Math.exp(-1), 0.1).orElseThrow();

    assertThat(estimate.value()).isCloseTo(0, ROUNDING);
    assertThat(estimate.variance())
        .isCloseTo(0.01 * Math.exp(1) * Math.exp(1), Offset.offset(1e-14));
    assertThat(SiteEstimate.logHazard(0, 0)).isEmpty();
    assertThat(SiteEstimate.logHazard(1, 0)).isEmpty();
    assertThat(SiteEstimate.logHazard(0.5, 0)).isEmpty();
    assertThat(SiteEstimate.logHazard(0, 0.1)).isEmpty();
    assertThat(SiteEstimate.logHazard(1, 0.1)).isEmpty();
  }
}
