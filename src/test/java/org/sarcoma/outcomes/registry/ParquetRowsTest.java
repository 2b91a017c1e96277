package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

class ParquetRowsTest {
  private static final Configuration HADOOP = new Configuration();
  private static final LocalDate DAY = LocalDate.of(1969, 12, 31);

  @TempDir private Path folder;

  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("binary c (STRING)", "täxt", "täxt"),
        Arguments.of("binary c", "text", "text"),
        Arguments.of("binary c (ENUM)", "text", "text"),
        Arguments.of("boolean c", true, true),
        Arguments.of("boolean c", false, false),
        Arguments.of("int32 c", -7, -7L),
        Arguments.of("int32 c (INTEGER(8,true))", -7, -7L),
        Arguments.of("int32 c (INTEGER(32,false))", -1, 4294967295L),
        Arguments.of("int64 c", 1L << 40, 1L << 40),
        Arguments.of("float c", 7.6f, 7.6),
        Arguments.of("double c", 7.6, 7.6),
        Arguments.of("int32 c (DATE)", -1, DAY),
        Arguments.of("int64 c (TIMESTAMP(MILLIS,true))", -1L, DAY),
        Arguments.of("int64 c (TIMESTAMP(MICROS,true))", -86_400_000_000L, DAY),
        Arguments.of("int64 c (TIMESTAMP(NANOS,false))", -1L, DAY),
        Arguments.of("int96 c", int96(2_440_587, 86_399_999_999_999L), DAY),
        Arguments.of("int32 c (DECIMAL(9,2))", 760, new BigDecimal("7.60")),
        Arguments.of("int64 c (DECIMAL(18,2))", -760L, new BigDecimal("-7.60")),
        Arguments.of("binary c (DECIMAL(30,2))", decimal(-760), new BigDecimal("-7.60")),
        Arguments.of(
            "fixed_len_byte_array(2) c (DECIMAL(4,1))", decimal(760), new BigDecimal("76.0")));
  }

  private static Binary int96(int julianDay, long nanos) {
    ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    return Binary.fromConstantByteArray(bytes.putLong(nanos).putInt(julianDay).array());
  }

  private static Binary decimal(long unscaled) {
    return Binary.fromConstantByteArray(BigInteger.valueOf(unscaled).toByteArray());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void readsEveryTypeWithAndWithoutDictionary(String type, Object stored, Object cell)
      throws IOException {
    List<Map<String, Object>> rows =
        List.of(Map.of("p", "a", "c", stored), Map.of("p", "b"), Map.of("p", "c", "c", stored));
    for (boolean isDictionary : new boolean[] {true, false}) {
      Path file = folder.resolve(isDictionary + ".parquet");
      Registry.write(
          file,
          "required binary p (STRING); optional " + type + ";",
          rows,
          it -> it.withDictionaryEncoding(isDictionary));

      List<List<@Nullable Object>> read = read(part(file, 0, Files.size(file)));

      assertThat(read).extracting(it -> it.get(0)).containsExactly("a", "b", "c");
      assertThat(read).extracting(it -> it.get(1)).containsExactly(cell, null, cell);
    }
  }

  /** A part of a file with the patient in column p, and in column c the year of birth. */
  private static FilePart part(Path file, long start, long end) {
    Institution institution =
        Registry.small(
            Path.of("data"),
            "patient { absent = [linkage-id, sex, vital-status, death-date, cause-of-death,"
                + " last-contact-date], columns { patient-id = p, birth-year = c } }");
    return new FilePart(
        new TableScan("umc", institution.mappings().get(0), false), file.toString(), start, end);
  }

  private static List<List<@Nullable Object>> read(FilePart part) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (ParquetRows source = new ParquetRows("umc", part, HADOOP)) {
      for (@Nullable Object[] row = source.next(); row != null; row = source.next()) {
        rows.add(java.util.Arrays.asList(row.clone()));
      }
    }
    return rows;
  }

  private Path manyRowGroups() throws IOException {
    Path file = folder.resolve("many.parquet");
    List<Map<String, Object>> rows =
        IntStream.range(0, 2000)
            .<Map<String, Object>>mapToObj(it -> Map.of("p", "p" + it, "c", it))
            .toList();
    Registry.write(
        file,
        "required binary p (STRING); optional int32 c;",
        rows,
        it -> it.withRowGroupRowCountLimit(150));
    return file;
  }

  private RegistryFooters.Footer footer(Path file) {
    Institution institution =
        Registry.small(
            folder,
            "patient { path = \"%s\" }".formatted(file.getFileName()),
            "diagnosis { path = \"%s\" }".formatted(file.getFileName()));
    return RegistryFooters.read(HADOOP, List.of(institution)).tables().get(0).footers().get(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 700, 1500, 4000, 1_000_000})
  void partsHoldEveryRowExactlyOnceWhereverTheyAreCut(long partBytes) throws IOException {
    Path file = manyRowGroups();
    List<@Nullable Object> patients = new ArrayList<>();

    for (long start = 0; start < Files.size(file); start += partBytes * 10) {
      long end = Math.min(Files.size(file), start + partBytes * 10);
      read(part(file, start, end)).forEach(it -> patients.add(it.get(0)));
    }

    assertThat(patients)
        .containsExactlyElementsOf(IntStream.range(0, 2000).mapToObj(it -> "p" + it).toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 3000, 1L << 32})
  void aFileIsCutBetweenItsRowGroups(long partBytes) throws IOException {
    Path file = manyRowGroups();
    RegistryFooters.Footer footer = footer(file);
    TableScan scan = part(file, 0, 0).scan();

    List<FilePart> parts = FilePart.of(scan, footer, partBytes);

    List<Long> starts =
        footer.metadata().getBlocks().stream().map(BlockMetaData::getStartingPos).toList();
    assertThat(starts).hasSize(14);
    assertThat(parts.get(0).start()).isZero();
    assertThat(parts.get(parts.size() - 1).end()).isEqualTo(Files.size(file));
    for (int i = 1; i < parts.size(); i++) {
      assertThat(parts.get(i).start()).isEqualTo(parts.get(i - 1).end()).isIn(starts);
      assertThat(parts.get(i - 1).end() - parts.get(i - 1).start())
          .isGreaterThanOrEqualTo(partBytes);
    }
    assertThat(parts).hasSizeBetween(partBytes > 3000 ? 1 : 2, partBytes == 100 ? 14 : 13);
    assertThat(parts.stream().mapToInt(it -> read(it).size()).sum()).isEqualTo(2000);
  }

  @Test
  void tasksHoldEveryPartExactlyOnce() {
    TableScan scan = part(folder.resolve("x"), 0, 0).scan();
    List<FilePart> parts =
        IntStream.range(0, 50)
            .mapToObj(it -> new FilePart(scan, "file" + it, 0, 1 + it * it))
            .toList();

    for (int tasks : new int[] {1, 2, 7, 64}) {
      List<List<FilePart>> dealt = FilePart.tasks(parts, tasks);

      assertThat(dealt.stream().flatMap(List::stream).toList()).isEqualTo(parts);
      assertThat(dealt).allSatisfy(it -> assertThat(it).isNotEmpty());
      assertThat(dealt).hasSizeLessThanOrEqualTo(tasks);
    }
    assertThat(FilePart.tasks(parts, 7)).hasSizeGreaterThan(4);
    assertThat(FilePart.tasks(List.of(), 2)).isEmpty();
  }

  @Test
  void aSourceColumnOfSeveralColumnsIsReadOnce() throws IOException {
    Path file = folder.resolve("one.parquet");
    Registry.write(file, "required int32 p;", List.of(Map.of("p", 7)));
    Institution institution =
        Registry.small(
            folder,
            "patient { absent = [sex, vital-status, death-date, cause-of-death, birth-year,"
                + " last-contact-date], columns { patient-id = p, linkage-id = p } }");
    FilePart part =
        new FilePart(
            new TableScan("umc", institution.mappings().get(0), false),
            file.toString(),
            0,
            Files.size(file));

    assertThat(read(part).get(0)).containsExactly(7L);
  }

  @Test
  void aFlippedBitInAPageIsToldByItsChecksum() throws IOException {
    Path file = manyRowGroups();
    byte[] bytes = Files.readAllBytes(file);
    bytes[40] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> read(part(file, 0, bytes.length)))
        .isInstanceOf(JobFailure.class)
        .hasMessageStartingWith(
            "Registry \"umc\": file %s of table patient is damaged (".formatted(file))
        .hasMessageEndingWith("); supply it again.")
        .hasNoCause()
        .extracting(it -> ((JobFailure) it).exitCode())
        .isEqualTo(ExitCode.DATA);
  }

  @Test
  void aFileThatDisappearedIsWorthAnotherRun() {
    assertThatThrownBy(() -> read(part(folder.resolve("gone.parquet"), 0, 100)))
        .isInstanceOf(JobFailure.class)
        .hasMessageContaining("gone.parquet of table patient disappeared while it was read")
        .extracting(it -> ((JobFailure) it).exitCode())
        .isEqualTo(ExitCode.TEMPORARY);
  }
}
