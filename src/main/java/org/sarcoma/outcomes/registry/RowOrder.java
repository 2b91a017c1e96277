package org.sarcoma.outcomes.registry;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Orders the canonical rows of a table by their dates, then by all other columns, missing values
 * last. Rows that it holds for equal are equal in every column.
 */
final class RowOrder implements Comparator<@Nullable Object[]> {
  private static final Map<RegistryTable, RowOrder> BY_TABLE = new EnumMap<>(RegistryTable.class);

  static {
    for (RegistryTable table : RegistryTable.values()) {
      BY_TABLE.put(table, new RowOrder(table.columns()));
    }
  }

  private final int[] datesFirst;

  private RowOrder(List<RegistryColumn> columns) {
    this.datesFirst =
        IntStream.range(0, columns.size())
            .boxed()
            .sorted(Comparator.comparing(it -> columns.get(it).kind() != RegistryColumn.Kind.DATE))
            .mapToInt(it -> it)
            .toArray();
  }

  static RowOrder of(RegistryTable table) {
    RowOrder order = BY_TABLE.get(table);
    if (order == null) {
      throw new IllegalStateException("No order for " + table);
    }
    return order;
  }

  @Override
  public int compare(@Nullable Object[] one, @Nullable Object[] other) {
    for (int column : datesFirst) {
      int order = compareValues(one[column], other[column]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @SuppressWarnings("unchecked") // values of one column are of one type
  private static int compareValues(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    return ((Comparable<Object>) one).compareTo(other);
  }
}
