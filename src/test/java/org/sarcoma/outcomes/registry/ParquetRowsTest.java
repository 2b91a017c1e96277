package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.hadoop.ParquetInputFormat;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
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
import scala.Tuple2;

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
        Arguments.of("int64 c (TIMESTAMP(MICROS,false))", -1L, DAY),
        Arguments.of("int96 c", int96(2_440_587, 86_399_999_999_999L), DAY),
        Arguments.of("int96 c", int96(2_440_588, -1), DAY),
        Arguments.of("int64 c (DECIMAL(18,0))", 1L << 40, new BigDecimal(1L << 40)),
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

      List<List<@Nullable Object>> read = read(part(file));

      assertThat(read).extracting(it -> it.get(0)).containsExactly("a", "b", "c");
      assertThat(read).extracting(it -> it.get(1)).containsExactly(cell, null, cell);
    }
  }

  /** The patient table in two columns: the patient in p, the year of birth in c. */
  private static final String MAPPING =
      "patient { absent = [linkage-id, sex, vital-status, death-date, cause-of-death,"
          + " last-contact-date], columns { patient-id = p, birth-year = c } }";

  private static FilePart part(Path file) {
    return part(file, MAPPING);
  }

  private static FilePart part(Path file, String mapping) {
    return FilePart.of(scan(mapping), footer(file, mapping), Long.MAX_VALUE).get(0);
  }

  private static TableScan scan(String mapping) {
    return new TableScan("umc", table(mapping).mapping(), false);
  }

  private static TableFiles table(String mapping) {
    Institution institution = Registry.small(Path.of("data"), mapping);
    return new TableFiles(institution, institution.mappings().get(0));
  }

  private static RegistryFooters.Footer footer(Path file, String mapping) {
    FileStatus status =
        new FileStatus(
            file.toFile().length(), false, 1, 1, 0, new org.apache.hadoop.fs.Path(file.toUri()));
    return new SourceFile(table(mapping), status).footer(HADOOP);
  }

  private static List<List<@Nullable Object>> read(FilePart part) {
    return read(part, HADOOP);
  }

  private static List<List<@Nullable Object>> read(FilePart part, Configuration hadoop) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (ParquetRows source = new ParquetRows(part, hadoop)) {
      for (SourceBlock block = source.next(); block != null; block = source.next()) {
        for (int row = 0; row < block.rows(); row++) {
          rows.add(Arrays.asList(block.row(row).clone()));
        }
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

  @ParameterizedTest
  @ValueSource(longs = {100, 3000, 1L << 32})
  void aFileIsCutBetweenItsRowGroups(long partBytes) throws IOException {
    Path file = manyRowGroups();
    RegistryFooters.Footer footer = footer(file, MAPPING);

    List<FilePart> parts = FilePart.of(scan(MAPPING), footer, partBytes);

    assertThat(footer.metadata().getBlocks()).hasSize(14);
    assertThat(parts.get(0).from()).isZero();
    assertThat(parts.get(parts.size() - 1).to()).isEqualTo(14);
    for (int i = 1; i < parts.size(); i++) {
      assertThat(parts.get(i).from()).isEqualTo(parts.get(i - 1).to());
      assertThat(parts.get(i - 1).bytes()).isGreaterThanOrEqualTo(partBytes);
    }
    assertThat(parts).hasSizeBetween(partBytes > 3000 ? 1 : 2, partBytes == 100 ? 14 : 13);
    assertThat(parts.stream().flatMap(it -> read(it).stream()).map(it -> it.get(0)))
        .containsExactlyElementsOf(IntStream.range(0, 2000).mapToObj(it -> "p" + it).toList());
  }

  @Test
  void tasksHoldEveryPartExactlyOnce() {
    RegistryFile file = new RegistryFile("umc", RegistryTable.PATIENT, "x", 100, "", 1);
    List<FilePart> parts =
        IntStream.range(0, 50)
            .mapToObj(it -> new FilePart(scan(MAPPING), file, it, it + 1, 1 + it * it))
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
    FilePart part =
        part(
            file,
            "patient { absent = [sex, vital-status, death-date, cause-of-death, birth-year,"
                + " last-contact-date], columns { patient-id = p, linkage-id = p } }");

    assertThat(read(part).get(0)).containsExactly(7L);
  }

  /** Blocks end in the middle of row groups, and pages and dictionaries in the middle of blocks. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void blocksAndRowGroupsNeedNotEndTogether(boolean isDictionary) throws IOException {
    Path file = folder.resolve("blocks.parquet");
    Random random = new Random(1);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 9_000; i++) {
      int c = random.nextInt(700);
      rows.add(c < 100 ? Map.of("p", "p" + i) : Map.of("p", "p" + i, "c", c));
    }
    Registry.write(
        file,
        "required binary p (STRING); optional int32 c;",
        rows,
        it ->
            it.withDictionaryEncoding(isDictionary)
                .withRowGroupRowCountLimit(4_000)
                .withPageRowCountLimit(300)
                .withDictionaryPageSize(2_000));

    List<List<@Nullable Object>> read = read(part(file));

    assertThat(read).extracting(it -> it.get(0)).isEqualTo(cells(rows, "p"));
    assertThat(read)
        .extracting(it -> it.get(1) == null ? null : ((Long) it.get(1)).intValue())
        .isEqualTo(cells(rows, "c"));
  }

  private static List<@Nullable Object> cells(List<Map<String, Object>> rows, String name) {
    List<@Nullable Object> cells = new ArrayList<>();
    rows.forEach(it -> cells.add(it.get(name)));
    return cells;
  }

  /** On their way through the shuffle, no more values are kept than are of use. */
  @Test
  void manyRowsOneByOne() throws IOException {
    int count = 300_000;
    Path file = folder.resolve("rows.parquet");
    Registry.write(
        file,
        "required binary p (STRING); optional int32 c;",
        IntStream.range(0, count)
            .<Map<String, Object>>mapToObj(it -> Map.of("p", "p" + it, "c", 1900 + it % 90))
            .toList());
    FilePart part = part(file);
    int birthYear = RegistryTable.PATIENT.position("birth_year");

    Iterator<Tuple2<String, RowContent>> rows = part.scan().rows(part, HADOOP);

    int row = 0;
    List<Finding> findings = new ArrayList<>();
    while (rows.hasNext()) {
      Tuple2<String, RowContent> next = rows.next();
      if (next._2() instanceof Finding finding) {
        assertThat(next._1()).isEqualTo(PatientKey.of("umc", PatientKey.NOBODY));
        findings.add(finding);
      } else {
        assertThat(next._1()).isEqualTo(PatientKey.of("umc", "p" + row));
        assertThat(((RowContent.Row) next._2()).values()[birthYear]).isEqualTo(1900 + row % 90);
        row++;
      }
    }
    assertThat(row).isEqualTo(count);
    assertThat(findings).hasSizeGreaterThan(1);
    assertThat(findings).extracting(Finding::check).containsOnly(RecordCheck.ROWS_READ);
    assertThat(findings.stream().mapToLong(Finding::rows).sum()).isEqualTo(count);
  }

  /** What the mapping does not name costs no reading, and no harm done to it matters. */
  @Test
  void noOtherColumnIsRead() throws IOException {
    Path file = folder.resolve("wide.parquet");
    Random random = new Random(1);
    List<Map<String, Object>> rows =
        IntStream.range(0, 20_000)
            .<Map<String, Object>>mapToObj(
                it -> Map.of("p", "p" + it % 90, "note", random.nextLong(), "c", it % 90))
            .toList();
    Registry.write(
        file, "required binary p (STRING); required int64 note; optional int32 c;", rows);
    RegistryFooters.Footer footer = footer(file, MAPPING);
    FilePart part = FilePart.of(scan(MAPPING), footer, Long.MAX_VALUE).get(0);
    ColumnChunkMetaData note = footer.metadata().getBlocks().get(0).getColumns().get(1);
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(
        bytes,
        (int) note.getStartingPos(),
        (int) (note.getStartingPos() + note.getTotalSize()),
        (byte) 7);
    Files.write(file, bytes);

    long before = bytesReadHere();
    List<List<@Nullable Object>> read = read(part);

    assertThat(bytesReadHere() - before).isPositive().isLessThan(note.getTotalSize() / 2);
    assertThat(read).hasSize(20_000);
    assertThat(read.get(100)).containsExactly("p10", 10L);
  }

  private static long bytesReadHere() {
    return Objects.requireNonNull(
        FileSystem.getGlobalStorageStatistics().get("file").getLong("bytesRead"));
  }

  @Test
  void aFlippedBitInAPageIsToldByItsChecksumWhateverTheSessionSays() throws IOException {
    Path file = manyRowGroups();
    FilePart part = part(file);
    flip(file, 40);
    Configuration session = new Configuration(HADOOP);
    session.setBoolean("parquet.page.verify-checksum.enabled", false);

    for (Configuration hadoop : List.of(HADOOP, session)) {
      assertThatThrownBy(() -> read(part, hadoop))
          .isInstanceOf(JobFailure.class)
          .hasMessage(
              "Registry \"umc\": file %s of table patient is damaged in column \"p\": pages cannot be decoded or differ from their checksums; supply it again.",
              part.file().path())
          .hasNoCause()
          .extracting(it -> ((JobFailure) it).exitCode())
          .isEqualTo(ExitCode.DATA);
    }
  }

  private static void flip(Path file, int place) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[place] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void aFilterOfTheSessionHidesNoRow() throws IOException {
    Path file = manyRowGroups();
    Configuration session = new Configuration(HADOOP);
    ParquetInputFormat.setFilterPredicate(session, FilterApi.lt(FilterApi.intColumn("c"), 100));

    assertThat(read(part(file), session)).hasSize(2000);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = folder.resolve("latin.parquet");
    Binary latin = Binary.fromConstantByteArray("Köln".getBytes(StandardCharsets.ISO_8859_1));
    Registry.write(
        file, "required binary p; optional int32 c;", List.of(Map.of("p", latin, "c", 1)));
    FilePart part = part(file);

    assertThatThrownBy(() -> read(part))
        .isInstanceOf(JobFailure.class)
        .hasMessage(
            "Registry \"umc\": file %s of table patient holds text in column \"p\" that is not UTF-8; write it as UTF-8.",
            part.file().path())
        .hasNoCause();
  }

  @Test
  void aMarkOfReplacementThatIsThereIsText() throws IOException {
    Path file = folder.resolve("replaced.parquet");
    Registry.write(
        file, "required binary p; optional int32 c;", List.of(Map.of("p", "K\uFFFDln", "c", 1)));

    assertThat(read(part(file)).get(0).get(0)).isEqualTo("K\uFFFDln");
  }

  @Test
  void aFileThatDisappearedIsWorthAnotherRun() throws IOException {
    FilePart part = part(manyRowGroups());
    Files.delete(folder.resolve("many.parquet"));

    assertTemporary(part, "disappeared");
  }

  @Test
  void aFileThatBecameAnotherIsWorthAnotherRun() throws IOException {
    Path file = manyRowGroups();
    FilePart part = part(file);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 500));
    assertTemporary(part, "changed");

    Registry.write(file, "required binary p; optional int32 c;", List.of(Map.of("p", "x", "c", 1)));
    assertTemporary(part, "changed");
  }

  private static void assertTemporary(FilePart part, String what) {
    assertThatThrownBy(() -> read(part))
        .isInstanceOf(JobFailure.class)
        .hasMessage(
            "Registry \"umc\": file %s of table patient %s while it was read; run again when it is at rest.",
            part.file().path(), what)
        .extracting(it -> ((JobFailure) it).exitCode())
        .isEqualTo(ExitCode.TEMPORARY);
  }
}
