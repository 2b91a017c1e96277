package org.sarcoma.outcomes.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * A table in the layout of an institution, ready to be written.
 *
 * @param rows by source column name
 * @param files number of Parquet files the rows are spread over
 */
record SourceTable(String name, List<SourceColumn> columns, List<Row> rows, int files) {

  /** Writes the files; their bytes depend on nothing but the rows and the Parquet version. */
  void write(Path institution) throws IOException {
    Path directory = Files.createDirectories(institution.resolve(name));
    int perFile = Math.max(1, (rows.size() + files - 1) / files);
    for (int file = 0; file < files; file++) {
      int from = Math.min(rows.size(), file * perFile);
      int to = Math.min(rows.size(), from + perFile);
      writeFile(directory.resolve("part-%d.parquet".formatted(file)), rows.subList(from, to));
    }
  }

  private void writeFile(Path path, List<Row> part) throws IOException {
    MessageType schema = schema();
    // Uncompressed: what a compression library writes differs between its versions.
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(path))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .build()) {
      for (Row row : part) {
        writer.write(group(schema, row));
      }
    }
    Files.write(path, StableFooter.of(Files.readAllBytes(path)));
  }

  private MessageType schema() {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (SourceColumn column : columns) {
      message.addField(
          Types.optional(physical(column.type())).as(logical(column.type())).named(column.name()));
    }
    return message.named(name);
  }

  private static PrimitiveTypeName physical(SourceColumn.Type type) {
    return switch (type) {
      case TEXT -> PrimitiveTypeName.BINARY;
      case DATE, INT -> PrimitiveTypeName.INT32;
      case TIMESTAMP, LONG -> PrimitiveTypeName.INT64;
      case DOUBLE -> PrimitiveTypeName.DOUBLE;
      case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
    };
  }

  private static LogicalTypeAnnotation logical(SourceColumn.Type type) {
    return switch (type) {
      case TEXT -> LogicalTypeAnnotation.stringType();
      case DATE -> LogicalTypeAnnotation.dateType();
      case TIMESTAMP -> LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS);
      case INT, LONG, DOUBLE, BOOLEAN -> null;
    };
  }

  private Group group(MessageType schema, Row row) {
    Group group = new SimpleGroup(schema);
    for (SourceColumn column : columns) {
      if (row.has(column.name())) {
        add(group, column, row.value(column.name()));
      }
    }
    return group;
  }

  private static void add(Group group, SourceColumn column, Object value) {
    String name = column.name();
    switch (column.type()) {
      case TEXT -> group.add(name, (String) value);
      case DATE -> group.add(name, (int) ((LocalDate) value).toEpochDay());
      case TIMESTAMP -> group.add(name, ((LocalDate) value).toEpochDay() * 86_400_000_000L);
      case INT -> group.add(name, (int) (Integer) value);
      case LONG -> group.add(name, (long) (Long) value);
      case DOUBLE -> group.add(name, (double) (Double) value);
      case BOOLEAN -> group.add(name, (boolean) (Boolean) value);
    }
  }
}
