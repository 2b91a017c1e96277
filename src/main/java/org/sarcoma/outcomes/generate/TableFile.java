package org.sarcoma.outcomes.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.RegistryColumn;
import org.sarcoma.outcomes.registry.RegistryTable;

/** One Parquet file of a canonical table, written row by row in bounded memory. */
final class TableFile implements AutoCloseable {
  private static final long ROW_GROUP_BYTES = 16L << 20;

  private final ParquetWriter<@Nullable Object[]> writer;

  TableFile(RegistryTable table, Layout layout, Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    this.writer = new Builder(file, new Rows(table, layout)).build();
  }

  void write(@Nullable Object[] row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
    private final Rows rows;

    Builder(Path file, Rows rows) {
      super(new LocalOutputFile(file));
      this.rows = rows;
      withConf(new PlainParquetConfiguration());
      withWriteMode(ParquetFileWriter.Mode.CREATE);
      withCompressionCodec(CompressionCodecName.ZSTD);
      withRowGroupSize(ROW_GROUP_BYTES);
      withPageWriteChecksumEnabled(true);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration conf) {
      return rows;
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration conf) {
      return rows;
    }
  }

  /** Canonical values in canonical order. */
  private static final class Rows extends WriteSupport<@Nullable Object[]> {
    private final RegistryTable table;
    private final Layout layout;
    private @Nullable RecordConsumer consumer;

    Rows(RegistryTable table, Layout layout) {
      this.table = table;
      this.layout = layout;
    }

    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
      return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return context();
    }

    private WriteContext context() {
      return new WriteContext(
          new MessageType(table.code(), table.columns().stream().map(layout::type).toList()),
          Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(@Nullable Object[] row) {
      RecordConsumer out = Objects.requireNonNull(consumer, "not prepared");
      List<RegistryColumn> columns = table.columns();
      out.startMessage();
      for (int i = 0; i < row.length; i++) {
        Object value = row[i];
        if (value != null) {
          out.startField(columns.get(i).name(), i);
          layout.write(value, columns.get(i), out);
          out.endField(columns.get(i).name(), i);
        }
      }
      out.endMessage();
    }
  }
}
