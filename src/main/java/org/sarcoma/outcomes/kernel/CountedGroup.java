package org.sarcoma.outcomes.kernel;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.statistics.EventTable;

/**
 * The patients of one level under one endpoint.
 *
 * @param table those at risk
 * @param leftBeforeEntry patients whose time ended before they were at risk
 * @param notObservable patients without a day
 */
public record CountedGroup(EventTable table, long leftBeforeEntry, long notObservable) {
  /** Name of the stratification, and of its only level, that is everybody. */
  public static final String ALL = "all";

  /**
   * Who is counted.
   *
   * @param level null for the patients without one
   */
  public record Key(String endpoint, String stratification, @Nullable String level)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::endpoint)
            .thenComparing(Key::stratification)
            .thenComparing(Key::level, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }
}
