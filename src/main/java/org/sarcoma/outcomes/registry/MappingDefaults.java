package org.sarcoma.outcomes.registry;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sarcoma.outcomes.config.Section;

/**
 * How an institution writes values unless a column says otherwise.
 *
 * @param spelling missing values, and what does not matter in comparisons
 * @param decimalMark comma or point
 */
record MappingDefaults(Spelling spelling, DateReading dates, char decimalMark) {

  /** Reads the keys that stand above the tables. */
  static MappingDefaults from(Section section) {
    Folding folding = Folding.from(section, Folding.NONE);
    Set<String> missing =
        section.has("missing-values") ? new HashSet<>(section.strings("missing-values")) : Set.of();
    return new MappingDefaults(
        Spelling.of(Map.of(), missing, folding),
        DateReading.from(section, DateReading.ISO),
        decimalMark(section, '.'));
  }

  Folding folding() {
    return spelling.folding();
  }

  /** Reads key {@code decimal-mark}; the default if it is not there. */
  static char decimalMark(Section section, char byDefault) {
    if (!section.has("decimal-mark")) {
      return byDefault;
    }
    String mark = section.string("decimal-mark");
    if (!mark.equals(",") && !mark.equals(".")) {
      section.problem("decimal-mark", "is \"%s\"; expected \",\" or \".\"".formatted(mark));
      return byDefault;
    }
    return mark.charAt(0);
  }
}
