package org.sarcoma.outcomes.registry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table of one institution into canonical rows. */
final class RowReader {
  /** Position of the patient key in every canonical table. */
  static final int PATIENT_KEY = 0;

  private final TableMapping mapping;
  private final List<CellReader> cells;

  RowReader(TableMapping mapping) {
    this.mapping = mapping;
    this.cells = mapping.columns().stream().map(CellReader::new).toList();
  }

  /**
   * Returns the canonical values, or null if the row is rejected; what was found is counted.
   *
   * @param raw source cells by canonical column; null where the cell is missing or not kept
   */
  @Nullable Object @Nullable [] read(@Nullable Object[] raw, Map<RecordCheck, Long> found) {
    found.merge(RecordCheck.ROWS_READ, 1L, Math::addExact);
    @Nullable Object[] values = new @Nullable Object[raw.length];
    for (int i = 0; i < raw.length; i++) {
      Object value = cells.get(i).read(raw[i]);
      RecordCheck failed = value instanceof RecordCheck check ? check : null;
      values[i] = failed == null ? value : null;
      RecordCheck verdict = verdict(i, failed, values[i]);
      if (verdict != null) {
        found.merge(verdict, 1L, Math::addExact);
        if (verdict.action() == RecordCheck.Action.REJECTED) {
          return null;
        }
      }
    }
    return values;
  }

  private @Nullable RecordCheck verdict(
      int column, @Nullable RecordCheck failed, @Nullable Object value) {
    boolean missing = value == null && mapping.table().columns().get(column).required();
    if (!missing || failed == RecordCheck.UNREADABLE_DATE) {
      return failed;
    }
    return column == PATIENT_KEY ? RecordCheck.MISSING_KEY : RecordCheck.MISSING_REQUIRED_VALUE;
  }
}
