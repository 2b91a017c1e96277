package org.sarcoma.outcomes.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.sarcoma.outcomes.profile.ColumnCounts.Stored;

/** A column in words, for the report. */
final class ColumnText {
  private final ColumnProfile column;
  private final ColumnCounts counts;

  ColumnText(ColumnProfile column) {
    this.column = column;
    this.counts = column.counts();
  }

  /** What the values are, and how many different ones there are. */
  String summary() {
    Content content = column.content();
    if (content == Content.UNREADABLE || content == Content.EMPTY) {
      return content.description();
    }
    return "%s; %s".formatted(kind(), distinct());
  }

  /** What the values are. */
  String kind() {
    Content content = column.content();
    return switch (content) {
      case DATES -> dates();
      case TEXT, DIGITS -> content.description() + lengths();
      default -> content.description();
    };
  }

  /** Everything else that can be said of it, a line each; a line may be long. */
  List<String> details() {
    return Stream.of(missing(), years(), range(), oddities(), values(), folded())
        .filter(it -> !it.isEmpty())
        .toList();
  }

  private String dates() {
    List<String> patterns = column.datePatterns().stream().map(DatePattern::pattern).toList();
    if (column.isStoredAs(Stored.DATE) || patterns.isEmpty()) {
      return "dates";
    }
    long others = counts.filled() - column.dated();
    return "dates as %s%s%s%s"
        .formatted(
            String.join(" or ", patterns),
            patterns.size() > 1 ? " (ambiguous: no value tells which)" : "",
            column.datePatterns().stream().allMatch(DatePattern::isReadable)
                ? ""
                : " (years of two digits, whose century is not guessed)",
            others == 0 ? "" : ", but not in %s%s".formatted(rows(others), partial()));
  }

  private String partial() {
    long years = counts.rows(Look.YEAR);
    long months = counts.rows(Look.YEAR_AND_MONTH);
    return years + months == 0 ? "" : " (yyyy in %,d, yyyy-MM in %,d)".formatted(years, months);
  }

  /** Lengths that enough rows have. */
  private String lengths() {
    SortedMap<Integer, Long> common = counts.lengths.common();
    if (common.isEmpty()) {
      return "";
    }
    return common.firstKey().equals(common.lastKey())
        ? " of " + Words.counted(common.firstKey(), "character")
        : " of %d to %d characters".formatted(common.firstKey(), common.lastKey());
  }

  private String distinct() {
    if (counts.distinct.hasMore()) {
      return "more than %,d different".formatted(DistinctCount.MOST);
    }
    return column.isUnique() ? "unique" : "%,d different".formatted(counts.distinct.count());
  }

  private String missing() {
    List<String> parts = new ArrayList<>();
    if (counts.nulls > 0) {
      parts.add("null (%,d)".formatted(counts.nulls));
    }
    SortedMap<String, Long> tokens = column.tokens();
    tokens.forEach((token, rows) -> parts.add(token(token.isEmpty() ? "blank" : token, rows)));
    long unnamed = counts.tokens.rows() - tokens.values().stream().mapToLong(it -> it).sum();
    if (unnamed > 0) {
      parts.add("9999 or the like, with %s each (%,d)".formatted(tooFew(), unnamed));
    }
    return parts.isEmpty() ? "" : "missing: " + String.join(", ", parts);
  }

  private String token(String token, long rows) {
    int minimum = column.disclosure().minimum();
    return rows < minimum
        ? "%s (fewer than %d)".formatted(Words.printable(token), minimum)
        : item(token, rows);
  }

  private String years() {
    if (!column.content().isDate() && column.content() != Content.YEARS) {
      return "";
    }
    SortedMap<Integer, Long> common = counts.years.common();
    long rare = counts.years.rareRows();
    String folded =
        rare == 0 ? "" : " (other years, with %s each: %s)".formatted(tooFew(), rows(rare));
    return common.isEmpty()
        ? folded.strip()
        : "from %d to %d%s".formatted(common.firstKey(), common.lastKey(), folded);
  }

  private String range() {
    boolean isShown =
        column.content().isNumber()
            && column.content() != Content.YEARS
            && counts.numbers.isShown();
    if (!isShown || column.isListed()) {
      return "";
    }
    return "5%%, 50%%, 95%% of rows below about %s, %s, %s"
        .formatted(quantile(5), quantile(50), quantile(95));
  }

  private String quantile(int percent) {
    String quantile = counts.numbers.quantile(percent);
    return quantile == null ? "(folded)" : quantile;
  }

  private String oddities() {
    List<String> parts = new ArrayList<>();
    long several = counts.rows(Look.SEVERAL_VALUES);
    if (several > 0) {
      parts.add("several values between | or ; in %s".formatted(rows(several)));
    }
    if (counts.rows(Look.LEADING_ZERO) > 0 && column.content() == Content.TEXT) {
      parts.add("leading zeros in %s".formatted(rows(counts.rows(Look.LEADING_ZERO))));
    }
    if (counts.blankEdges > 0) {
      parts.add("surrounding blanks in %s".formatted(rows(counts.blankEdges)));
    }
    long respelled = column.isListed() || column.content() == Content.TEXT ? column.respelled() : 0;
    if (respelled > 0) {
      parts.add(
          "%s in several spellings (case, accents, blanks)"
              .formatted(Words.counted(respelled, "value")));
    }
    mixedNumbers(parts);
    return String.join("; ", parts);
  }

  private void mixedNumbers(List<String> parts) {
    if (column.content() != Content.TEXT) {
      return;
    }
    long numbers = counts.rows(Look.NUMBER);
    long commas = counts.rows(Look.DECIMAL_COMMA);
    if (numbers > 0) {
      parts.add("numbers in %s".formatted(rows(numbers)));
    }
    if (commas > 0) {
      parts.add("decimal commas in %s".formatted(rows(commas)));
    }
  }

  private String values() {
    List<String> items =
        column.shown().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(it -> item(it.getKey(), it.getValue()))
            .toList();
    return items.isEmpty() ? "" : "values: " + String.join(", ", items);
  }

  private String folded() {
    int folded = column.folded();
    return folded == 0
        ? ""
        : "(%s with %s each: %s)"
            .formatted(Words.counted(folded, "value"), tooFew(), rows(counts.values().rareRows()));
  }

  private static String rows(long count) {
    return Words.counted(count, "row");
  }

  private String tooFew() {
    return column.disclosure().tooFew();
  }

  private static String item(String text, long rows) {
    return String.format(Locale.ROOT, "%s (%,d)", Words.printable(text), rows);
  }
}
