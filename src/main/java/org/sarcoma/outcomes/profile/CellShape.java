package org.sarcoma.outcomes.profile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a cell looks like, once it is written as text.
 *
 * @param text without surrounding blanks
 * @param hasBlanks whether there were some
 * @param isMissing whether the text says that there is no value
 * @param dates patterns that it fits
 * @param number null if it is none
 * @param year of the date; null if it is none, or of two digits
 */
record CellShape(
    String text,
    boolean hasBlanks,
    boolean isMissing,
    Set<Look> looks,
    List<DatePattern> dates,
    @Nullable BigDecimal number,
    @Nullable Integer year) {

  static CellShape of(String raw) {
    String text = raw.strip();
    boolean hasBlanks = text.length() < raw.length();
    if (Synonyms.BUNDLED.isMissingValue(text)) {
      return new CellShape(text, hasBlanks, true, Set.of(), List.of(), null, null);
    }
    Set<Look> looks = EnumSet.noneOf(Look.class);
    for (Look look : Look.values()) {
      if (look.fits(text)) {
        looks.add(look);
      }
    }
    List<DatePattern> dates = DatePattern.fitting(text);
    BigDecimal number = looks.contains(Look.NUMBER) ? new BigDecimal(text) : null;
    return new CellShape(text, hasBlanks, false, looks, dates, number, year(text, looks, dates));
  }

  private static @Nullable Integer year(String text, Set<Look> looks, List<DatePattern> dates) {
    for (DatePattern date : dates) {
      LocalDate day = date.isReadable() ? date.day(text) : null;
      if (day != null) {
        return day.getYear();
      }
    }
    boolean isPartial = looks.contains(Look.YEAR) || looks.contains(Look.YEAR_AND_MONTH);
    return isPartial ? Integer.valueOf(text.substring(0, 4)) : null;
  }
}
