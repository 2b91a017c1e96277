package org.sarcoma.outcomes.profile;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a text can look like; it can look like several of these. */
enum Look {
  WHOLE_NUMBER("[+-]?\\d{1,18}"),
  NUMBER("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,2})?"),
  /** {@code 7,5}: no number for the job. */
  DECIMAL_COMMA("[+-]?\\d{1,18},\\d{1,18}"),
  /** {@code 007}: an identifier or a code, though it could be read as a number. */
  LEADING_ZERO("0\\d+"),
  /** {@code lung;liver}: parts between separators. */
  SEVERAL_VALUES("[^|;]*[^|;\\s][^|;]*([|;][^|;]*)+"),
  YEAR("[0-9]{4}") {
    @Override
    boolean fits(String text) {
      return super.fits(text) && isYear(Integer.parseInt(text));
    }
  },
  YEAR_AND_MONTH("\\d{4}[-/.](0[1-9]|1[0-2])") {
    @Override
    boolean fits(String text) {
      return super.fits(text) && isYear(Integer.parseInt(text.substring(0, 4)));
    }
  },
  FLAG("[A-Za-z]{1,5}|[01]") {
    @Override
    boolean fits(String text) {
      return super.fits(text) && FLAGS.contains(text.toLowerCase(Locale.ROOT));
    }
  };

  private static final Set<String> FLAGS =
      Set.of("true", "false", "yes", "no", "y", "n", "0", "1", "ja", "nein", "j");
  private static final int FIRST_YEAR = 1880;
  private static final int LAST_YEAR = 2200;

  private final Pattern pattern;

  Look(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  boolean fits(String text) {
    return pattern.matcher(text).matches();
  }

  /** Whether a patient can have been alive in it, or will be. */
  static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }
}
