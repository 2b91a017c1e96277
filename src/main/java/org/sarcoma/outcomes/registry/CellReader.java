package org.sarcoma.outcomes.registry;

import java.math.BigDecimal;
import java.time.LocalDate;
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
  // Sums such as 4005 * 0.01 carry a representation error that doses are not compared with.
  private static final double UNIT_PRECISION = 1e9;
  // Longer numbers are none, and would cost more time than they are worth.
  private static final int LONGEST_NUMBER = 40;

  private record Range(double least, double most) {
    boolean contains(double value) {
      return value >= least && value <= most;
    }
  }

  private final ColumnMapping mapping;
  private final DateFormats formats;
  private final Range plausible;

  CellReader(ColumnMapping mapping) {
    this.mapping = mapping;
    this.formats = new DateFormats(mapping.formats());
    this.plausible = PLAUSIBLE.getOrDefault(mapping.column().name(), ANY_NUMBER);
  }

  /** Returns a canonical value, null if the cell is missing, or the failed {@link RecordCheck}. */
  @Nullable Object read(@Nullable Object cell) {
    Object raw = mapping.fixed() == null ? cell : mapping.fixed();
    if (raw instanceof String text) {
      raw = text.strip();
    }
    if (raw == null || isMissing(raw)) {
      return null;
    }
    if (mapping.codes().isEmpty()) {
      return canonical(raw);
    }
    String code = mapping.codes().get(text(raw));
    return code == null ? RecordCheck.UNKNOWN_CODE : canonical(code);
  }

  /** Blank text is always missing: a blank identifier would join rows of different patients. */
  private boolean isMissing(Object raw) {
    return raw.equals("")
        || (!mapping.missing().isEmpty() && mapping.missing().contains(text(raw)));
  }

  private Object canonical(Object raw) {
    return switch (mapping.column().kind()) {
      case TEXT -> text(raw);
      case CODE -> code(text(raw));
      case DATE -> date(raw);
      case WHOLE_NUMBER -> wholeNumber(raw);
      case DECIMAL -> decimal(raw);
      case FLAG -> flag(text(raw));
    };
  }

  /** Numbers as they are written in a mapping: 1, also where the source stores 1.0. */
  private static String text(Object raw) {
    if (raw instanceof Double value && Double.isFinite(value)) {
      return text(BigDecimal.valueOf(value));
    }
    return raw instanceof BigDecimal value
        ? value.stripTrailingZeros().toPlainString()
        : raw.toString();
  }

  private Object code(String raw) {
    return mapping.column().codes().contains(raw) ? raw : RecordCheck.UNKNOWN_CODE;
  }

  private static Object flag(String raw) {
    return switch (raw) {
      case "true" -> true;
      case "false" -> false;
      default -> RecordCheck.UNKNOWN_CODE;
    };
  }

  private Object date(Object raw) {
    LocalDate day = raw instanceof LocalDate it ? it : formats.read(text(raw));
    return day != null && ANY_YEAR.contains(day.getYear()) ? day : RecordCheck.UNREADABLE_DATE;
  }

  private Object wholeNumber(Object raw) {
    if (!(decimal(raw) instanceof Double value)) {
      return decimal(raw);
    }
    return value == Math.rint(value)
        ? Integer.valueOf(value.intValue())
        : RecordCheck.UNREADABLE_NUMBER;
  }

  private Object decimal(Object raw) {
    Double value =
        raw instanceof Number number ? Double.valueOf(number.doubleValue()) : number(raw);
    if (value == null) {
      return RecordCheck.UNREADABLE_NUMBER;
    }
    double canonical =
        mapping.factor() == 1
            ? value
            : Math.rint(value * mapping.factor() * UNIT_PRECISION) / UNIT_PRECISION;
    // Also false for what is not a number.
    return plausible.contains(canonical)
        ? Double.valueOf(canonical)
        : RecordCheck.IMPLAUSIBLE_VALUE;
  }

  private static @Nullable Double number(Object raw) {
    String text = text(raw);
    try {
      return text.length() > LONGEST_NUMBER ? null : new BigDecimal(text).doubleValue();
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
