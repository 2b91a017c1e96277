package org.sarcoma.outcomes.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The types that a published column can have, in Java, Parquet and Spark. */
enum ColumnType {
  STRING("string", BINARY) {
    @Override
    void write(RecordConsumer consumer, Object value) {
      consumer.addBinary(bytes(value));
    }
  },
  INT("integer", INT32) {
    @Override
    void write(RecordConsumer consumer, Object value) {
      consumer.addInteger((Integer) value);
    }
  },
  BIGINT("long", INT64) {
    @Override
    void write(RecordConsumer consumer, Object value) {
      consumer.addLong((Long) value);
    }
  },
  DOUBLE("double", PrimitiveTypeName.DOUBLE) {
    @Override
    void write(RecordConsumer consumer, Object value) {
      consumer.addDouble((Double) value);
    }
  },
  BOOLEAN("boolean", PrimitiveTypeName.BOOLEAN) {
    @Override
    void write(RecordConsumer consumer, Object value) {
      consumer.addBoolean((Boolean) value);
    }
  },
  DATE("date", INT32) {
    @Override
    void write(RecordConsumer consumer, Object value) {
      consumer.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
    }
  };

  private final String sparkName;
  private final PrimitiveTypeName primitive;

  ColumnType(String sparkName, PrimitiveTypeName primitive) {
    this.sparkName = sparkName;
    this.primitive = primitive;
  }

  abstract void write(RecordConsumer consumer, Object value);

  /** The name of the type in the JSON form of a Spark schema. */
  String sparkName() {
    return sparkName;
  }

  PrimitiveType parquetType(String column) {
    return Types.optional(primitive).as(annotation()).named(column);
  }

  private @Nullable LogicalTypeAnnotation annotation() {
    return switch (this) {
      case STRING -> LogicalTypeAnnotation.stringType();
      case DATE -> LogicalTypeAnnotation.dateType();
      case INT, BIGINT, DOUBLE, BOOLEAN -> null;
    };
  }

  /** The type of the column that a record component of this class becomes; empty if none does. */
  static Optional<ColumnType> of(Class<?> component) {
    if (component == String.class || component.isEnum()) {
      return Optional.of(STRING);
    }
    if (component == LocalDate.class) {
      return Optional.of(DATE);
    }
    return ofPrimitive(component);
  }

  private static Optional<ColumnType> ofPrimitive(Class<?> component) {
    if (component == int.class || component == Integer.class) {
      return Optional.of(INT);
    }
    if (component == long.class || component == Long.class) {
      return Optional.of(BIGINT);
    }
    if (component == double.class || component == Double.class) {
      return Optional.of(DOUBLE);
    }
    return component == boolean.class || component == Boolean.class
        ? Optional.of(BOOLEAN)
        : Optional.empty();
  }

  /** A text as it is published. */
  static Binary bytes(Object value) {
    return Binary.fromConstantByteArray(text(value).getBytes(UTF_8));
  }

  /** An enum constant is published in lower case. */
  static String text(Object value) {
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : value.toString();
  }
}
