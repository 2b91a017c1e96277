package org.sarcoma.outcomes.statistics;

/**
 * Events and the time in which they were observed.
 *
 * @param events at least 0
 * @param personTime time at risk, at least 0 and finite; the rate is per its unit
 */
public record EventRate(long events, double personTime) {
  public EventRate {
    if (events < 0) {
      throw new IllegalArgumentException("%d events are not possible".formatted(events));
    }
    if (!(personTime >= 0 && personTime < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Not a time at risk: %s".formatted(personTime));
    }
  }
}
