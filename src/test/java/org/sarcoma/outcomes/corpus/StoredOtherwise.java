package org.sarcoma.outcomes.corpus;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.parquet.io.api.Binary;

/** The same values in columns of other types. */
final class StoredOtherwise {
  private static final String DATE = "diagnosis_date";
  private static final String NUMBER = "size_cm";
  private static final String COUNT = "fnclcc_grade";
  private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;

  private StoredOtherwise() {}

  static List<CorpusCase> cases() {
    return Stream.of(dates(), counts(), numbers(), texts()).flatMap(it -> it).toList();
  }

  private static CorpusCase of(String column, String type, UnaryOperator<Object> convert) {
    return CorpusCase.of(
        "stored otherwise",
        column + " as " + type.formatted("it"),
        TableData.rewritten(it -> it.with(column, type, convert)),
        Outcome.readExactly());
  }

  private static Stream<CorpusCase> dates() {
    long millis = TimeUnit.DAYS.toMillis(1);
    return Stream.of(
        of(DATE, "optional binary %s (STRING);", it -> LocalDate.ofEpochDay((int) it).toString()),
        of(DATE, "optional int64 %s (TIMESTAMP(MILLIS,true));", it -> (int) it * millis),
        of(DATE, "optional int64 %s (TIMESTAMP(MILLIS,false));", it -> (int) it * millis),
        of(DATE, "optional int64 %s (TIMESTAMP(MICROS,true));", it -> (int) it * millis * 1000),
        of(
            DATE,
            "optional int64 %s (TIMESTAMP(MICROS,false)); ",
            it -> ((int) it + 1) * millis * 1000 - 1),
        of(
            DATE,
            "optional int64 %s (TIMESTAMP(NANOS,true));",
            it -> (int) it * TimeUnit.DAYS.toNanos(1)),
        of(
            DATE,
            "optional int64 %s (TIMESTAMP(NANOS,false));",
            it -> (int) it * TimeUnit.DAYS.toNanos(1)),
        of(DATE, "optional int96 %s;", it -> int96((int) it)));
  }

  private static Binary int96(int day) {
    ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(TimeUnit.HOURS.toNanos(23)).putInt(day + JULIAN_DAY_OF_EPOCH);
    return Binary.fromConstantByteArray(bytes.array());
  }

  private static Stream<CorpusCase> counts() {
    return Stream.of(
        of(COUNT, "optional int32 %s (INTEGER(8,true));", it -> it),
        of(COUNT, "optional int32 %s (INTEGER(16,false));", it -> it),
        of(COUNT, "optional int64 %s;", it -> (long) (int) it),
        of(COUNT, "optional int32 %s (DECIMAL(9,0));", it -> it),
        of(COUNT, "optional int64 %s (DECIMAL(18,0));", it -> (long) (int) it),
        of(COUNT, "optional fixed_len_byte_array(16) %s (DECIMAL(38,0));", it -> fixed(it, 0, 16)),
        of(COUNT, "optional double %s;", it -> (double) (int) it),
        of(COUNT, "optional binary %s (STRING);", Object::toString));
  }

  private static Stream<CorpusCase> numbers() {
    return Stream.of(
        of(NUMBER, "optional float %s;", it -> (float) (double) it),
        of(NUMBER, "optional int32 %s (DECIMAL(5,1));", it -> unscaled(it, 1).intValueExact()),
        of(NUMBER, "optional int64 %s (DECIMAL(12,3));", it -> unscaled(it, 3).longValueExact()),
        of(NUMBER, "optional fixed_len_byte_array(8) %s (DECIMAL(18,2));", it -> fixed(it, 2, 8)),
        of(
            NUMBER,
            "optional binary %s (DECIMAL(20,4));",
            it -> Binary.fromConstantByteArray(unscaled(it, 4).toByteArray())),
        of(NUMBER, "optional binary %s (STRING);", Object::toString));
  }

  private static BigInteger unscaled(Object number, int scale) {
    return new BigDecimal(number.toString()).setScale(scale).unscaledValue();
  }

  private static Binary fixed(Object number, int scale, int length) {
    byte[] shortest = unscaled(number, scale).toByteArray();
    byte[] bytes = new byte[length];
    System.arraycopy(shortest, 0, bytes, length - shortest.length, shortest.length);
    return Binary.fromConstantByteArray(bytes);
  }

  private static Stream<CorpusCase> texts() {
    return Stream.of(
        of("topography", "optional binary %s (ENUM);", it -> it),
        of("topography", "optional binary %s;", it -> it),
        of("tumor_id", "required int32 %s;", it -> Integer.valueOf((String) it)),
        of("completed_as_planned", "optional binary %s (STRING);", Object::toString)
            .inTable("radiotherapy"),
        of("fractions", "optional binary %s (STRING);", Object::toString).inTable("radiotherapy"));
  }
}
