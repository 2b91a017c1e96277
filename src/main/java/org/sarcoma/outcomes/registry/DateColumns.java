package org.sarcoma.outcomes.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where a canonical table has its dates. */
final class DateColumns {
  private static final int NO_END = -1;
  private static final Set<String> ENDS = Set.of("end_date", "resolved_date");

  private final int[] starts; // positions of the days on which something happened or began
  private final int end; // position of the day on which it ended

  DateColumns(RegistryTable table) {
    List<RegistryColumn> columns = table.columns();
    int[] dates =
        IntStream.range(0, columns.size())
            .filter(it -> columns.get(it).kind() == RegistryColumn.Kind.DATE)
            .toArray();
    starts = IntStream.of(dates).filter(it -> !isEnd(columns.get(it))).toArray();
    end = IntStream.of(dates).filter(it -> isEnd(columns.get(it))).findFirst().orElse(NO_END);
  }

  private static boolean isEnd(RegistryColumn column) {
    return ENDS.contains(column.name());
  }

  /**
   * The days of a row; null what is not recorded.
   *
   * @param first on which something happened or began
   * @param last on which something happened or began
   * @param end on which it ended
   */
  record Days(@Nullable LocalDate first, @Nullable LocalDate last, @Nullable LocalDate end) {
    Days withoutEnd() {
      return new Days(first, last, null);
    }

    /** The last of all. */
    @Nullable LocalDate latest() {
      return last == null || (end != null && end.isAfter(last)) ? end : last;
    }
  }

  Days of(@Nullable Object[] row) {
    LocalDate first = null;
    LocalDate last = null;
    for (int column : starts) {
      if (row[column] instanceof LocalDate day) {
        first = first == null || day.isBefore(first) ? day : first;
        last = last == null || day.isAfter(last) ? day : last;
      }
    }
    return new Days(first, last, end == NO_END ? null : (LocalDate) row[end]);
  }

  /** Takes the end out of a row. */
  void removeEnd(@Nullable Object[] row) {
    row[end] = null;
  }
}
