package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Section;

/**
 * What is done to the text of a cell before it is read.
 *
 * @param part which part of an identifier is meant; null: all of it
 * @param separator between several values in one cell; null: there is one value
 * @param take which of several values counts
 * @param changedCase the case that identifiers are brought to; null: as they are
 */
record TextShape(
    @Nullable Part part, @Nullable String separator, Take take, @Nullable Case changedCase)
    implements Serializable {
  static final TextShape PLAIN = new TextShape(null, null, Take.REJECT, null);

  /** Which of several different values in one cell counts. */
  enum Take {
    FIRST,
    LAST,
    MIN,
    MAX,
    REJECT
  }

  enum Case {
    UPPER,
    LOWER
  }

  /**
   * A part of an identifier.
   *
   * @param number counted from 1
   */
  record Part(String separator, int number) implements Serializable {
    /** Returns the part, empty if there are not as many. */
    String of(String text) {
      return Stream.of(text.split(Pattern.quote(separator), -1))
          .skip(number - 1L)
          .findFirst()
          .orElse("");
    }
  }

  /** Reads the keys about the text of a column. */
  static TextShape from(Section section) {
    return new TextShape(
        section.has("part") ? part(section.section("part")) : null,
        section.optionalString("separator"),
        section.has("separator") ? section.code("take", Take.class) : Take.REJECT,
        section.optionalCode("change-case", Case.class));
  }

  private static Part part(Section section) {
    Part part = new Part(section.string("separator"), section.integer("number"));
    if (part.separator.isEmpty()) {
      section.problem("separator", "is empty; give what stands between the parts");
    }
    if (part.number < 1) {
      section.problem("number", "is below 1; the first part has number 1");
    }
    section.end();
    return part;
  }

  /** The part of the text that is meant, in the case that is meant. */
  String shaped(String text) {
    String shaped = part == null ? text : part.of(text);
    if (changedCase == null) {
      return shaped;
    }
    return changedCase == Case.UPPER
        ? shaped.toUpperCase(Locale.ROOT)
        : shaped.toLowerCase(Locale.ROOT);
  }

  /** The values in a cell, each without the blanks around it. */
  List<String> values(String text) {
    return separator == null
        ? List.of(text)
        : Stream.of(text.split(Pattern.quote(separator), -1)).map(String::strip).toList();
  }
}
