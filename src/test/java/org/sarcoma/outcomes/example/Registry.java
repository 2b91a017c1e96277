package org.sarcoma.outcomes.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All rows of an institution by table, in the canonical layout. */
record Registry(Map<String, List<Row>> tables) {

  static Registry of(List<Chart> charts) {
    Map<String, List<Row>> tables = new LinkedHashMap<>();
    for (String table : Canonical.TABLES.keySet()) {
      List<Row> rows = new ArrayList<>();
      charts.forEach(chart -> rows.addAll(chart.rows(table)));
      tables.put(table, rows);
    }
    return new Registry(tables);
  }

  void add(Chart chart) {
    tables.forEach((table, rows) -> rows.addAll(chart.rows(table)));
  }

  List<Row> rows(String table) {
    return tables.get(table);
  }

  Row add(String table) {
    Row row = new Row();
    rows(table).add(row);
    return row;
  }
}
