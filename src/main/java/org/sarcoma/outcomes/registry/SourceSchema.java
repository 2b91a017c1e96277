package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Checks the columns that a mapping names against the footers, before anything is read. */
final class SourceSchema {
  private final Institution institution;
  private final TableMapping mapping;

  SourceSchema(Institution institution, TableMapping mapping) {
    this.institution = institution;
    this.mapping = mapping;
  }

  /**
   * Returns the source columns to read, each once, in the type that all files agree on.
   *
   * @param problems one sentence for each column that is missing or has an unusable type
   */
  StructType of(List<RegistryFooters.Footer> footers, List<String> problems) {
    ParquetToSparkSchemaConverter converter = new ParquetToSparkSchemaConverter(SQLConf.get());
    Map<String, StructField> needed = new LinkedHashMap<>();
    for (RegistryFooters.Footer footer : footers) {
      StructType present = converter.convert(footer.metadata().getFileMetaData().getSchema());
      for (ColumnMapping column : mapping.columns()) {
        String source = column.source();
        if (source != null) {
          check(column, source, present, footer.file().path(), needed, problems);
        }
      }
    }
    return new StructType(needed.values().toArray(StructField[]::new));
  }

  private void check(
      ColumnMapping column,
      String source,
      StructType present,
      String path,
      Map<String, StructField> needed,
      List<String> problems) {
    int index = Arrays.asList(present.fieldNames()).indexOf(source);
    if (index < 0) {
      problems.add(
          "%s: column \"%s\" not found, but %s is mapped to it. Columns present: %s. %s"
              .formatted(
                  place(path),
                  source,
                  column.column().name(),
                  String.join(", ", present.fieldNames()),
                  remedy(column)));
      return;
    }
    StructField field = present.fields()[index];
    StructField before = needed.putIfAbsent(source, field);
    if (!isUsable(column.column().kind(), field.dataType())) {
      problems.add(
          "%s: column \"%s\" is of type %s, which %s cannot be read from. %s"
              .formatted(
                  place(path),
                  source,
                  field.dataType().simpleString(),
                  column.column().name(),
                  remedy(column)));
    } else if (before != null && !before.dataType().equals(field.dataType())) {
      problems.add(
          "%s: column \"%s\" is of type %s, but of type %s in another file of the table. Write the files with one type."
              .formatted(
                  place(path),
                  source,
                  field.dataType().simpleString(),
                  before.dataType().simpleString()));
    }
  }

  private String place(String path) {
    return "Registry \"%s\" (%s)".formatted(institution.code(), path);
  }

  private String remedy(ColumnMapping column) {
    return "Correct it in institutions/%s.conf, key tables.%s.columns.%s, or list it under absent."
        .formatted(institution.code(), mapping.table().key(), column.column().key());
  }

  private static boolean isUsable(RegistryColumn.Kind kind, DataType type) {
    return switch (kind) {
      case TEXT -> type instanceof StringType || isWhole(type);
      case CODE, FLAG -> type instanceof StringType || type instanceof BooleanType || isWhole(type);
      case DATE ->
          type instanceof DateType
              || type instanceof TimestampType
              || type instanceof TimestampNTZType
              || type instanceof StringType;
      case WHOLE_NUMBER, DECIMAL ->
          isWhole(type)
              || type instanceof DoubleType
              || type instanceof FloatType
              || type instanceof DecimalType
              || type instanceof StringType;
    };
  }

  private static boolean isWhole(DataType type) {
    return type instanceof IntegerType || type instanceof LongType || type instanceof ShortType;
  }

  /** For each canonical column the position of its source column, or -1 where none is read. */
  int[] positions(StructType read) {
    List<String> names = new ArrayList<>(Arrays.asList(read.fieldNames()));
    return mapping.columns().stream()
        .mapToInt(it -> it.source() == null ? -1 : names.indexOf(it.source()))
        .toArray();
  }
}
