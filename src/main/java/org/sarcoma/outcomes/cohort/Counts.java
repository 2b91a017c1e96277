package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How often each key was seen. Integers only, so that merging parts in any order gives the same.
 *
 * @param <K> immutable, serializable keys
 */
public final class Counts<K> implements Serializable {
  private static final long serialVersionUID = 1;

  // Serializable by itself: javac cannot see that K is.
  @SuppressWarnings("serial")
  private final HashMap<K, Long> counts = new HashMap<>();

  public void add(K key) {
    add(key, 1);
  }

  public void add(K key, long times) {
    counts.merge(key, times, Math::addExact);
  }

  public void addAll(Iterable<K> keys) {
    keys.forEach(this::add);
  }

  /** Adds everything the other has seen. */
  public void merge(Counts<K> other) {
    other.counts.forEach(this::add);
  }

  public long of(K key) {
    return counts.getOrDefault(key, 0L);
  }

  public Map<K, Long> asMap() {
    return Map.copyOf(counts);
  }

  /** Sums the counts by what the function makes of each key, sorted; null leaves a key out. */
  public <T extends Comparable<T>> SortedMap<T, Long> sumBy(Function<K, T> function) {
    SortedMap<T, Long> sums = new TreeMap<>();
    counts.forEach(
        (key, times) -> {
          T image = function.apply(key);
          if (image != null) {
            sums.merge(image, times, Math::addExact);
          }
        });
    return sums;
  }
}
