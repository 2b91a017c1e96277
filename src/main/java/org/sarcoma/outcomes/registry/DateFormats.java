package org.sarcoma.outcomes.registry;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates written in one of several patterns; the first that fits counts. */
public final class DateFormats {
  // A day that a pattern with a year of two digits cannot give back: no century is guessed.
  private static final LocalDate PROBE = LocalDate.of(1987, 12, 31);
  private static final Pattern TWO_DIGITS = Pattern.compile("(?<!u)uu(?!u)");

  private final List<DateTimeFormatter> formatters;
  private final DateReading.@Nullable Imputation partial;

  /** Reads whole dates with years of four digits. */
  public DateFormats(List<String> patterns) {
    this(new DateReading(patterns, null, null, null));
  }

  DateFormats(DateReading dates) {
    this.formatters = dates.formats().stream().map(it -> formatter(it, dates.pivotYear())).toList();
    this.partial = dates.partial();
  }

  /** Whether the pattern names a whole date, with a year of four digits. */
  public static boolean isPattern(String pattern) {
    return isPattern(pattern, DateReading.ISO);
  }

  /** Whether the pattern names a whole date, or as much of it as the reading allows. */
  static boolean isPattern(String pattern, DateReading dates) {
    try {
      Integer pivot = dates.pivotYear();
      DateTimeFormatter formatter = formatter(pattern, pivot);
      LocalDate probe = pivot == null ? PROBE : PROBE.withYear(pivot);
      LocalDate read = day(formatter.parse(formatter.format(probe)), dates.partial());
      return read != null
          && read.getYear() == probe.getYear()
          && (dates.partial() != null || read.equals(probe));
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
  private static DateTimeFormatter formatter(String written, @Nullable Integer pivotYear) {
    String pattern = written.replace('y', 'u');
    Matcher year = TWO_DIGITS.matcher(pattern);
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    if (pivotYear != null && year.find()) {
      append(pattern.substring(0, year.start()), builder);
      builder.appendValueReduced(ChronoField.YEAR, 2, 2, pivotYear);
      append(pattern.substring(year.end()), builder);
    } else {
      append(pattern, builder);
    }
    return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  private static void append(String pattern, DateTimeFormatterBuilder builder) {
    if (!pattern.isEmpty()) {
      builder.appendPattern(pattern);
    }
  }

  private @Nullable LocalDate read(String text, DateTimeFormatter formatter) {
    // What does not fit at all is told without the cost of an exception.
    ParsePosition position = new ParsePosition(0);
    TemporalAccessor fitting = formatter.parseUnresolved(text, position);
    if (fitting == null || position.getIndex() < text.length()) {
      return null;
    }
    try {
      return day(formatter.parse(text), partial);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable LocalDate day(
      TemporalAccessor read, DateReading.@Nullable Imputation partial) {
    if (read.isSupported(ChronoField.EPOCH_DAY)) {
      return LocalDate.from(read);
    }
    if (partial == null) {
      return null;
    }
    return read.isSupported(ChronoField.MONTH_OF_YEAR)
        ? ofMonth(YearMonth.from(read), partial)
        : ofYear(Year.from(read), partial);
  }

  private static LocalDate ofMonth(YearMonth month, DateReading.Imputation partial) {
    return switch (partial) {
      case FIRST -> month.atDay(1);
      case MIDDLE -> month.atDay(15);
      case LAST -> month.atEndOfMonth();
    };
  }

  private static LocalDate ofYear(Year year, DateReading.Imputation partial) {
    return switch (partial) {
      case FIRST -> year.atDay(1);
      case MIDDLE -> LocalDate.of(year.getValue(), 7, 1);
      case LAST -> LocalDate.of(year.getValue(), 12, 31);
    };
  }
}
