package org.sarcoma.outcomes.registry;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the value of one canonical column from the cells of a source row. */
final class ColumnReader {
  private static final int KNOWN = 1 << 10;

  private final CellReader cells;
  private final SourceRow.Cell cell;
  private final Unit.Factor factor;
  private final Predicate<@Nullable Object[]> when;
  private final @Nullable Against against;
  private final SourceRow.Cell other;

  // Cells of a dictionary come as the same objects again and again.
  private final @Nullable Object[] knownCells = new @Nullable Object[KNOWN];
  private final @Nullable Object[] knownValues = new @Nullable Object[KNOWN];
  private double knownUnit = 1;

  ColumnReader(ColumnMapping mapping, SourceRow source) {
    this.cells = new CellReader(mapping.column(), mapping.format());
    this.cell = mapping.origin().on(source);
    this.factor = mapping.unit().on(source);
    Condition condition = mapping.when();
    this.when = condition == null ? row -> true : condition.on(source);
    this.against = mapping.against();
    this.other = against == null ? row -> null : source.cell(against.source());
  }

  /** Returns a canonical value, null if there is none, or the failed {@link RecordCheck}. */
  @Nullable Object read(@Nullable Object[] row) {
    Object raw = when.test(row) ? cell.of(row) : null;
    if (raw == null) {
      return null;
    }
    Double unit = factor.of(row);
    Object value = canonical(raw, unit == null ? 1 : unit);
    if (value != null && unit == null) {
      return RecordCheck.UNKNOWN_UNIT;
    }
    if (value == null || value instanceof RecordCheck) {
      return value;
    }
    return isContradicted(value, row) ? RecordCheck.CONTRADICTING_COLUMNS : value;
  }

  private @Nullable Object canonical(Object raw, double unit) {
    if (unit != knownUnit) {
      Arrays.fill(knownCells, null);
      knownUnit = unit;
    }
    int place = raw.hashCode() & (KNOWN - 1);
    if (knownCells[place] != raw) {
      knownValues[place] = cells.read(raw, unit);
      knownCells[place] = raw;
    }
    return knownValues[place];
  }

  private boolean isContradicted(Object value, @Nullable Object[] row) {
    Object said = other.of(row);
    return against != null && said != null && against.contradicts(said, value);
  }
}
