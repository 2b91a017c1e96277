package org.sarcoma.outcomes.registry;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spellings of codes of the International Classification of Diseases for Oncology. */
final class IcdO3 {
  private static final Pattern TOPOGRAPHY = Pattern.compile("([Cc]\\d\\d)\\.?(\\d)");
  private static final Pattern MORPHOLOGY = Pattern.compile("(\\d{4})/?(\\d)");

  private IcdO3() {}

  /** Returns {@code C49.2} for C492 and {@code 8802/3} for 88023; other text as it is. */
  static String canonical(String column, String text) {
    return switch (column) {
      case "topography" -> canonical(text, TOPOGRAPHY, '.').toUpperCase(Locale.ROOT);
      case "morphology" -> canonical(text, MORPHOLOGY, '/');
      default -> text;
    };
  }

  private static String canonical(String text, Pattern spelling, char separator) {
    Matcher parts = spelling.matcher(text);
    return parts.matches() ? parts.group(1) + separator + parts.group(2) : text;
  }
}
