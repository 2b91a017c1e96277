package org.sarcoma.outcomes.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row of a table is, and in which order rows stand. */
final class TableKey {
  private final ResultTable table;
  private final List<ResultColumn> columns;
  private final List<ResultColumn> fractions;

  TableKey(Class<? extends Record> rowClass) {
    table = annotation(rowClass);
    List<ResultColumn> all = ResultColumn.of(rowClass);
    fractions = all.stream().filter(ResultColumn::isFractional).toList();
    columns = Arrays.stream(table.key()).map(name -> keyColumn(name, all)).toList();
  }

  private static ResultTable annotation(Class<?> rowClass) {
    ResultTable annotation = rowClass.getAnnotation(ResultTable.class);
    if (annotation == null) {
      throw Results.defect(
          "%s is not marked as a result table".formatted(rowClass.getSimpleName()));
    }
    return annotation;
  }

  private ResultColumn keyColumn(String name, List<ResultColumn> all) {
    return all.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> Results.defect("Key column %s is not in table %s".formatted(name, table.name())));
  }

  /** Refuses a number that is none. */
  void requireFinite(Record row) {
    for (ResultColumn column : fractions) {
      if (column.value(row) instanceof Double number && !Double.isFinite(number)) {
        throw Results.defect(
            "Table %s, column %s: a number is NaN or infinite; a missing number is null"
                .formatted(table.name(), column.name()));
      }
    }
  }

  /** A row with the values of its key, which are read once and not at each comparison. */
  record Keyed(List<@Nullable Object> key, Record row) implements Comparable<Keyed> {
    @Override
    public int compareTo(Keyed other) {
      for (int i = 0; i < key.size(); i++) {
        int order = compare(key.get(i), other.key.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }

    /** Both values are of one column, so of one type. */
    @SuppressWarnings("unchecked")
    private static int compare(@Nullable Object left, @Nullable Object right) {
      if (left == right) {
        return 0;
      }
      if (left == null || right == null) {
        return Boolean.compare(left == null, right == null);
      }
      return ((Comparable<Object>) left).compareTo(right);
    }
  }

  Keyed keyed(Record row) {
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (ResultColumn column : columns) {
      values.add(column.value(row));
    }
    return new Keyed(values, row);
  }

  /** Refuses rows that do not stand in order, or have one key. */
  void requireOrder(Keyed before, Keyed after) {
    int order = before.compareTo(after);
    if (order == 0) {
      throw Results.defect(
          "Table %s has several rows with one key (%s)"
              .formatted(table.name(), String.join(", ", table.key())));
    }
    if (order > 0) {
      throw Results.defect(
          "Rows of table %s are not in the order of their key (%s)"
              .formatted(table.name(), String.join(", ", table.key())));
    }
  }
}
