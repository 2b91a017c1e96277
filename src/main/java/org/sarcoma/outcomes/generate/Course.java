package org.sarcoma.outcomes.generate;

/**
 * A course of radiotherapy as a registry describes it.
 *
 * @param days from the first to the last
 */
record Course(String target, String setting, double dose, int fractions, int days) {
  /** That of the protocol. */
  static final Course PROTOCOL = new Course("primary", "preoperative", 40.05, 15, 20);

  static final Course LONGER = new Course("primary", "preoperative", 50, 25, 34);
  static final Course PALLIATIVE = new Course("metastasis", "palliative", 20, 5, 4);
}
