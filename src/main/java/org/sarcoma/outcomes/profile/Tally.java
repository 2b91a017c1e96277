package org.sarcoma.outcomes.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows by key, and which keys enough patients have. */
final class Tally<K extends Comparable<K>> {
  private final Disclosure disclosure;
  private final Map<K, Count> counts = new HashMap<>();
  private long rows;

  private static final class Count {
    private long rows;
    // Patients are told apart until there are enough of them.
    private @Nullable Set<String> patients = new HashSet<>();
  }

  Tally(Disclosure disclosure) {
    this.disclosure = disclosure;
  }

  /** Counts a row; one whose patient is not known makes no key more common. */
  void add(K key, @Nullable String patient) {
    Count count = counts.computeIfAbsent(key, it -> new Count());
    rows++;
    count.rows++;
    if (count.patients != null && patient != null) {
      count.patients.add(patient);
      if (count.patients.size() >= disclosure.minimum()) {
        count.patients = null;
      }
    }
  }

  int keys() {
    return counts.size();
  }

  long rows() {
    return rows;
  }

  /** Rows of the keys that may be shown, by key. */
  SortedMap<K, Long> common() {
    SortedMap<K, Long> common = new TreeMap<>();
    counts.forEach(
        (key, count) -> {
          if (count.patients == null) {
            common.put(key, count.rows);
          }
        });
    return common;
  }

  /** Rows of the keys that may not be shown. */
  long rareRows() {
    return rows - common().values().stream().mapToLong(Long::longValue).sum();
  }

  boolean isCommon(K key) {
    Count count = counts.get(key);
    return count != null && count.patients == null;
  }

  /** All keys, for those who fold them. */
  SortedMap<K, Long> all() {
    SortedMap<K, Long> all = new TreeMap<>();
    counts.forEach((key, count) -> all.put(key, count.rows));
    return all;
  }
}
