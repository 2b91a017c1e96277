package org.sarcoma.outcomes.registry;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * Returns the canonical values, or null if the row is rejected. A row is counted once for each
   * check that it fails; of a rejected row only the check that rejects it is counted.
   *
   * @param raw source cells by canonical column; null where the cell is missing or not kept
   */
  @Nullable Object @Nullable [] read(@Nullable Object[] raw, Map<RecordCheck, Long> found) {
    count(RecordCheck.ROWS_READ, found);
    Set<RecordCheck> failures = EnumSet.noneOf(RecordCheck.class);
    @Nullable Object[] values = new @Nullable Object[raw.length];
    for (int i = 0; i < raw.length; i++) {
      Object value = cells.get(i).read(raw[i]);
      RecordCheck failed = verdict(i, value);
      if (failed == null) {
        values[i] = value;
      } else if (failed.action() == RecordCheck.Action.REJECTED) {
        count(failed, found);
        return null;
      } else {
        failures.add(failed);
      }
    }
    failures.forEach(it -> count(it, found));
    return values;
  }

  /** Returns the patient of a row, or null if that cannot be read. */
  @Nullable String patient(@Nullable Object[] raw) {
    return cells.get(PATIENT_KEY).read(raw[PATIENT_KEY]) instanceof String patient ? patient : null;
  }

  private @Nullable RecordCheck verdict(int column, @Nullable Object value) {
    RecordCheck failed = value instanceof RecordCheck check ? check : null;
    boolean missing = value == null || failed != null;
    boolean required = mapping.table().columns().get(column).required();
    if (failed == RecordCheck.UNREADABLE_DATE || !missing || !required) {
      return failed;
    }
    return column == PATIENT_KEY ? RecordCheck.MISSING_KEY : RecordCheck.MISSING_REQUIRED_VALUE;
  }

  private static void count(RecordCheck check, Map<RecordCheck, Long> found) {
    found.merge(check, 1L, Math::addExact);
  }
}
