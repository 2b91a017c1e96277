package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * A published table as the bytes of one Parquet file: zstd, page checksums, schema and comments in
 * the footer.
 *
 * <p>The rows are in memory anyway and the file is smaller than they are, so it is made there: its
 * hash is known before anything reaches a disk, and what comes back from the disk must match it.
 * Settings of the cluster have no part in it, so the same rows and run id give the same bytes.
 */
final class ParquetTable {
  static final String SPARK_SCHEMA_KEY = "org.apache.spark.sql.parquet.row.metadata";
  static final String TABLE_KEY = "sarcoma_outcomes.table";
  static final String CONTRACT_KEY = "sarcoma_outcomes.contract_version";

  private ParquetTable() {}

  /** What reading a whole file found; every page has passed its checksum. */
  record Content(MessageType schema, long rows) {}

  /** The file of a table; rows stand in the order given. */
  static byte[] bytes(TableSchema schema, RunId runId, List<? extends Record> rows)
      throws IOException {
    MemoryFile file = new MemoryFile();
    try (ParquetWriter<Record> writer = new Builder(file, schema, runId).build()) {
      for (Record row : rows) {
        writer.write(row);
      }
    }
    return StableFooter.of(file.bytes());
  }

  /** Decodes every value of every row; throws where a page does not match its checksum. */
  static Content read(byte[] bytes) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .usePageChecksumVerification(true)
            .build();
    try (ParquetFileReader reader = ParquetFileReader.open(MemoryFile.of(bytes), options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
      long rows = 0;
      PageReadStore pages = reader.readNextRowGroup();
      while (pages != null) {
        rows += decode(columns, pages);
        pages = reader.readNextRowGroup();
      }
      return new Content(schema, rows);
    }
  }

  private static long decode(MessageColumnIO columns, PageReadStore pages) {
    RecordReader<Object> rows =
        columns.getRecordReader(pages, new DummyRecordConverter(columns.getType()));
    for (long row = 0; row < pages.getRowCount(); row++) {
      rows.read();
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
