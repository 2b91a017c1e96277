package org.sarcoma.outcomes.corpus;

import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;

/** The value of a column in a row, by what it is stored as; text is a String. */
final class Cell {
  private Cell() {}

  static Object read(Group row, PrimitiveType column) {
    String name = column.getName();
    return switch (column.getPrimitiveTypeName()) {
      case BOOLEAN -> row.getBoolean(name, 0);
      case INT32 -> row.getInteger(name, 0);
      case INT64 -> row.getLong(name, 0);
      case DOUBLE -> row.getDouble(name, 0);
      case FLOAT -> row.getFloat(name, 0);
      case BINARY -> row.getString(name, 0);
      case INT96, FIXED_LEN_BYTE_ARRAY -> throw new IllegalArgumentException(name);
    };
  }

  /** Writes a value, or lets a nested value write itself. */
  static void write(Group row, String column, Object value) {
    if (value instanceof Nested nested) {
      nested.accept(row.addGroup(column));
    } else if (value instanceof Boolean it) {
      row.add(column, it);
    } else if (value instanceof Integer it) {
      row.add(column, it);
    } else if (value instanceof Long it) {
      row.add(column, it);
    } else if (value instanceof Double it) {
      row.add(column, it);
    } else if (value instanceof Float it) {
      row.add(column, it);
    } else if (value instanceof Binary it) {
      row.add(column, it);
    } else {
      row.add(column, (String) value);
    }
  }

  /** Writes what is in a group. */
  @FunctionalInterface
  interface Nested extends Consumer<Group> {}
}
