package org.sarcoma.outcomes.registry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  private static final Range ANY_NUMBER = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final Range ANY_YEAR = new Range(1880, 2200);
  // Nobody is followed for longer, in days.
  private static final Range ANY_TIME = new Range(-55_000, 55_000);
  // Sums such as 4005 * 0.01 carry a representation error that doses are not compared with.
  private static final double UNIT_PRECISION = 1e9;

  private record Range(double least, double most) {
    boolean contains(double value) {
      return value >= least && value <= most;
    }
  }

  private final RegistryColumn column;
  private final CellFormat format;
  private final DateFormats dates;
  private final Range plausible;
  private final boolean isPlain;

  CellReader(RegistryColumn column, CellFormat format) {
    this.column = column;
    this.format = format;
    this.dates = new DateFormats(format.dates());
    this.isPlain = format.shape().equals(TextShape.PLAIN);
    this.plausible = PLAUSIBLE.getOrDefault(column.name(), ANY_NUMBER);
  }

  /**
   * Returns a canonical value, null if the cell is missing, or the failed {@link RecordCheck}.
   *
   * @param factor canonical units per unit of the cell
   */
  @Nullable Object read(@Nullable Object cell, double factor) {
    if (isPlain || !(cell instanceof String text)) {
      return value(cell instanceof String text ? text.strip() : cell, factor);
    }
    List<Object> values = new ArrayList<>();
    for (String one : format.shape().values(text.strip())) {
      Object value = value(one, factor);
      if (value instanceof RecordCheck) {
        return value;
      }
      if (value != null) {
        values.add(value);
      }
    }
    return values.isEmpty() ? null : taken(values);
  }

  @SuppressWarnings("unchecked") // values of one column are of one type
  private Object taken(List<Object> values) {
    Comparator<Object> order = (one, other) -> ((Comparable<Object>) one).compareTo(other);
    return switch (format.shape().take()) {
      case FIRST -> values.get(0);
      case LAST -> values.get(values.size() - 1);
      case MIN -> values.stream().min(order).orElseThrow();
      case MAX -> values.stream().max(order).orElseThrow();
      case REJECT -> values.stream().distinct().count() == 1 ? values.get(0) : several();
    };
  }

  private RecordCheck several() {
    return column.kind() == RegistryColumn.Kind.DATE
        ? RecordCheck.UNREADABLE_DATE
        : RecordCheck.SEVERAL_VALUES;
  }

  private @Nullable Object value(@Nullable Object raw, double factor) {
    if (raw == null || format.spelling().isMissing(raw)) {
      return null;
    }
    Object shaped = raw instanceof String text ? format.shape().shaped(text) : raw;
    if (shaped.equals("")) {
      return null;
    }
    if (format.spelling().codes().isEmpty()) {
      return canonical(shaped, factor);
    }
    String code = format.spelling().code(shaped);
    return code == null ? RecordCheck.UNKNOWN_CODE : canonical(code, factor);
  }

  private Object canonical(Object raw, double factor) {
    if (format.isTime()) {
      return time(raw);
    }
    if (format.isYearOfDate() || (raw instanceof LocalDate && CellFormat.isYear(column))) {
      return date(raw) instanceof LocalDate day ? day.getYear() : RecordCheck.UNREADABLE_NUMBER;
    }
    return switch (column.kind()) {
      case TEXT -> IcdO3.canonical(column.name(), Spelling.text(raw));
      case CODE -> code(Spelling.text(raw));
      case DATE -> date(raw);
      case WHOLE_NUMBER -> wholeNumber(raw, factor);
      case DECIMAL -> decimal(raw, factor);
      case FLAG -> flag(Spelling.text(raw));
    };
  }

  private Object code(String raw) {
    return column.codes().contains(raw) ? raw : RecordCheck.UNKNOWN_CODE;
  }

  private static Object flag(String raw) {
    return switch (raw) {
      case "true" -> true;
      case "false" -> false;
      default -> RecordCheck.UNKNOWN_CODE;
    };
  }

  private Object date(Object raw) {
    LocalDate day = raw instanceof LocalDate it ? it : dates.read(Spelling.text(raw));
    return day != null && ANY_YEAR.contains(day.getYear()) ? day : RecordCheck.UNREADABLE_DATE;
  }

  /** The day of a time from the anchor, or the year of it. */
  private Object time(Object raw) {
    LocalDate day = dayOfTime(raw);
    if (column.kind() == RegistryColumn.Kind.DATE) {
      return day == null ? RecordCheck.UNREADABLE_DATE : day;
    }
    return day == null ? RecordCheck.UNREADABLE_NUMBER : Integer.valueOf(day.getYear());
  }

  private @Nullable LocalDate dayOfTime(Object raw) {
    LocalDate anchor = format.dates().anchor();
    BigDecimal time = Numbers.read(raw, format.decimalMark());
    if (anchor == null || time == null) {
      return null;
    }
    double days = time.doubleValue() * format.daysPerUnit();
    // Half a day is no day, but a month need not have a whole number of them.
    boolean isDay = format.daysPerUnit() != 1 || days == Math.rint(days);
    return isDay && ANY_TIME.contains(days) ? anchor.plusDays(Math.round(days)) : null;
  }

  private Object wholeNumber(Object raw, double factor) {
    if (!(decimal(raw, factor) instanceof Double value)) {
      return decimal(raw, factor);
    }
    return value == Math.rint(value)
        ? Integer.valueOf(value.intValue())
        : RecordCheck.UNREADABLE_NUMBER;
  }

  private Object decimal(Object raw, double factor) {
    Double value = number(raw);
    if (value == null) {
      return RecordCheck.UNREADABLE_NUMBER;
    }
    double canonical =
        factor == 1 ? value : Math.rint(value * factor * UNIT_PRECISION) / UNIT_PRECISION;
    // Also false for what is not a number.
    return plausible.contains(canonical)
        ? Double.valueOf(canonical)
        : RecordCheck.IMPLAUSIBLE_VALUE;
  }

  private @Nullable Double number(Object raw) {
    if (raw instanceof Number number) {
      return number.doubleValue();
    }
    BigDecimal number = Numbers.read(raw, format.decimalMark());
    return number == null ? null : Double.valueOf(number.doubleValue());
  }
}
