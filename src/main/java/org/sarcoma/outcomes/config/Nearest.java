package org.sarcoma.outcomes.config;

import java.util.Collection;
import java.util.Comparator;

/** Suggests the known name that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /** Returns {@code "; did you mean x"}, or nothing if no known name is near. */
  public static String suggestion(String name, Collection<String> known) {
    return known.stream()
        .filter(it -> distance(name, it) <= Math.max(2, name.length() / 3))
        .min(Comparator.comparingInt((String it) -> distance(name, it)).thenComparing(it -> it))
        .map(it -> "; did you mean " + it)
        .orElse("");
  }

  /** Levenshtein distance: insertions, deletions and substitutions from one name to the other. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
