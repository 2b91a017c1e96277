package org.sarcoma.outcomes.registry;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads dates written in one of several patterns; the first that fits counts. */
public final class DateFormats {
  // A day that a pattern with a year of two digits cannot give back: no century is guessed.
  private static final LocalDate PROBE = LocalDate.of(1987, 12, 31);

  private final List<DateTimeFormatter> formatters;

  public DateFormats(List<String> patterns) {
    this.formatters = patterns.stream().map(DateFormats::formatter).toList();
  }

  /** Whether the pattern names a whole date, with a year of four digits. */
  public static boolean isPattern(String pattern) {
    try {
      DateTimeFormatter formatter = formatter(pattern);
      return PROBE.equals(LocalDate.parse(formatter.format(PROBE), formatter));
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  /** Returns the day, or null if no pattern fits the whole text or there is no such day. */
  public @Nullable LocalDate read(String text) {
    for (DateTimeFormatter formatter : formatters) {
      LocalDate day = read(text, formatter);
      if (day != null) {
        return day;
      }
    }
    return null;
  }

  /** Strict, so that no day is rolled over; {@code yyyy} is the year as people count. */
  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static @Nullable LocalDate read(String text, DateTimeFormatter formatter) {
    // What does not fit at all is told without the cost of an exception.
    ParsePosition position = new ParsePosition(0);
    TemporalAccessor fitting = formatter.parseUnresolved(text, position);
    if (fitting == null || position.getIndex() < text.length()) {
      return null;
    }
    try {
      return LocalDate.parse(text, formatter);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
