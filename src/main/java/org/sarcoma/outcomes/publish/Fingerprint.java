package org.sarcoma.outcomes.publish;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Hash of all that determines a result: inputs, configuration, code version, data cut-off. Runs of
 * one fingerprint publish the same rows.
 *
 * @param hex SHA-256 as 64 hexadecimal digits in lower case
 */
public record Fingerprint(@JsonValue String hex) {
  private static final Pattern VALID = Pattern.compile("[0-9a-f]{64}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Fingerprint {
    if (!VALID.matcher(hex).matches()) {
      throw new IllegalArgumentException("A fingerprint has 64 hexadecimal digits in lower case");
    }
  }

  /**
   * Hashes named entries, sorted by name, so that the order in which they are found does not
   * matter. Lengths are hashed too: no two sets of entries run into the same text.
   */
  public static Fingerprint of(Map<String, String> entries) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(entries)
        .forEach(
            (name, value) ->
                text.append(name.length())
                    .append(' ')
                    .append(name)
                    .append('=')
                    .append(value.length())
                    .append(' ')
                    .append(value)
                    .append('\n'));
    return new Fingerprint(Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
