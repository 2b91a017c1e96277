package org.sarcoma.outcomes.profile;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sarcoma.outcomes.profile.ColumnCounts.Stored;
import org.sarcoma.outcomes.registry.UnmappedColumn;

/** What is in a column: nothing here gives away a value that has to be folded. */
record ColumnProfile(UnmappedColumn column, ColumnCounts counts, Disclosure disclosure) {
  /** A column with more values lists none. */
  private static final int MOST_LISTED = 50;

  private static final Pattern DAYS = Pattern.compile("(.*[^a-z])?days([^a-z].*)?");

  String name() {
    return column.name();
  }

  Content content() {
    long filled = counts.filled();
    if (!column.isReadable()) {
      return Content.UNREADABLE;
    }
    if (filled == 0) {
      return Content.EMPTY;
    }
    if (isDates()) {
      return Content.DATES;
    }
    if (counts.rows(Look.LEADING_ZERO) > 0 && counts.rows(Look.NUMBER) == filled) {
      return counts.stored.containsKey(Stored.TEXT) ? Content.DIGITS : Content.WHOLE_NUMBERS;
    }
    return numbersOrText(filled);
  }

  private Content numbersOrText(long filled) {
    long partial = counts.rows(Look.YEAR) + counts.rows(Look.YEAR_AND_MONTH);
    if (counts.rows(Look.YEAR) == filled) {
      return Content.YEARS;
    }
    if (isFlag(filled)) {
      return Content.FLAGS;
    }
    if (counts.rows(Look.NUMBER) == filled) {
      if (counts.rows(Look.WHOLE_NUMBER) < filled) {
        return Content.NUMBERS;
      }
      return DAYS.matcher(name().toLowerCase(Locale.ROOT)).matches()
          ? Content.DAYS
          : Content.WHOLE_NUMBERS;
    }
    if (partial + counts.rows(Look.NUMBER) >= filled && counts.rows(Look.YEAR_AND_MONTH) > 0) {
      return Content.PARTIAL_DATES;
    }
    boolean hasCommas = counts.rows(Look.DECIMAL_COMMA) > 0;
    return hasCommas && counts.rows(Look.DECIMAL_COMMA) + counts.rows(Look.NUMBER) == filled
        ? Content.DECIMAL_COMMAS
        : Content.TEXT;
  }

  /** A column of nothing but 1 may as well be a number. */
  private boolean isFlag(long filled) {
    int different = counts.distinct.count();
    return counts.rows(Look.FLAG) == filled
        && (different == 2 || (different == 1 && counts.rows(Look.NUMBER) == 0));
  }

  /** Whether dates are stored as such, or most texts are dates. */
  private boolean isDates() {
    return counts.stored.containsKey(Stored.DATE) || !datePatterns().isEmpty();
  }

  boolean isStoredAs(Stored stored) {
    return counts.stored.containsKey(stored);
  }

  /** Rows that one of {@link #datePatterns} reads. */
  long dated() {
    return counts.dates.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /**
   * Patterns that fit most of the values, and all of them equally many; none where few are dates.
   */
  List<DatePattern> datePatterns() {
    long dated = dated();
    if (dated == 0 || dated * 2 < counts.filled()) {
      return List.of();
    }
    List<DatePattern> best =
        DatePattern.ALL.stream().filter(it -> counts.dates.getOrDefault(it, 0L) == dated).toList();
    return best.stream().filter(it -> best.stream().noneMatch(it::isLaxFormOf)).toList();
  }

  /** Whether every value is a different one, which cannot be told of too many. */
  boolean isUnique() {
    return !counts.distinct.hasMore()
        && counts.filled() > 1
        && counts.distinct.count() == counts.filled();
  }

  /** Whether the values are few enough, and of a kind, to be listed at all. */
  boolean isListed() {
    return !counts.hasMany()
        && counts.values().keys() > 0
        && counts.values().keys() <= MOST_LISTED
        && !content().isDate()
        && content() != Content.YEARS
        && dated() == 0;
  }

  /** Rows by value, of the values that may be shown. */
  SortedMap<String, Long> shown() {
    return isListed() ? counts.values().common() : new TreeMap<>();
  }

  /** How many values are not shown, though the column lists its values. */
  int folded() {
    return isListed() ? counts.values().keys() - shown().size() : 0;
  }

  /** Values of which another spelling differs only by case, accents or blanks. */
  long respelled() {
    Map<String, Integer> spellings = new HashMap<>();
    counts
        .values()
        .all()
        .keySet()
        .forEach(it -> spellings.merge(Synonyms.value(it), 1, Integer::sum));
    return spellings.values().stream().filter(it -> it > 1).count();
  }

  /**
   * Rows by spelling of a missing value. A number such as 9999 may be a value after all, so it is
   * shown only if many have it.
   */
  SortedMap<String, Long> tokens() {
    SortedMap<String, Long> tokens = new TreeMap<>(counts.tokens.all());
    tokens
        .keySet()
        .removeIf(it -> it.chars().anyMatch(Character::isDigit) && !counts.tokens.isCommon(it));
    return Collections.unmodifiableSortedMap(tokens);
  }
}
