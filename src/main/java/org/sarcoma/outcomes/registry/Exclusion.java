package org.sarcoma.outcomes.registry;

/**
 * An institution that is left out of a run as a whole.
 *
 * @param table canonical table that is the reason, or {@link #ALL}
 * @param rule what was broken there
 * @param rowsChecked rows read of it; 0 if it cannot be read
 * @param rowsFailed rows that broke the rule
 * @param sentence the reason in words
 */
public record Exclusion(
    String institution,
    String table,
    String rule,
    long rowsChecked,
    long rowsFailed,
    String sentence) {
  static final String ALL = "all";
  static final String UNREADABLE = "unreadable_registry";

  static Exclusion unreadable(String institution, String sentence) {
    return new Exclusion(institution, ALL, UNREADABLE, 0, 0, sentence);
  }
}
