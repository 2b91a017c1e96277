package org.sarcoma.outcomes.registry;

import java.math.BigDecimal;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one column into canonical values. A cell that cannot be read says so by a
 * check, never by an exception: an exception would carry the cell into logs.
 */
final class CellReader {
  /** Plausible values of number columns, both ends included. */
  private static final Map<String, Range> PLAUSIBLE =
      Map.ofEntries(
          Map.entry("birth_year", new Range(1880, 2100)),
          Map.entry("fnclcc_grade", new Range(1, 3)),
          Map.entry("size_cm", new Range(0.01, 100)),
          Map.entry("metastatic_lesion_count", new Range(0, 1000)),
          Map.entry("ecog", new Range(0, 4)),
          Map.entry("total_dose_gy", new Range(0.01, 200)),
          Map.entry("fractions", new Range(1, 100)),
          Map.entry("grade", new Range(1, 5)),
          Map.entry("score", new Range(0, 10)),
          Map.entry("morphine_equivalent_mg", new Range(0, 10000)));

  private static final Range ANY_YEAR = new Range(1880, 2200);
  // Sums such as 4005 * 0.01 carry a representation error that doses are not compared with.
  private static final double UNIT_PRECISION = 1e9;

  private record Range(double least, double most) {
    boolean contains(double value) {
      return value >= least && value <= most;
    }
  }

  private final ColumnMapping mapping;
  private final List<DateTimeFormatter> formatters;
  private final @Nullable Range plausible;

  CellReader(ColumnMapping mapping) {
    this.mapping = mapping;
    this.formatters = mapping.formats().stream().map(CellReader::formatter).toList();
    this.plausible = PLAUSIBLE.get(mapping.column().name());
  }

  /** A strict formatter: no day is rolled over, and {@code yyyy} is the year as people count. */
  static DateTimeFormatter formatter(String pattern) {
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    LocalDate day = LocalDate.of(2021, 12, 31);
    if (!day.equals(LocalDate.parse(formatter.format(day), formatter))) {
      throw new IllegalArgumentException("No whole date");
    }
    return formatter;
  }

  /** Returns a canonical value, null if the cell is missing, or the failed {@link RecordCheck}. */
  @Nullable Object read(@Nullable Object cell) {
    Object raw = mapping.fixed() != null ? mapping.fixed() : cell;
    if (raw instanceof String text) {
      raw = mapping.missing().contains(text.strip()) ? null : text.strip();
    }
    if (raw == null) {
      return null;
    }
    if (!mapping.codes().isEmpty()) {
      String code = mapping.codes().get(text(raw));
      return code == null ? RecordCheck.UNKNOWN_CODE : canonical(code);
    }
    return canonical(raw);
  }

  private @Nullable Object canonical(Object raw) {
    return switch (mapping.column().kind()) {
      case TEXT -> text(raw);
      case CODE -> mapping.column().codes().contains(text(raw)) ? raw : RecordCheck.UNKNOWN_CODE;
      case DATE -> date(raw);
      case WHOLE_NUMBER -> wholeNumber(raw);
      case DECIMAL -> decimal(raw);
      case FLAG -> flag(raw);
    };
  }

  private static String text(Object raw) {
    return raw.toString();
  }

  private static Object flag(Object raw) {
    return switch (text(raw)) {
      case "true" -> true;
      case "false" -> false;
      default -> RecordCheck.UNKNOWN_CODE;
    };
  }

  private Object date(Object raw) {
    if (raw instanceof LocalDate day) {
      return checkedYear(day);
    }
    for (DateTimeFormatter formatter : formatters) {
      LocalDate day = parse(text(raw), formatter);
      if (day != null) {
        return checkedYear(day);
      }
    }
    return RecordCheck.UNREADABLE_DATE;
  }

  private static @Nullable LocalDate parse(String text, DateTimeFormatter formatter) {
    ParsePosition position = new ParsePosition(0);
    TemporalAccessor parsed = formatter.parseUnresolved(text, position);
    if (parsed == null || position.getIndex() < text.length()) {
      return null;
    }
    try {
      return LocalDate.parse(text, formatter);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Object checkedYear(LocalDate day) {
    return ANY_YEAR.contains(day.getYear()) ? day : RecordCheck.UNREADABLE_DATE;
  }

  private Object wholeNumber(Object raw) {
    Object number = decimal(raw);
    if (!(number instanceof Double value)) {
      return number;
    }
    return value == Math.rint(value)
        ? Integer.valueOf(value.intValue())
        : RecordCheck.UNREADABLE_NUMBER;
  }

  private Object decimal(Object raw) {
    double value;
    if (raw instanceof Number number) {
      value = number.doubleValue();
    } else {
      try {
        value = new BigDecimal(text(raw)).doubleValue();
      } catch (NumberFormatException e) {
        return RecordCheck.UNREADABLE_NUMBER;
      }
    }
    double canonical =
        mapping.factor() == 1
            ? value
            : Math.rint(value * mapping.factor() * UNIT_PRECISION) / UNIT_PRECISION;
    boolean believable =
        plausible == null ? Double.isFinite(canonical) : plausible.contains(canonical);
    return believable ? Double.valueOf(canonical) : RecordCheck.IMPLAUSIBLE_VALUE;
  }
}
