package org.sarcoma.outcomes.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a canonical table has its dates.
 *
 * @param starts positions of the days on which something happened or began
 * @param end position of the day on which it ended, or {@link #NO_END}
 */
record DateColumns(List<Integer> starts, int end) {
  static final int NO_END = -1;

  static final DateColumns NONE = new DateColumns(List.of(), NO_END);

  private static final Set<String> ENDS = Set.of("end_date", "resolved_date");

  DateColumns {
    starts = List.copyOf(starts);
  }

  static DateColumns of(RegistryTable table) {
    List<RegistryColumn> columns = table.columns();
    List<Integer> dates =
        IntStream.range(0, columns.size())
            .filter(it -> columns.get(it).kind() == RegistryColumn.Kind.DATE)
            .boxed()
            .toList();
    return new DateColumns(
        dates.stream().filter(it -> !ENDS.contains(columns.get(it).name())).toList(),
        dates.stream()
            .filter(it -> ENDS.contains(columns.get(it).name()))
            .findFirst()
            .orElse(NO_END));
  }

  /** Whether it is so of any day on which something happened or began. */
  boolean anyStart(@Nullable Object[] row, Predicate<LocalDate> condition) {
    for (int column : starts) {
      if (row[column] instanceof LocalDate day && condition.test(day)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is so of any day. */
  boolean any(@Nullable Object[] row, Predicate<LocalDate> condition) {
    LocalDate end = end(row);
    return anyStart(row, condition) || (end != null && condition.test(end));
  }

  @Nullable LocalDate end(@Nullable Object[] row) {
    return end == NO_END ? null : (LocalDate) row[end];
  }
}
