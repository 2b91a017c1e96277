package org.sarcoma.outcomes.statistics;

/**
 * Counts of which a proportion is made.
 *
 * @param successes at least 0 and at most {@code trials}
 * @param trials at least 0
 */
public record Proportion(long successes, long trials) {
  public Proportion {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "%d successes in %d trials are not possible".formatted(successes, trials));
    }
  }

  long failures() {
    return trials - successes;
  }

  /** NaN without trials. */
  double value() {
    return (double) successes / trials;
  }
}
