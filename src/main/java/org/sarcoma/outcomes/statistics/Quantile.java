package org.sarcoma.outcomes.statistics;

/** A survival-time quantile, which the observed follow-up may be too short to show. */
public sealed interface Quantile {

  /**
   * The curve comes down to the asked level.
   *
   * @param days since time zero; a half day where it is the midpoint of a flat piece
   */
  record Reached(double days) implements Quantile {}

  /** The curve stays above the asked level; reported as "NR", never as 0 or infinity. */
  record NotReached() implements Quantile {}
}
