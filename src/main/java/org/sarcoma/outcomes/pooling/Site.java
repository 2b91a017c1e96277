package org.sarcoma.outcomes.pooling;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.statistics.EventRate;
import org.sarcoma.outcomes.statistics.Proportion;
import org.sarcoma.outcomes.statistics.SiteEstimate;

/** What one institution contributes to a measure. */
sealed interface Site {
  String institution();

  /** Members the contribution is made of. */
  long patients();

  /** Value and variance on the scale of the pooling; empty where they are not known. */
  Optional<SiteEstimate> estimate();

  /**
   * The value of a curve.
   *
   * @param value null where the curve has ended before, or is still at its start
   */
  record OfCurve(String institution, long patients, @Nullable SiteEstimate value) implements Site {
    @Override
    public Optional<SiteEstimate> estimate() {
      return Optional.ofNullable(value);
    }
  }

  /** A proportion of the members of whom it is known. */
  record OfProportion(String institution, Proportion proportion) implements Site {
    @Override
    public long patients() {
      return proportion.trials();
    }

    @Override
    public Optional<SiteEstimate> estimate() {
      return SiteEstimate.logOdds(proportion);
    }
  }

  /** Events per time under observation. */
  record OfRate(String institution, long patients, EventRate rate) implements Site {
    @Override
    public Optional<SiteEstimate> estimate() {
      return SiteEstimate.logRate(rate);
    }
  }
}
