package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.Map;
import org.sarcoma.outcomes.config.Section;

/**
 * How the values of a column are written.
 *
 * @param decimalMark comma or point
 * @param daysPerUnit days of the unit in which times from the anchor are counted; 0 if values are
 *     no such times
 * @param isYearOfDate whether values are dates of which only the year counts
 */
record CellFormat(
    Spelling spelling,
    TextShape shape,
    DateReading dates,
    char decimalMark,
    double daysPerUnit,
    boolean isYearOfDate)
    implements Serializable {

  /** Values as the institution writes them elsewhere. */
  static CellFormat of(MappingDefaults defaults) {
    return new CellFormat(
        defaults.spelling(), TextShape.PLAIN, defaults.dates(), defaults.decimalMark(), 0, false);
  }

  /** Reads the keys of a column about how its values are written. */
  static CellFormat from(RegistryColumn column, Section section, MappingDefaults defaults) {
    Folding folding = Folding.from(section, defaults.folding());
    Map<String, String> codes = ColumnMapping.codes(column, section, folding);
    Spelling spelling =
        section.has("missing-values")
            ? Spelling.of(codes, section.strings("missing-values"), folding)
            : Spelling.of(codes, defaults.spelling().missing(), folding);
    DateReading dates = DateReading.from(section, defaults.dates());
    CellFormat format =
        new CellFormat(
            spelling,
            TextShape.from(section),
            dates,
            MappingDefaults.decimalMark(section, defaults.decimalMark()),
            dates.daysPerUnit(section),
            isYear(column) && section.has("formats"));
    boolean isDate = column.kind() == RegistryColumn.Kind.DATE || isYear(column);
    if (format.isTime() && !isDate) {
      section.problem("time-from", "is set, but %s is no date; remove it".formatted(column.name()));
    }
    return format;
  }

  /** Whether a date can stand for a value of the column. */
  static boolean isYear(RegistryColumn column) {
    return column.name().equals("birth_year");
  }

  /** Whether values are times from the anchor. */
  boolean isTime() {
    return daysPerUnit > 0;
  }
}
