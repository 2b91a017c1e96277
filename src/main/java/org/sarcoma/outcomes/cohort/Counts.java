package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;

/**
 * How often each key was seen. Integers only, so that merging parts in any order gives the same.
 *
 * @param <K> immutable, serializable keys
 */
public final class Counts<K> implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int SMALLEST = 8;

  private final Codes<K> codes;
  private long[] counts = new long[0]; // by code; 0 beyond its end

  public Counts() {
    this(new Codes<>());
  }

  /**
   * Counts by the numbers of keys.
   *
   * @param codes shared with other counts, which then merge without a look at the keys
   */
  public Counts(Codes<K> codes) {
    this.codes = codes;
  }

  public void add(K key) {
    add(key, 1);
  }

  public void add(K key, long times) {
    addCode(codes.of(key), times);
  }

  /** Counts each of these keys of the shared numbers once. */
  public void addCodes(int[] ofKeys) {
    for (int code : ofKeys) {
      addCode(code, 1);
    }
  }

  /** Counts a key of the shared numbers. */
  public void addCode(int code, long times) {
    if (code >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(SMALLEST, Math.max(code + 1, 2 * counts.length)));
    }
    counts[code] = Math.addExact(counts[code], times);
  }

  /** Adds everything the other has seen. */
  public void merge(Counts<K> other) {
    for (int code = 0; code < other.counts.length; code++) {
      if (other.counts[code] != 0) {
        addCode(other.codes == codes ? code : codes.of(other.codes.key(code)), other.counts[code]);
      }
    }
  }

  public long of(K key) {
    int code = codes.known(key);
    return code >= 0 && code < counts.length ? counts[code] : 0;
  }

  public Map<K, Long> asMap() {
    Map<K, Long> map = new HashMap<>();
    forEach(map::put);
    return map;
  }

  /** Sums the counts by what the function makes of each key, sorted; null leaves a key out. */
  public <T extends Comparable<T>> SortedMap<T, Long> sumBy(Function<K, T> function) {
    SortedMap<T, Long> sums = new TreeMap<>();
    forEach(
        (key, times) -> {
          T image = function.apply(key);
          if (image != null) {
            sums.merge(image, times, Math::addExact);
          }
        });
    return sums;
  }

  private void forEach(ObjLongConsumer<K> action) {
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] != 0) {
        action.accept(codes.key(code), counts[code]);
      }
    }
  }
}
