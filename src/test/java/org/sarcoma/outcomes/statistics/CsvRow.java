package org.sarcoma.outcomes.statistics;

import java.util.LinkedHashMap;
import java.util.Map;

/** One row of a {@link CsvTable}, by column name. */
record CsvRow(Map<String, String> cells) {

  /** A cell as it is written; an empty one is "". */
  String text(String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new IllegalArgumentException("No column %s in %s".formatted(column, cells.keySet()));
    }
    return cell;
  }

  boolean has(String column, String value) {
    return text(column).equals(value);
  }

  double number(String column) {
    return Double.parseDouble(text(column));
  }

  long count(String column) {
    return Long.parseLong(text(column));
  }

  /** A copy with one more column. */
  CsvRow with(String column, String value) {
    Map<String, String> copy = new LinkedHashMap<>(cells);
    copy.put(column, value);
    return new CsvRow(copy);
  }

  @Override
  public String toString() {
    return cells.toString();
  }
}
