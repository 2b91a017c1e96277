package org.sarcoma.outcomes.registry;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one canonical column from source rows. Of a dictionary, each entry is read
 * once.
 */
@SuppressWarnings("EnumOrdinal") // numbers that live within one run
final class ColumnReader {
  private static final RecordCheck[] CHECKS = RecordCheck.values();
  private static final int UNKNOWN = Integer.MIN_VALUE;
  private static final int SEVERAL = -1;

  private final CellReader cells;
  private final SourceRow.Cell cell;
  private final Unit.Factor factor;
  private final Predicate<@Nullable Object[]> when;
  private final @Nullable Against against;
  private final SourceRow.Cell other;

  /** Place of the only cell that the value hangs on, or {@link #SEVERAL}. */
  private final int only;

  private final Numbering values;
  private final @Nullable Object[] alone; // a row with no other cell than the only one
  private Object[] dictionary = new Object[0];
  private int[] known = new int[0]; // what was read of each entry of the dictionary

  /**
   * Makes a reader.
   *
   * @param values of the canonical column, to which it adds those that it reads
   */
  ColumnReader(ColumnMapping mapping, SourceRow source, Numbering values) {
    this.values = values;
    this.alone = new @Nullable Object[source.columns().size()];
    this.cells = new CellReader(mapping.column(), mapping.format());
    this.cell = mapping.origin().on(source);
    this.factor = mapping.unit().on(source);
    Condition condition = mapping.when();
    this.when = condition == null ? row -> true : condition.on(source);
    this.against = mapping.against();
    this.other = against == null ? row -> null : source.cell(against.source());
    boolean isAlone = condition == null && against == null && mapping.unit() instanceof Unit.Fixed;
    this.only =
        isAlone && mapping.origin() instanceof Origin.OneColumn one
            ? source.columns().indexOf(one.column())
            : SEVERAL;
  }

  /** Returns the number of the canonical value in a row; a negative one is a {@link #failed}. */
  int read(SourceBlock block, int row) {
    if (only == SEVERAL) {
      return number(read(block.row(row)));
    }
    SourceCells column = block.column(only);
    int entry = column.entry(row);
    if (entry < 0) {
      return entry == SourceCells.MISSING ? Numbering.NONE : alone(column.cell(row));
    }
    if (column.dictionary() != dictionary) {
      dictionary = column.dictionary();
      known = new int[dictionary.length];
      Arrays.fill(known, UNKNOWN);
    }
    if (known[entry] == UNKNOWN) {
      known[entry] = alone(dictionary[entry]);
    }
    return known[entry];
  }

  private int alone(@Nullable Object cell) {
    alone[only] = cell;
    return number(read(alone));
  }

  private int number(@Nullable Object value) {
    if (value == null) {
      return Numbering.NONE;
    }
    return value instanceof RecordCheck check ? ~check.ordinal() : values.of(value);
  }

  /** Returns the check that failed where a number is negative, or else null. */
  static @Nullable RecordCheck failed(int number) {
    return number < 0 ? CHECKS[~number] : null;
  }

  /** Returns a canonical value, null if there is none, or the failed {@link RecordCheck}. */
  @Nullable Object read(@Nullable Object[] row) {
    Object raw = when.test(row) ? cell.of(row) : null;
    if (raw == null) {
      return null;
    }
    Double unit = factor.of(row);
    Object value = cells.read(raw, unit == null ? 1 : unit);
    if (value != null && unit == null) {
      return RecordCheck.UNKNOWN_UNIT;
    }
    if (value == null || value instanceof RecordCheck) {
      return value;
    }
    return isContradicted(value, row) ? RecordCheck.CONTRADICTING_COLUMNS : value;
  }

  private boolean isContradicted(Object value, @Nullable Object[] row) {
    Object said = other.of(row);
    return against != null && said != null && against.contradicts(said, value);
  }
}
