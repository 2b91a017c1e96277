package org.sarcoma.outcomes.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.sarcoma.outcomes.result.ResultTable;

/**
 * The contract of a published table, as its result record states it.
 *
 * <p>Component names become lower snake case, and a number of several digits is a word of its own
 * ({@code ratePer100PatientYears} is {@code rate_per_100_patient_years}, {@code q1Months} is {@code
 * q1_months}). Every table starts with {@code run_id}. Every column may be null in Parquet, as
 * every reader takes it to be.
 *
 * @param name folder and table name
 * @param row what one row is
 * @param key columns that identify a row within a run, in sort order
 * @param columns all columns in order
 */
record TableSchema(String name, String row, List<String> key, List<TableColumn> columns) {
  /** Grows when a published table changes in a way that its readers must know. */
  static final String CONTRACT_VERSION = "1";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  TableSchema {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (TableColumn column : columns) {
      if (!NAME.matcher(column.name()).matches() || !names.add(column.name())) {
        throw new IllegalArgumentException(
            "Table %s: column name %s is not valid or stands twice".formatted(name, column.name()));
      }
    }
    if (!NAME.matcher(name).matches() || !names.containsAll(key)) {
      throw new IllegalArgumentException(
          "Table %s: the name is not valid or the key (%s) is not among the columns"
              .formatted(name, String.join(", ", key)));
    }
  }

  /** Reads the contract off a result record; a column without a meaning or a type is refused. */
  static TableSchema of(Class<? extends Record> rows) {
    ResultTable table = rows.getAnnotation(ResultTable.class);
    if (table == null) {
      throw new IllegalArgumentException(rows.getSimpleName() + " is not marked as a result table");
    }
    List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.RUN_ID));
    for (RecordComponent component : rows.getRecordComponents()) {
      columns.add(TableColumn.of(component, table.name()));
    }
    List<String> key = Arrays.stream(table.key()).map(TableColumn::snakeCase).toList();
    return new TableSchema(table.name(), table.row(), key, columns);
  }

  static List<TableSchema> of(List<Class<? extends Record>> tables) {
    return tables.stream().map(TableSchema::of).toList();
  }

  MessageType parquetSchema() {
    List<Type> fields = new ArrayList<>();
    columns.forEach(column -> fields.add(column.type().parquetType(column.name())));
    return new MessageType(name, fields);
  }

  /** The schema as Spark writes it into a footer: only so does Spark show the column comments. */
  String sparkSchema() {
    ObjectNode schema = Json.object().put("type", "struct");
    for (TableColumn column : columns) {
      ObjectNode field = schema.withArray("fields").addObject();
      field.put("name", column.name()).put("type", column.type().sparkName());
      field.put("nullable", true).putObject("metadata").put("comment", column.comment());
    }
    return schema.toString();
  }

  /** The file of the table, relative to the directory of its run. */
  String path() {
    return "tables/%s/%s.parquet".formatted(name, name);
  }
}
