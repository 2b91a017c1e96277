package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.Comparator;
import org.sarcoma.outcomes.endpoint.Observation;

/**
 * Time at risk with one pattern.
 *
 * @param entry day after which it begins; {@link Observation#FROM_TIME_ZERO} for time zero itself
 * @param exit day on which it ends
 * @param cause 0 censored, else the cause of the event
 */
record Spell(int entry, int exit, int cause) implements Serializable, Comparable<Spell> {
  private static final Comparator<Spell> ORDER =
      Comparator.comparingInt(Spell::entry)
          .thenComparingInt(Spell::exit)
          .thenComparingInt(Spell::cause);

  @Override
  public int compareTo(Spell other) {
    return ORDER.compare(this, other);
  }
}
