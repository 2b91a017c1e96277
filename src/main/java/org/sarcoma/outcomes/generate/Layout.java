package org.sarcoma.outcomes.generate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.sarcoma.outcomes.registry.RegistryColumn;

/** How canonical values are stored. */
public enum Layout {
  /** Canonical types. */
  CANONICAL {
    @Override
    Type type(RegistryColumn column) {
      return switch (column.kind()) {
        case TEXT, CODE -> text(column);
        case DATE ->
            Types.optional(PrimitiveTypeName.INT32)
                .as(LogicalTypeAnnotation.dateType())
                .named(column.name());
        case WHOLE_NUMBER -> Types.optional(PrimitiveTypeName.INT32).named(column.name());
        case DECIMAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
        case FLAG -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
      };
    }

    @Override
    void write(Object value, RegistryColumn column, RecordConsumer out) {
      switch (column.kind()) {
        case TEXT, CODE -> out.addBinary(Binary.fromString(value.toString()));
        case DATE -> out.addInteger((int) ((LocalDate) value).toEpochDay());
        case WHOLE_NUMBER -> out.addInteger((Integer) value);
        case DECIMAL -> out.addDouble((Double) value);
        case FLAG -> out.addBoolean((Boolean) value);
      }
    }
  },
  /** Text only: German dates, codes in upper case, mm and cGy. */
  MESSY {
    private static final DateTimeFormatter DAY =
        DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

    @Override
    Type type(RegistryColumn column) {
      return text(column);
    }

    @Override
    void write(Object value, RegistryColumn column, RecordConsumer out) {
      String text =
          switch (column.kind()) {
            case TEXT, WHOLE_NUMBER -> value.toString();
            case CODE, FLAG -> value.toString().toUpperCase(Locale.ROOT);
            case DATE -> DAY.format((LocalDate) value);
            case DECIMAL -> Long.toString(Math.round((Double) value * factor(column)));
          };
      out.addBinary(Binary.fromString(text));
    }
  };

  abstract Type type(RegistryColumn column);

  /** Writes a value that is there. */
  abstract void write(Object value, RegistryColumn column, RecordConsumer out);

  /** Units of a messy layout per canonical unit. */
  static int factor(RegistryColumn column) {
    return switch (column.name()) {
      case "size_cm" -> 10;
      case "total_dose_gy" -> 100;
      default -> 1;
    };
  }

  private static Type text(RegistryColumn column) {
    return Types.optional(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(column.name());
  }
}
