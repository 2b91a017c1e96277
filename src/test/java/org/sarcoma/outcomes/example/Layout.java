package org.sarcoma.outcomes.example;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of an institution in its own names, codes and units.
 *
 * @param missing how a text column says that a value is missing, besides null
 */
record Layout(List<Table> tables, List<String> missing) {

  /**
   * One table.
   *
   * @param canonical canonical name
   * @param name the institution's name
   * @param files number of Parquet files
   */
  record Table(String canonical, String name, int files, List<SourceColumn> columns) {}

  List<SourceTable> of(Registry registry) {
    return tables.stream()
        .map(
            table ->
                new SourceTable(
                    table.name(), table.columns(), rows(table, registry), table.files()))
        .toList();
  }

  private List<Row> rows(Table table, Registry registry) {
    List<Row> rows = new ArrayList<>();
    for (Row canonical : registry.rows(table.canonical())) {
      Row row = new Row();
      for (SourceColumn column : table.columns()) {
        Object value = column.encode(canonical);
        row.set(column.name(), value == null ? missing(column, rows.size()) : value);
      }
      rows.add(row);
    }
    return rows;
  }

  private String missing(SourceColumn column, int rowNumber) {
    int spelling = rowNumber % (missing.size() + 1);
    return column.type() != SourceColumn.Type.TEXT || spelling == missing.size()
        ? null
        : missing.get(spelling);
  }

  static List<SourceColumn> columns(SourceColumn... columns) {
    return Stream.of(columns).toList();
  }
}
