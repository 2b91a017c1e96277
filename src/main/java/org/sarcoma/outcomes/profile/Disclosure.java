package org.sarcoma.outcomes.profile;

/**
 * When a value may be shown. Rows do not count: one patient can have many, with the same value in
 * each. So nothing is shown of a table in which no column names the patient.
 *
 * @param minimum different patients that have to have the value
 */
public record Disclosure(int minimum) {
  public Disclosure {
    if (minimum < 2) {
      throw new IllegalArgumentException("A value of a single patient is shown");
    }
  }

  /** What is too few, for the reader. */
  String tooFew() {
    return "fewer than %d patients".formatted(minimum);
  }
}
