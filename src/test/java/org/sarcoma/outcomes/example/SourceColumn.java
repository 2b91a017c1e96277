package org.sarcoma.outcomes.example;

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

  Object encode(Row canonicalRow) {
    Object value = canonicalRow.value(canonical);
    return value == null ? null : encoding.apply(value);
  }
}
