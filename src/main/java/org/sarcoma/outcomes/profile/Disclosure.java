package org.sarcoma.outcomes.profile;

/**
 * When a value may be shown.
 *
 * @param minimum rows that have to have it
 * @param byPatient whether as many different patients have to have it too; false where no column
 *     names the patient
 */
public record Disclosure(int minimum, boolean byPatient) {
  public Disclosure {
    if (minimum < 2) {
      throw new IllegalArgumentException("A value of a single row is shown");
    }
  }

  Disclosure byPatient(boolean isByPatient) {
    return new Disclosure(minimum, isByPatient);
  }

  /** What is too few, for the reader. */
  String tooFew() {
    return "fewer than %d rows%s".formatted(minimum, byPatient ? " or patients" : "");
  }
}
