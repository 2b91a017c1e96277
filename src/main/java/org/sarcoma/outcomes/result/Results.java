package org.sarcoma.outcomes.result;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one run by table, in the order in which they are published. A table without rows is
 * there too.
 *
 * <p>Rows sort by the key of their table: strings by code unit, numbers by size, dates by time,
 * false before true, enum constants as declared, nulls last. The order in which rows are added does
 * not matter. Not safe for use by several threads.
 *
 * <p>A row of an unknown table, a NaN or infinite number and a repeated key are defects of the job:
 * {@link JobFailure} with {@link ExitCode#INTERNAL}. Messages name table and column, never a value.
 */
public final class Results {
  private final Map<Class<? extends Record>, List<Record>> rowsByTable = new LinkedHashMap<>();

  /** Holds exactly these tables, each empty. */
  public Results(List<Class<? extends Record>> tables) {
    for (Class<? extends Record> table : tables) {
      keyColumns(table);
      rowsByTable.put(table, new ArrayList<>());
    }
  }

  public void add(Record row) {
    List<Record> rows = rowsOf(row.getClass());
    for (RecordComponent column : row.getClass().getRecordComponents()) {
      if (value(column, row) instanceof Double number && !Double.isFinite(number)) {
        throw defect(
            "Table %s, column %s: a number is NaN or infinite; a missing number is null"
                .formatted(name(row.getClass()), column.getName()));
      }
    }
    rows.add(row);
  }

  public void addAll(Collection<? extends Record> rows) {
    rows.forEach(this::add);
  }

  /** The tables, in the order in which they were named. */
  public List<Class<? extends Record>> tables() {
    return List.copyOf(rowsByTable.keySet());
  }

  /** Number of rows added to a table. */
  public long count(Class<? extends Record> table) {
    return rowsOf(table).size();
  }

  /** The rows of a table, sorted by its key. */
  public <T extends Record> List<T> rows(Class<T> table) {
    List<T> rows = new ArrayList<>();
    rowsOf(table).forEach(row -> rows.add(table.cast(row)));
    Comparator<Record> order = keyOrder(table);
    rows.sort(order);
    for (int i = 1; i < rows.size(); i++) {
      if (order.compare(rows.get(i - 1), rows.get(i)) == 0) {
        throw defect(
            "Table %s has several rows with one key (%s)"
                .formatted(name(table), String.join(", ", annotation(table).key())));
      }
    }
    return rows;
  }

  private List<Record> rowsOf(Class<?> table) {
    List<Record> rows = rowsByTable.get(table);
    if (rows == null) {
      throw defect("%s is not one of the published tables".formatted(table.getSimpleName()));
    }
    return rows;
  }

  private static Comparator<Record> keyOrder(Class<? extends Record> table) {
    List<RecordComponent> key = keyColumns(table);
    return (left, right) -> {
      for (RecordComponent column : key) {
        int order = compare(value(column, left), value(column, right));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private static List<RecordComponent> keyColumns(Class<? extends Record> table) {
    List<RecordComponent> columns = new ArrayList<>();
    for (String name : annotation(table).key()) {
      columns.add(
          Arrays.stream(table.getRecordComponents())
              .filter(column -> column.getName().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> defect("Key column %s is not in table %s".formatted(name, name(table)))));
    }
    return columns;
  }

  /** Both values are of one column, so of one type. */
  @SuppressWarnings("unchecked")
  private static int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    return ((Comparable<Object>) left).compareTo(right);
  }

  private static @Nullable Object value(RecordComponent column, Record row) {
    try {
      column.getAccessor().setAccessible(true);
      return column.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read column " + column.getName(), e);
    }
  }

  private static ResultTable annotation(Class<?> table) {
    ResultTable annotation = table.getAnnotation(ResultTable.class);
    if (annotation == null) {
      throw defect("%s is not marked as a result table".formatted(table.getSimpleName()));
    }
    return annotation;
  }

  private static String name(Class<?> table) {
    return annotation(table).name();
  }

  private static JobFailure defect(String sentence) {
    return new JobFailure(ExitCode.INTERNAL, sentence);
  }
}
