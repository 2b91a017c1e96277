package org.sarcoma.outcomes.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one table, sorted by its key when they are asked for. */
final class TableRows {
  private final ResultTable table;
  private final List<ResultColumn> fractions;
  private final List<ResultColumn> key;
  private List<Record> rows = new ArrayList<>();
  private boolean sorted = true;

  TableRows(Class<? extends Record> rowClass) {
    table = annotation(rowClass);
    fractions = ResultColumn.of(rowClass).stream().filter(ResultColumn::isFractional).toList();
    key = Arrays.stream(table.key()).map(name -> keyColumn(name, rowClass)).toList();
  }

  private static ResultTable annotation(Class<?> rowClass) {
    ResultTable annotation = rowClass.getAnnotation(ResultTable.class);
    if (annotation == null) {
      throw Results.defect(
          "%s is not marked as a result table".formatted(rowClass.getSimpleName()));
    }
    return annotation;
  }

  private ResultColumn keyColumn(String name, Class<? extends Record> rowClass) {
    return ResultColumn.of(rowClass).stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> Results.defect("Key column %s is not in table %s".formatted(name, table.name())));
  }

  void add(Record row) {
    for (ResultColumn column : fractions) {
      if (column.value(row) instanceof Double number && !Double.isFinite(number)) {
        throw Results.defect(
            "Table %s, column %s: a number is NaN or infinite; a missing number is null"
                .formatted(table.name(), column.name()));
      }
    }
    rows.add(row);
    sorted = false;
  }

  int count() {
    return rows.size();
  }

  List<Record> sorted() {
    if (!sorted) {
      sort();
      sorted = true;
    }
    return Collections.unmodifiableList(rows);
  }

  private void sort() {
    List<Keyed> keyed = new ArrayList<>(rows.size());
    rows.forEach(row -> keyed.add(keyed(row)));
    Collections.sort(keyed);
    List<Record> inOrder = new ArrayList<>(rows.size());
    for (int i = 0; i < keyed.size(); i++) {
      if (i > 0 && keyed.get(i - 1).compareTo(keyed.get(i)) == 0) {
        throw Results.defect(
            "Table %s has several rows with one key (%s)"
                .formatted(table.name(), String.join(", ", table.key())));
      }
      inOrder.add(keyed.get(i).row());
    }
    rows = inOrder;
  }

  private Keyed keyed(Record row) {
    List<@Nullable Object> values = new ArrayList<>(key.size());
    key.forEach(column -> values.add(column.value(row)));
    return new Keyed(values, row);
  }

  /** A row with the values of its key, which are read once and not at each comparison. */
  private record Keyed(List<@Nullable Object> key, Record row) implements Comparable<Keyed> {
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
}
