package org.sarcoma.outcomes.publish;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import org.sarcoma.outcomes.result.ResultColumn;

/**
 * Writes result records of one table, each after the run id. A missing value in a column that has
 * one in every row is a defect of the job: {@link JobFailure} with {@link ExitCode#INTERNAL}.
 */
final class RowWriteSupport extends WriteSupport<Record> {
  private final TableSchema schema;
  private final RunId runId;
  private @Nullable RecordConsumer consumer;

  // By column: what is written again and again is turned into bytes once.
  private final @Nullable Object[] lastTexts;
  private final Binary[] lastBytes;

  RowWriteSupport(TableSchema schema, RunId runId) {
    this.schema = schema;
    this.runId = runId;
    this.lastTexts = new Object[schema.columns().size()];
    this.lastBytes = new Binary[lastTexts.length];
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
        schema.parquetSchema(),
        Map.of(
            ParquetTable.SPARK_SCHEMA_KEY, schema.sparkSchema(),
            ParquetTable.TABLE_KEY, schema.name(),
            ParquetTable.CONTRACT_KEY, TableSchema.CONTRACT_VERSION));
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(Record row) {
    RecordConsumer out = Objects.requireNonNull(consumer, "not prepared");
    List<ResultColumn> columns = ResultColumn.of(row.getClass());
    out.startMessage();
    write(out, 0, runId.value());
    for (int i = 0; i < columns.size(); i++) {
      write(out, i + 1, columns.get(i).value(row));
    }
    out.endMessage();
  }

  private void write(RecordConsumer out, int index, @Nullable Object value) {
    TableColumn column = schema.columns().get(index);
    if (value == null && !column.nullable()) {
      throw new JobFailure(
          ExitCode.INTERNAL,
          "Table %s, column %s: a value is missing".formatted(schema.name(), column.name()));
    }
    if (value == null) {
      return;
    }
    out.startField(column.name(), index);
    if (column.type() == ColumnType.STRING) {
      out.addBinary(bytes(index, value));
    } else {
      column.type().write(out, value);
    }
    out.endField(column.name(), index);
  }

  @SuppressWarnings("ReferenceEquality") // another object with the same text costs time only
  private Binary bytes(int index, Object text) {
    if (text != lastTexts[index]) {
      lastTexts[index] = text;
      lastBytes[index] = ColumnType.bytes(text);
    }
    return lastBytes[index];
  }
}
