package org.sarcoma.outcomes.example;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A column of an institution's own table.
 *
 * @param name as the institution calls it
 * @param canonical canonical column it is filled from
 * @param encoding from the canonical value, never null, to the institution's own
 */
record SourceColumn(String name, Type type, String canonical, UnaryOperator<Object> encoding) {

  /** What a column is in Parquet. */
  enum Type {
    TEXT,
    DATE,
    TIMESTAMP,
    INT,
    LONG,
    DOUBLE,
    BOOLEAN
  }

  /** A column that is as in the canonical table. */
  static SourceColumn same(String name, Type type) {
    return new SourceColumn(name, type, name, UnaryOperator.identity());
  }

  /** A column that only has another name. */
  static SourceColumn renamed(String name, Type type, String canonical) {
    return new SourceColumn(name, type, canonical, UnaryOperator.identity());
  }

  /** A text column of the institution's own codes; what has no code is written as it is. */
  static SourceColumn coded(String name, String canonical, Map<?, String> codes) {
    return new SourceColumn(
        name, Type.TEXT, canonical, value -> codes.containsKey(value) ? codes.get(value) : value);
  }

  /** A date written as text; what is not a date is written as it is. */
  static SourceColumn textDate(String name, String canonical, DateTimeFormatter format) {
    return new SourceColumn(
        name,
        Type.TEXT,
        canonical,
        value -> value instanceof LocalDate date ? date.format(format) : value);
  }

  /** A whole number of a smaller unit. */
  static SourceColumn scaled(String name, String canonical, int factor) {
    return new SourceColumn(
        name, Type.INT, canonical, value -> (int) Math.round((Double) value * factor));
  }

  Object encode(Row canonicalRow) {
    Object value = canonicalRow.value(canonical);
    return value == null ? null : encoding.apply(value);
  }
}
