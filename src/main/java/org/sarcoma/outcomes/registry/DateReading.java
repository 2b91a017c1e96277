package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Section;

/**
 * How dates are written.
 *
 * @param formats patterns of text values, tried in order
 * @param pivotYear first of the hundred years that years of two digits lie in; null: there are none
 * @param partial the day that is taken where only the month or the year is known; null: such a date
 *     cannot be read
 * @param anchor day from which times are counted, where they are numbers; null: unknown
 */
record DateReading(
    List<String> formats,
    @Nullable Integer pivotYear,
    @Nullable Imputation partial,
    @Nullable LocalDate anchor)
    implements Serializable {
  static final DateReading ISO = new DateReading(List.of("yyyy-MM-dd"), null, null, null);

  /** Which day stands for a month or a year. */
  enum Imputation {
    FIRST,
    /** The 15th of a month, July 1 of a year. */
    MIDDLE,
    LAST
  }

  /** Days that a unit of time has, where that does not depend on the registry. */
  private static final Map<String, Double> DAYS = Map.of("days", 1.0, "weeks", 7.0);

  DateReading {
    formats = List.copyOf(formats);
  }

  /** Reads the keys about dates; the default of each that is not there. */
  static DateReading from(Section section, DateReading byDefault) {
    String formatsKey = section.has("date-formats") ? "date-formats" : "formats";
    DateReading dates =
        new DateReading(
            section.has(formatsKey) ? section.strings(formatsKey) : byDefault.formats,
            section.has("pivot-year")
                ? Integer.valueOf(section.integer("pivot-year"))
                : byDefault.pivotYear,
            section.has("partial-dates")
                ? section.code("partial-dates", Imputation.class)
                : byDefault.partial,
            section.has("anchor") ? section.date("anchor") : byDefault.anchor);
    for (String format : dates.formats) {
      if (!DateFormats.isPattern(format, dates)) {
        section.problem(formatsKey, problem(format));
      }
    }
    return dates;
  }

  private static String problem(String format) {
    return ("has \"%s\", which is no pattern for a whole date with a year of four digits; expected"
            + " something like dd.MM.yyyy (years of two digits need pivot-year, months and years"
            + " alone need partial-dates)")
        .formatted(format);
  }

  /**
   * Days of the unit that times are counted in; 0 if the cell is a date.
   *
   * @param section of a column, with {@code days-from = anchor} if times are counted
   */
  double daysPerUnit(Section section) {
    if (!section.has("time-from")) {
      return 0;
    }
    String from = section.string("time-from");
    if (!from.equals("anchor")) {
      section.problem("time-from", "is \"%s\"; expected anchor".formatted(from));
    }
    if (anchor == null) {
      section.problem("time-from", "needs the day of the anchor; set institution.anchor");
    }
    String unit = section.has("unit") ? section.string("unit") : "days";
    if (unit.equals("months") || unit.equals("years")) {
      return section.decimal("days-per-unit");
    }
    Double days = DAYS.get(unit);
    if (days == null) {
      section.problem(
          "unit", "is \"%s\"; expected one of days, months, weeks, years".formatted(unit));
      return 1;
    }
    return days;
  }
}
