package org.sarcoma.outcomes.publish;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Name of a run, and of its directory.
 *
 * @param value 1 to 64 letters, digits, dots, underscores and hyphens, starting with a letter or
 *     digit
 */
public record RunId(@JsonValue String value) {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RunId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "Run id is not valid; expected 1 to 64 letters, digits, '.', '_' or '-',"
              + " starting with a letter or digit");
    }
  }

  /** The default: start in UTC and the first eight digits of the fingerprint. */
  public static RunId of(Instant start, Fingerprint fingerprint) {
    return new RunId(TIME.format(start) + "-" + fingerprint.hex().substring(0, 8));
  }

  static boolean isValid(String value) {
    return VALID.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
