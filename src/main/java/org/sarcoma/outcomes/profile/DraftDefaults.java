package org.sarcoma.outcomes.profile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sarcoma.outcomes.registry.RegistryColumn;

/**
 * How the institution writes most of its dates and missing values.
 *
 * @param formats the most frequent date format; empty if no date is written as text
 * @param missing spellings of a missing value, but for numbers, which may be values elsewhere
 */
record DraftDefaults(List<String> formats, SortedSet<String> missing) {

  static DraftDefaults of(Collection<TableMatch> tables) {
    SortedSet<String> missing = new TreeSet<>();
    Map<String, Integer> formats = new TreeMap<>();
    for (TableMatch table : tables) {
      for (ColumnMatch match : table.columns()) {
        if (match.fits()) {
          missing.addAll(missing(match));
          formats(match).forEach(it -> formats.merge(it, 1, Integer::sum));
        }
      }
    }
    missing.removeIf(DraftDefaults::isNumber);
    List<String> best =
        formats.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.<String, Integer>comparingByKey().reversed()))
            .map(it -> List.of(it.getKey()))
            .orElse(List.of());
    return new DraftDefaults(best, missing);
  }

  /** Spellings of a missing value in a column, but for those that are a code of it. */
  static SortedSet<String> missing(ColumnMatch match) {
    SortedSet<String> missing = new TreeSet<>(match.source().tokens().keySet());
    missing.removeIf(it -> Synonyms.BUNDLED.canonical(match.table(), match.column(), it) != null);
    return missing;
  }

  /** The missing values of a column, with those of the institution that are no code of it. */
  SortedSet<String> missingIn(ColumnMatch match) {
    SortedSet<String> all = new TreeSet<>(missing);
    all.removeAll(match.source().tokens().keySet());
    all.addAll(missing(match));
    return all;
  }

  private static List<String> formats(ColumnMatch match) {
    List<DatePattern> patterns = match.source().datePatterns();
    boolean isClear = match.column().kind() == RegistryColumn.Kind.DATE && patterns.size() == 1;
    return isClear ? List.of(patterns.get(0).pattern()) : List.of();
  }

  private static boolean isNumber(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
