package org.sarcoma.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import org.sarcoma.outcomes.result.Results;
import org.sarcoma.outcomes.result.RowSource;

class ParquetTableTest {
  private static final RunId RUN = new RunId("run-1");
  private static final TableSchema SCHEMA = TableSchema.of(Sample.Measure.class);

  private static byte[] file(int rows) throws IOException {
    return file(SCHEMA, Sample.results(rows).rows(Sample.Measure.class));
  }

  private static byte[] file(TableSchema schema, List<? extends Record> rows) throws IOException {
    return ParquetTable.file(schema, RUN, List.of(() -> rows)).bytes();
  }

  private static ParquetMetadata footer(byte[] file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(MemoryFile.of(file))) {
      return reader.getFooter();
    }
  }

  @Test
  void theSameRowsInAnyOrderGiveTheSameBytes() throws IOException {
    Results forward = new Results(Sample.TABLES);
    for (int day = 1; day <= 100; day++) {
      forward.add(Sample.measure("site-" + day % 3, day));
    }

    assertThat(file(SCHEMA, forward.rows(Sample.Measure.class)))
        .isEqualTo(file(100))
        .isNotEqualTo(file(99));
  }

  @Test
  @SuppressWarnings("NullAway")
  void aMissingValueWhereEveryRowHasOneIsADefect() {
    Sample.Empty row = new Sample.Empty("secret", 1, null);

    assertThatThrownBy(() -> file(TableSchema.of(Sample.Empty.class), List.of(row)))
        .isInstanceOfSatisfying(
            JobFailure.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.INTERNAL))
        .hasMessage("Table nothing, column on: a value is missing");
  }

  @Test
  void readingCountsRowsAndTellsTheSchema() throws IOException {
    assertThat(ParquetTable.read(file(45_000)))
        .isEqualTo(new ParquetTable.Content(SCHEMA.parquetSchema(), 45_000));
  }

  /** Parts are encoded apart, and stand in the file as they are, with the index of their pages. */
  @Test
  void aTableMayBeWrittenInParts() throws IOException {
    List<? extends Record> rows = Sample.results(1000).rows(Sample.Measure.class);
    List<RowSource> parts =
        List.of(
            () -> rows.subList(0, 300),
            List::of,
            () -> rows.subList(300, 301),
            () -> rows.subList(301, 1000));
    ParquetTable.File file = ParquetTable.file(SCHEMA, RUN, parts);

    assertThat(file.rows()).isEqualTo(1000);
    assertThat(ParquetTable.read(file.bytes()))
        .isEqualTo(new ParquetTable.Content(SCHEMA.parquetSchema(), 1000));
    assertThat(ParquetTable.file(SCHEMA, RUN, parts).bytes()).isEqualTo(file.bytes());
    ParquetMetadata joined = footer(file.bytes());
    assertThat(joined.getBlocks())
        .extracting(BlockMetaData::getRowCount)
        .containsExactly(300L, 1L, 699L);
    assertThat(joined.getFileMetaData().getKeyValueMetaData())
        .isEqualTo(footer(file(1000)).getFileMetaData().getKeyValueMetaData());
    try (ParquetFileReader reader = ParquetFileReader.open(MemoryFile.of(file.bytes()))) {
      for (BlockMetaData rowGroup : joined.getBlocks()) {
        for (ColumnChunkMetaData column : rowGroup.getColumns()) {
          assertThat(reader.readOffsetIndex(column)).isNotNull();
          assertThat(reader.readColumnIndex(column)).isNotNull();
        }
      }
    }
  }

  @Test
  void aTableWithoutRowsHasItsSchema() throws IOException {
    TableSchema schema = TableSchema.of(Sample.Empty.class);

    assertThat(ParquetTable.read(file(schema, List.of())))
        .isEqualTo(new ParquetTable.Content(schema.parquetSchema(), 0));
  }

  @Test
  void theFooterNamesTableAndContract() throws IOException {
    Map<String, String> metadata = footer(file(3)).getFileMetaData().getKeyValueMetaData();

    assertThat(metadata)
        .containsEntry("sarcoma_outcomes.table", "measure")
        .containsEntry("sarcoma_outcomes.contract_version", TableSchema.CONTRACT_VERSION)
        .containsEntry("org.apache.spark.sql.parquet.row.metadata", SCHEMA.sparkSchema());
  }

  /** As parquet-java leaves them they differ from one Java process to the next. */
  @Test
  void theEncodingsOfAColumnAreInOrder() throws IOException {
    byte[] file = file(500);
    int tail = file.length - 8;
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(tail);
    FileMetaData footer =
        Util.readFileMetaData(new ByteArrayInputStream(file, tail - length, length));

    assertThat(footer.getRow_groups()).hasSize(1);
    assertThat(footer.getRow_groups().get(0).getColumns())
        .hasSize(14)
        .allSatisfy(
            column ->
                assertThat(column.getMeta_data().getEncodings()).hasSizeGreaterThan(1).isSorted());
  }

  @Test
  void everyColumnIsZstandard() throws IOException {
    assertThat(chunks(file(3)))
        .extracting(ColumnChunkMetaData::getCodec)
        .containsOnly(CompressionCodecName.ZSTD);
  }

  @Test
  void aFlippedBitInTheLastPageOfAnyColumnIsFound() throws IOException {
    byte[] file = file(500);
    for (ColumnChunkMetaData chunk : chunks(file)) {
      int last = Math.toIntExact(chunk.getStartingPos() + chunk.getTotalSize() - 1);
      file[last] ^= 0x10;

      assertThatThrownBy(() -> ParquetTable.read(file)).hasStackTraceContaining("checksum");

      file[last] ^= 0x10;
    }
    assertThat(ParquetTable.read(file).rows()).isEqualTo(500);
  }

  private static List<ColumnChunkMetaData> chunks(byte[] file) throws IOException {
    List<ColumnChunkMetaData> chunks = new ArrayList<>();
    for (BlockMetaData block : footer(file).getBlocks()) {
      chunks.addAll(block.getColumns());
    }
    return chunks;
  }
}
