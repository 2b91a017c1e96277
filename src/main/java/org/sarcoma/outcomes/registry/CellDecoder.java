package org.sarcoma.outcomes.registry;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a Parquet column become Java values, whatever bytes they are stored in.
 *
 * <p>A timestamp stands for a day. One that is not adjusted to UTC is what a local calendar and
 * clock showed, and its day is that day. One that is adjusted to UTC, as every INT96 is, is a point
 * in time, and its day is the day in UTC.
 *
 * @param fromLong for columns stored as whole numbers or flags
 * @param fromBinary for columns stored as bytes
 */
record CellDecoder(Kind kind, LongFunction<Object> fromLong, Function<Binary, Object> fromBinary) {
  private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;
  private static final char REPLACEMENT = '\uFFFD';

  /** What the cells are: String, Boolean, Long or BigDecimal, Double or BigDecimal, LocalDate. */
  enum Kind {
    TEXT("text"),
    FLAG("true or false"),
    WHOLE("a whole number"),
    FRACTION("a number"),
    DATE("a date");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }
  }

  /** Returns how to read a column, or null if it holds nothing that a cell can be read from. */
  static @Nullable CellDecoder of(Type type) {
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      return null;
    }
    PrimitiveType primitive = type.asPrimitiveType();
    LogicalTypeAnnotation logical = primitive.getLogicalTypeAnnotation();
    return switch (primitive.getPrimitiveTypeName()) {
      case BOOLEAN -> ofLongs(Kind.FLAG, it -> it != 0);
      case INT32, INT64 -> ofWholeNumbers(logical);
      case INT96 -> ofBytes(Kind.DATE, CellDecoder::int96);
      case FLOAT, DOUBLE -> ofLongs(Kind.FRACTION, Double::longBitsToDouble);
      case BINARY, FIXED_LEN_BYTE_ARRAY -> ofBytes(primitive, logical);
    };
  }

  private static @Nullable CellDecoder ofWholeNumbers(@Nullable LogicalTypeAnnotation logical) {
    if (logical == null) {
      return ofLongs(Kind.WHOLE, it -> it);
    }
    if (logical instanceof IntLogicalTypeAnnotation whole) {
      return ofIntegers(whole);
    }
    if (logical instanceof DateLogicalTypeAnnotation) {
      return ofLongs(Kind.DATE, LocalDate::ofEpochDay);
    }
    if (logical instanceof TimestampLogicalTypeAnnotation time) {
      long unitsPerDay = unitsPerDay(time.getUnit());
      return ofLongs(Kind.DATE, it -> LocalDate.ofEpochDay(Math.floorDiv(it, unitsPerDay)));
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      int scale = decimal.getScale();
      return ofLongs(kind(decimal), it -> BigDecimal.valueOf(it, scale));
    }
    return null;
  }

  private static @Nullable CellDecoder ofIntegers(IntLogicalTypeAnnotation whole) {
    if (whole.isSigned()) {
      return ofLongs(Kind.WHOLE, it -> it);
    }
    return whole.getBitWidth() == Long.SIZE
        ? null
        : ofLongs(Kind.WHOLE, it -> Integer.toUnsignedLong((int) it));
  }

  private static @Nullable CellDecoder ofBytes(
      PrimitiveType primitive, @Nullable LogicalTypeAnnotation logical) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      int scale = decimal.getScale();
      return ofBytes(
          kind(decimal), it -> new BigDecimal(new BigInteger(it.getBytesUnsafe()), scale));
    }
    // Some writers leave the annotation of text out.
    boolean isText =
        primitive.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY
            && (logical == null
                || logical instanceof StringLogicalTypeAnnotation
                || logical instanceof EnumLogicalTypeAnnotation);
    return isText ? ofBytes(Kind.TEXT, CellDecoder::text) : null;
  }

  /** Databases export their whole numbers as decimals without decimal places. */
  private static Kind kind(DecimalLogicalTypeAnnotation decimal) {
    return decimal.getScale() == 0 ? Kind.WHOLE : Kind.FRACTION;
  }

  /** Bytes of another encoding would become marks of replacement, which all look the same. */
  private static Object text(Binary stored) {
    String text = stored.toStringUsingUTF8();
    if (text.indexOf(REPLACEMENT) >= 0) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(stored.toByteBuffer());
      } catch (CharacterCodingException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text;
  }

  private static Object int96(Binary stored) {
    ByteBuffer bytes = stored.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long days = Math.floorDiv(bytes.getLong(), TimeUnit.DAYS.toNanos(1));
    return LocalDate.ofEpochDay(days + bytes.getInt() - JULIAN_DAY_OF_EPOCH);
  }

  private static long unitsPerDay(LogicalTypeAnnotation.TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> TimeUnit.DAYS.toMillis(1);
      case MICROS -> TimeUnit.DAYS.toMicros(1);
      case NANOS -> TimeUnit.DAYS.toNanos(1);
    };
  }

  private static CellDecoder ofLongs(Kind kind, LongFunction<Object> fromLong) {
    return new CellDecoder(
        kind,
        fromLong,
        it -> {
          throw new IllegalStateException("Bytes where numbers are stored");
        });
  }

  private static CellDecoder ofBytes(Kind kind, Function<Binary, Object> fromBinary) {
    return new CellDecoder(
        kind,
        it -> {
          throw new IllegalStateException("A number where bytes are stored");
        },
        fromBinary);
  }
}
