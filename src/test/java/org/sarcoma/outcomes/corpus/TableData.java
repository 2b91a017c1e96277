package org.sarcoma.outcomes.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;

/**
 * The columns and rows of a table, to be written again in another way.
 *
 * @param rows a value for each column that is not null, as {@link Cell} reads and writes it
 */
record TableData(List<Type> columns, List<Map<String, Object>> rows) {

  /** How a Parquet file is written. */
  @FunctionalInterface
  interface Settings extends Consumer<ExampleParquetWriter.Builder> {}

  /** Another way to store the same rows. */
  @FunctionalInterface
  interface Rewriting extends UnaryOperator<TableData> {}

  /** Writes the only file of the table again. */
  static Change rewritten(Rewriting rewriting, Settings settings) {
    return folder -> {
      Path file = folder.resolve(Change.FILE);
      rewriting.apply(read(file)).write(file, settings);
    };
  }

  static Change rewritten(Rewriting rewriting) {
    return rewritten(rewriting, it -> {});
  }

  static TableData read(Path file) throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Type> columns = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        columns = group.getType().getFields();
        rows.add(row(group));
      }
    }
    return new TableData(columns, rows);
  }

  private static Map<String, Object> row(Group group) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (Type column : group.getType().getFields()) {
      if (group.getFieldRepetitionCount(column.getName()) > 0) {
        row.put(column.getName(), Cell.read(group, column.asPrimitiveType()));
      }
    }
    return row;
  }

  /** Stores a column in another type; the type has {@code %s} where the name of the column is. */
  TableData with(String column, String type, UnaryOperator<Object> convert) {
    List<Type> changed = new ArrayList<>(columns);
    changed.replaceAll(it -> it.getName().equals(column) ? parsed(type, column) : it);
    List<Map<String, Object>> converted = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> copy = new LinkedHashMap<>(row);
      copy.computeIfPresent(column, (name, value) -> convert.apply(value));
      converted.add(copy);
    }
    return new TableData(changed, converted);
  }

  /** Puts a column before the others, with the same value in every row. */
  TableData withColumn(String column, String type, Object value) {
    List<Type> more = new ArrayList<>(columns);
    more.add(0, parsed(type, column));
    List<Map<String, Object>> filled = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> copy = new LinkedHashMap<>(row);
      copy.put(column, value);
      filled.add(copy);
    }
    return new TableData(more, filled);
  }

  TableData without(String column) {
    List<Map<String, Object>> rest = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> copy = new LinkedHashMap<>(row);
      copy.remove(column);
      rest.add(copy);
    }
    return new TableData(
        columns.stream().filter(it -> !it.getName().equals(column)).toList(), rest);
  }

  TableData inReverse() {
    List<Type> reversed = new ArrayList<>(columns);
    Collections.reverse(reversed);
    return new TableData(reversed, rows);
  }

  TableData rows(int from, int to) {
    return new TableData(columns, rows.subList(from, to));
  }

  void write(Path file, Settings settings) throws IOException {
    Files.deleteIfExists(file);
    MessageType schema = new MessageType("table", columns);
    ExampleParquetWriter.Builder builder =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema);
    settings.accept(builder);
    try (ParquetWriter<Group> writer = builder.build()) {
      for (Map<String, Object> row : rows) {
        Group group = new SimpleGroup(schema);
        row.forEach((column, value) -> Cell.write(group, column, value));
        writer.write(group);
      }
    }
  }

  private static Type parsed(String type, String column) {
    return MessageTypeParser.parseMessageType("message m { " + type.formatted(column) + " }")
        .getType(0);
  }
}
