package org.sarcoma.outcomes.registry;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the value of one canonical column from the cells of a source row. */
final class ColumnReader {
  private static final int KNOWN_BITS = 13;
  private static final int KNOWN = 1 << KNOWN_BITS;
  private static final int FACTOR = 0x9E3779B9; // spreads hashes that differ in few bits
  private static final int SEVERAL = -1;

  private final CellReader cells;
  private final SourceRow.Cell cell;
  private final Unit.Factor factor;
  private final Predicate<@Nullable Object[]> when;
  private final @Nullable Against against;
  private final SourceRow.Cell other;

  /** Place of the only cell that the value hangs on, or {@link #SEVERAL}. */
  private final int only;

  // Cells of a dictionary come as the same objects again and again.
  private final @Nullable Object[] knownCells = new @Nullable Object[KNOWN];
  private final @Nullable Object[] knownValues = new @Nullable Object[KNOWN];

  ColumnReader(ColumnMapping mapping, SourceRow source) {
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

  /** Returns a canonical value, null if there is none, or the failed {@link RecordCheck}. */
  @Nullable Object read(@Nullable Object[] row) {
    if (only == SEVERAL) {
      return canonical(row);
    }
    Object raw = row[only];
    if (raw == null) {
      return null;
    }
    int place = (raw.hashCode() * FACTOR) >>> (Integer.SIZE - KNOWN_BITS);
    if (knownCells[place] != raw) {
      knownValues[place] = canonical(row);
      knownCells[place] = raw;
    }
    return knownValues[place];
  }

  private @Nullable Object canonical(@Nullable Object[] row) {
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
