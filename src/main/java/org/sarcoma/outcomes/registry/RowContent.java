package org.sarcoma.outcomes.registry;

import org.jspecify.annotations.Nullable;

/** What a row of a source says of a patient: a canonical row, its site, or what a check found. */
sealed interface RowContent permits RowContent.Row, RowContent.Site, Finding {
  /**
   * A canonical row: text, code (by its name), date, number or flag, or null, per column. Whoever
   * has the row may change its values.
   *
   * @param source place of its mapping among those of the canonical table
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(RegistryTable table, @Nullable Object[] values, int source) implements RowContent {}

  /** The site of a consortium that the patient belongs to. */
  record Site(String name) implements RowContent {}
}
