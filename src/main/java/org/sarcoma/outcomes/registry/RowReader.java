package org.sarcoma.outcomes.registry;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table of one institution into canonical rows. */
final class RowReader {
  /** Position of the patient key in every canonical table. */
  static final int PATIENT_KEY = 0;

  private final ColumnReader[] cells;
  private final boolean[] isRequired;
  private final Predicate<@Nullable Object[]> where;
  private final @Nullable ColumnReader site;

  /**
   * Makes a reader.
   *
   * @param isMerged whether rows are merged by patient, so that a value which is required can be in
   *     another row
   */
  RowReader(TableMapping mapping, boolean isMerged) {
    SourceRow source = new SourceRow(mapping.sources());
    Condition condition = mapping.where();
    ColumnMapping siteMapping = mapping.site();
    this.cells =
        mapping.columns().stream()
            .map(it -> new ColumnReader(it, source))
            .toArray(ColumnReader[]::new);
    this.isRequired = isRequired(mapping, isMerged);
    this.where = condition == null ? row -> true : condition.on(source);
    this.site = siteMapping == null ? null : new ColumnReader(siteMapping, source);
  }

  /** Whether the row is one of those that the mapping is about; others are only counted. */
  boolean isMeant(@Nullable Object[] raw, Map<RecordCheck, Long> found) {
    boolean isMeant = where.test(raw);
    if (!isMeant) {
      count(RecordCheck.ROWS_READ, found);
      count(RecordCheck.ROWS_LEFT_OUT, found);
    }
    return isMeant;
  }

  /**
   * Returns the canonical values, or null if the row is rejected. A row is counted once for each
   * check that it fails; of a rejected row only the check that rejects it is counted.
   *
   * @param raw cells of the source columns of the mapping, in their order
   */
  @Nullable Object @Nullable [] read(@Nullable Object[] raw, Map<RecordCheck, Long> found) {
    count(RecordCheck.ROWS_READ, found);
    Set<RecordCheck> failures = null;
    @Nullable Object[] values = new @Nullable Object[cells.length];
    for (int i = 0; i < values.length; i++) {
      Object value = cells[i].read(raw);
      RecordCheck failed = verdict(i, value);
      if (failed == null) {
        values[i] = value;
      } else if (failed.action() == RecordCheck.Action.REJECTED) {
        count(failed, found);
        return null;
      } else {
        failures = failures == null ? EnumSet.noneOf(RecordCheck.class) : failures;
        failures.add(failed);
      }
    }
    if (failures != null) {
      failures.forEach(it -> count(it, found));
    }
    return values;
  }

  /** Returns the patient of a row, or null if that cannot be read. */
  @Nullable String patient(@Nullable Object[] raw) {
    return cells[PATIENT_KEY].read(raw) instanceof String patient ? patient : null;
  }

  /** Returns the site of the patient of a row, or null if there is none. */
  @Nullable String site(@Nullable Object[] raw) {
    return site != null && site.read(raw) instanceof String one ? one : null;
  }

  private @Nullable RecordCheck verdict(int column, @Nullable Object value) {
    RecordCheck failed = value instanceof RecordCheck check ? check : null;
    boolean missing = value == null || failed != null;
    if (failed == RecordCheck.UNREADABLE_DATE || !missing || !isRequired[column]) {
      return failed;
    }
    return column == PATIENT_KEY ? RecordCheck.MISSING_KEY : RecordCheck.MISSING_REQUIRED_VALUE;
  }

  private static boolean[] isRequired(TableMapping mapping, boolean isMerged) {
    boolean isRow = mapping.role() != TableMapping.Role.STATES_NONE && !isMerged;
    boolean[] isRequired = new boolean[mapping.columns().size()];
    for (int i = 0; i < isRequired.length; i++) {
      isRequired[i] = i == PATIENT_KEY || (isRow && mapping.table().columns().get(i).required());
    }
    return isRequired;
  }

  private static void count(RecordCheck check, Map<RecordCheck, Long> found) {
    found.merge(check, 1L, Math::addExact);
  }
}
