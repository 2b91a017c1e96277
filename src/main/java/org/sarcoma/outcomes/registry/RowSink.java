package org.sarcoma.outcomes.registry;

/** Takes what the rows of a source say, row by row. */
interface RowSink {
  /** The numbers that rows come in. */
  CanonicalValues values();

  /**
   * Takes a canonical row.
   *
   * @param numbers one per value, in an array that the next row will overwrite
   * @param source place of its mapping among those of the canonical table
   */
  void addRow(RegistryTable table, int[] numbers, int source);

  /**
   * Takes something else.
   *
   * @param patient number of the patient
   */
  void add(int patient, RowContent content);
}
