package org.sarcoma.outcomes.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private final Map<Class<? extends Record>, TableRows> tables = new LinkedHashMap<>();

  /** Holds exactly these tables, each empty. */
  public Results(List<Class<? extends Record>> tables) {
    tables.forEach(table -> this.tables.put(table, new TableRows(table)));
  }

  public void add(Record row) {
    rowsOf(row.getClass()).add(row);
  }

  public void addAll(Collection<? extends Record> rows) {
    rows.forEach(this::add);
  }

  /** Computes rows on all cores, and adds them. */
  public void computeAll(List<RowSource> sources) {
    Cores.map(sources, RowSource::rows).forEach(this::addAll);
  }

  /**
   * Adds all rows of a table, which are computed when they are asked for, each time anew.
   *
   * @param parts in the order of the key
   */
  public void addLater(Class<? extends Record> table, List<OrderedRows> parts) {
    rowsOf(table).addLater(parts);
  }

  /** The tables, in the order in which they were named. */
  public List<Class<? extends Record>> tables() {
    return List.copyOf(tables.keySet());
  }

  /** The rows of a table, sorted by its key. */
  public <T extends Record> List<T> rows(Class<T> table) {
    List<Record> sorted = rowsOf(table).sorted();
    List<T> rows = new ArrayList<>(sorted.size());
    sorted.forEach(row -> rows.add(table.cast(row)));
    return rows;
  }

  /** The same rows in parts, at least one, that need not be in memory together. */
  public List<RowSource> parts(Class<? extends Record> table) {
    return rowsOf(table).chunks();
  }

  private TableRows rowsOf(Class<?> table) {
    TableRows rows = tables.get(table);
    if (rows == null) {
      throw defect("%s is not one of the published tables".formatted(table.getSimpleName()));
    }
    return rows;
  }

  static JobFailure defect(String sentence) {
    return new JobFailure(ExitCode.INTERNAL, sentence);
  }
}
