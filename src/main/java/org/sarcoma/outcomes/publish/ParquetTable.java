package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;
import org.sarcoma.outcomes.result.Cores;
import org.sarcoma.outcomes.result.RowSource;

/**
 * A published table as the bytes of one Parquet file: zstd, page checksums, schema and comments in
 * the footer.
 *
 * <p>The file is much smaller than its rows, so it is made in memory: its hash is known before
 * anything reaches a disk, and what comes back from the disk must match it. Settings of the cluster
 * have no part in it, so the same rows and run id give the same bytes.
 */
final class ParquetTable {
  static final String SPARK_SCHEMA_KEY = "org.apache.spark.sql.parquet.row.metadata";
  static final String TABLE_KEY = "sarcoma_outcomes.table";
  static final String CONTRACT_KEY = "sarcoma_outcomes.contract_version";

  private ParquetTable() {}

  /** What reading a whole file found; every page has passed its checksum. */
  record Content(MessageType schema, long rows) {}

  /** A table as the bytes of its file. */
  static final class File {
    private final byte[] bytes;
    private final long rows;

    private File(byte[] bytes, long rows) {
      this.bytes = bytes;
      this.rows = rows;
    }

    byte[] bytes() {
      return bytes;
    }

    long rows() {
      return rows;
    }
  }

  /**
   * The file of a table; rows stand in the order given.
   *
   * @param parts at least one; each becomes row groups of its own, encoded on all cores
   */
  static File file(TableSchema schema, RunId runId, List<RowSource> parts) throws IOException {
    List<File> files = Cores.map(parts, part -> encoded(schema, runId, part.rows()));
    byte[] bytes =
        files.size() == 1
            ? files.get(0).bytes
            : JoinedFile.of(files.stream().map(File::bytes).toList());
    return new File(StableFooter.of(bytes), files.stream().mapToLong(File::rows).sum());
  }

  private static File encoded(TableSchema schema, RunId runId, List<? extends Record> rows) {
    MemoryFile file = new MemoryFile();
    try (ParquetWriter<Record> writer = new Builder(file, schema, runId).build()) {
      for (Record row : rows) {
        writer.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new File(file.bytes(), rows.size());
  }

  /** Decodes every value of every row; throws where a page does not match its checksum. */
  static Content read(byte[] bytes) throws IOException {
    try (ParquetFileReader reader = MemoryFile.open(bytes)) {
      int rowGroups = reader.getRowGroups().size();
      int readers = Math.min(rowGroups, Runtime.getRuntime().availableProcessors());
      List<Integer> firsts = IntStream.range(0, readers).boxed().toList();
      List<Long> rows = Cores.map(firsts, it -> decode(bytes, it, readers));
      return new Content(
          reader.getFileMetaData().getSchema(), rows.stream().mapToLong(it -> it).sum());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Decodes every {@code stride}-th row group; returns the number of rows. */
  private static long decode(byte[] bytes, int first, int stride) {
    try (ParquetFileReader reader = MemoryFile.open(bytes)) {
      long rows = 0;
      for (int i = first; i < reader.getRowGroups().size(); i += stride) {
        rows += decode(reader.getFileMetaData(), reader.readRowGroup(i));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Column by column, each of which has a value or none in every row. */
  private static long decode(FileMetaData file, PageReadStore pages) {
    MessageType schema = file.getSchema();
    ColumnReadStoreImpl columns =
        new ColumnReadStoreImpl(
            pages,
            new DummyRecordConverter(schema).getRootConverter(),
            schema,
            file.getCreatedBy());
    for (ColumnDescriptor column : schema.getColumns()) {
      ColumnReader values = columns.getColumnReader(column);
      for (long i = 0; i < pages.getRowCount(); i++) {
        if (values.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel()) {
          values.writeCurrentValueToConverter();
        }
        values.consume();
      }
    }
    return pages.getRowCount();
  }

  private static final class Builder extends ParquetWriter.Builder<Record, Builder> {
    private final RowWriteSupport support;

    Builder(OutputFile file, TableSchema schema, RunId runId) {
      super(file);
      support = new RowWriteSupport(schema, runId);
      withConf(new PlainParquetConfiguration());
      withWriteMode(ParquetFileWriter.Mode.CREATE);
      withCompressionCodec(CompressionCodecName.ZSTD);
      withPageWriteChecksumEnabled(true);
      // Estimates hardly ever repeat: looking for each in a dictionary is most of the writing.
      schema.columns().stream()
          .filter(it -> it.type() == ColumnType.DOUBLE)
          .forEach(it -> withDictionaryEncoding(it.name(), false));
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<Record> getWriteSupport(org.apache.hadoop.conf.Configuration conf) {
      return support;
    }

    @Override
    protected WriteSupport<Record> getWriteSupport(ParquetConfiguration conf) {
      return support;
    }
  }
}
