package org.sarcoma.outcomes.profile;

/** How counts and texts are written in the report. */
final class Words {
  private Words() {}

  /** A number of things, in words. */
  static String counted(long count, String noun) {
    return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }

  /** A text that cannot move the cursor or color the terminal. */
  static String printable(String text) {
    return text.replaceAll("\\p{C}", "·");
  }
}
