package org.sarcoma.outcomes.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.DateFormats;

/** The ways to write a date that are looked for; read as the job reads them. */
record DatePattern(String pattern, DateFormats formats) {
  /** Of two that fit the same texts the stricter one stands first. */
  static final List<DatePattern> ALL =
      List.of(
          of("yyyy-MM-dd"),
          of("yyyy-M-d"),
          of("yyyy/MM/dd"),
          of("yyyy/M/d"),
          of("yyyy.MM.dd"),
          of("yyyyMMdd"),
          of("dd.MM.yyyy"),
          of("d.M.yyyy"),
          of("dd/MM/yyyy"),
          of("d/M/yyyy"),
          of("MM/dd/yyyy"),
          of("M/d/yyyy"),
          of("dd-MM-yyyy"),
          of("d-M-yyyy"),
          of("MM-dd-yyyy"),
          of("M-d-yyyy"),
          of("d.M.yy"),
          of("d/M/yy"),
          of("M/d/yy"),
          of("d-M-yy"),
          of("M-d-yy"));

  private static final int SHORTEST = 6;
  private static final int LONGEST = 10;

  private static DatePattern of(String pattern) {
    return new DatePattern(pattern, new DateFormats(List.of(pattern)));
  }

  /** Returns the patterns that the text fits. */
  static List<DatePattern> fitting(String text) {
    boolean mayFit =
        text.length() >= SHORTEST
            && text.length() <= LONGEST
            && text.chars().allMatch(it -> Character.isDigit(it) || "-/.".indexOf(it) >= 0);
    List<DatePattern> fitting = new ArrayList<>();
    if (mayFit) {
      ALL.stream().filter(it -> it.day(text) != null).forEach(fitting::add);
    }
    return fitting;
  }

  /** Returns the day, or null if this is none or lies in no century of a patient. */
  @Nullable LocalDate day(String text) {
    LocalDate day = formats.read(text);
    return day != null && Look.isYear(day.getYear()) ? day : null;
  }

  /** Whether the job can read it: no century is guessed for a year of two digits. */
  boolean isReadable() {
    return DateFormats.isPattern(pattern);
  }

  /** Whether the other one is the same, but with days and months always of two digits. */
  boolean isLaxFormOf(DatePattern other) {
    return !equals(other) && pattern.replace("d", "dd").replace("M", "MM").equals(other.pattern);
  }
}
