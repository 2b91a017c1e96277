package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.sarcoma.outcomes.config.Section;

/**
 * What does not matter when a text is compared with those that a mapping names.
 *
 * @param ignoresCase whether {@code YES} is {@code yes}
 * @param ignoresAccents whether {@code récidive} is {@code recidive}
 */
record Folding(boolean ignoresCase, boolean ignoresAccents) implements Serializable {
  static final Folding NONE = new Folding(false, false);

  private enum Ignored {
    CASE,
    ACCENTS
  }

  /** Reads key {@code ignore} of a section; the default if it is not there. */
  static Folding from(Section section, Folding byDefault) {
    if (!section.has("ignore")) {
      return byDefault;
    }
    List<Ignored> ignored = section.codes("ignore", Ignored.class);
    return new Folding(ignored.contains(Ignored.CASE), ignored.contains(Ignored.ACCENTS));
  }

  /** Returns the same text for all texts that are alike. */
  String fold(String text) {
    String folded =
        ignoresAccents
            ? Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "")
            : text;
    // Upper case first: ß and ss, or the two forms of sigma, differ in lower case only.
    return ignoresCase ? folded.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : folded;
  }
}
