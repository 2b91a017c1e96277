package org.sarcoma.outcomes.registry;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table of one institution into canonical rows, and counts what it finds. */
@SuppressWarnings("EnumOrdinal") // places in an array
final class RowReader {
  /** Position of the patient key in every canonical table. */
  static final int PATIENT_KEY = 0;

  private static final RecordCheck[] CHECKS = RecordCheck.values();

  private final ColumnReader[] cells;
  private final boolean[] isRequired;
  private final int[] numbers;
  private final @Nullable Predicate<@Nullable Object[]> where;
  private final Numbering sites = new Numbering(1);
  private final @Nullable ColumnReader site;
  private final long[] found = new long[CHECKS.length];

  /**
   * Makes a reader.
   *
   * @param isMerged whether rows are merged by patient, so that a value which is required can be in
   *     another row
   * @param values of the institution, to which it adds those that it reads
   */
  RowReader(TableMapping mapping, boolean isMerged, CanonicalValues values) {
    SourceRow source = new SourceRow(mapping.sources());
    Condition condition = mapping.where();
    ColumnMapping siteMapping = mapping.site();
    this.cells =
        IntStream.range(0, mapping.columns().size())
            .mapToObj(
                it ->
                    new ColumnReader(
                        mapping.columns().get(it), source, values.of(mapping.table(), it)))
            .toArray(ColumnReader[]::new);
    this.numbers = new int[cells.length];
    this.isRequired = isRequired(mapping, isMerged);
    this.where = condition == null ? null : condition.on(source);
    this.site = siteMapping == null ? null : new ColumnReader(siteMapping, source, sites);
  }

  /** Whether the row is one of those that the mapping is about; others are only counted. */
  boolean isMeant(SourceBlock block, int row) {
    boolean isMeant = where == null || where.test(block.row(row));
    if (!isMeant) {
      count(RecordCheck.ROWS_READ);
      count(RecordCheck.ROWS_LEFT_OUT);
    }
    return isMeant;
  }

  /**
   * Returns the number of each canonical value, in an array that the next row overwrites, or null
   * if the row is rejected. A row is counted once for each check that it fails; of a rejected row
   * only the check that rejects it is counted.
   *
   * @param block of the source columns of the mapping, in their order
   */
  int @Nullable [] read(SourceBlock block, int row) {
    count(RecordCheck.ROWS_READ);
    long failures = 0; // a bit for each check
    for (int i = 0; i < numbers.length; i++) {
      int number = cells[i].read(block, row);
      if (number <= Numbering.NONE && (number < 0 || isRequired[i])) {
        RecordCheck failed = verdict(i, ColumnReader.failed(number));
        if (failed.action() == RecordCheck.Action.REJECTED) {
          count(failed);
          return null;
        }
        failures |= 1L << failed.ordinal();
        number = Numbering.NONE;
      }
      numbers[i] = number;
    }
    for (; failures != 0; failures &= failures - 1) {
      found[Long.numberOfTrailingZeros(failures)]++;
    }
    return numbers;
  }

  /** Returns the number of the patient of a row, {@link Numbering#NONE} if it cannot be read. */
  int patient(SourceBlock block, int row) {
    return Math.max(Numbering.NONE, cells[PATIENT_KEY].read(block, row));
  }

  /** Returns the site of the patient of a row, or null if there is none. */
  @Nullable String site(SourceBlock block, int row) {
    int number = site == null ? Numbering.NONE : site.read(block, row);
    return number > Numbering.NONE ? (String) sites.get(number) : null;
  }

  /** Returns how many of the rows so far failed each check, and how many there were. */
  Map<RecordCheck, Long> found() {
    Map<RecordCheck, Long> rows = new EnumMap<>(RecordCheck.class);
    for (RecordCheck check : CHECKS) {
      if (found[check.ordinal()] > 0) {
        rows.put(check, found[check.ordinal()]);
      }
    }
    return rows;
  }

  /**
   * What becomes of a row without a usable value in a column.
   *
   * @param failed null if there is no value at all where one is required
   */
  private RecordCheck verdict(int column, @Nullable RecordCheck failed) {
    if (failed != null && (failed == RecordCheck.UNREADABLE_DATE || !isRequired[column])) {
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

  private void count(RecordCheck check) {
    found[check.ordinal()]++;
  }
}
