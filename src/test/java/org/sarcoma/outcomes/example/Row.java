package org.sarcoma.outcomes.example;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** One row of a table: values by column name; a column that is not set is missing. */
final class Row {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Sets a column; null leaves it missing. */
  Row set(String column, Object value) {
    if (value == null) {
      values.remove(column);
    } else {
      values.put(column, value);
    }
    return this;
  }

  boolean has(String column) {
    return values.containsKey(column);
  }

  Object value(String column) {
    return values.get(column);
  }

  String text(String column) {
    return (String) values.get(column);
  }

  LocalDate date(String column) {
    return (LocalDate) values.get(column);
  }

  int integer(String column) {
    return (Integer) values.get(column);
  }

  double number(String column) {
    return (Double) values.get(column);
  }

  boolean is(String column, Object value) {
    return value.equals(values.get(column));
  }

  Row copy() {
    Row copy = new Row();
    copy.values.putAll(values);
    return copy;
  }

  Map<String, Object> values() {
    return values;
  }
}
