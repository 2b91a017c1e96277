package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;

/**
 * Compares what a footer says twice. Parquet keeps no checksum of footers, so that this is what
 * there is to notice that one of them was damaged, or was written by mistake.
 *
 * @param columns source columns that are read
 */
record FooterCheck(FileMetaData footer, List<String> columns) {

  /** Returns the ends of sentences that begin with the file, one for each contradiction. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (footer.getRow_groups().stream().mapToLong(RowGroup::getNum_rows).sum()
        != footer.getNum_rows()) {
      problems.add(
          "is damaged: its footer contradicts itself in the number of rows; supply it again.");
    }
    List<SchemaElement> present = topLevel();
    for (String column : columns) {
      List<SchemaElement> named =
          present.stream().filter(it -> it.getName().equals(column)).toList();
      if (named.size() > 1) {
        problems.add(
            "has more than one column \"%s\"; keep the one that is meant.".formatted(column));
      } else if (!named.stream().allMatch(this::agreesOnType)) {
        problems.add(
            "is damaged: its footer contradicts itself in the type of column \"%s\"; supply it again."
                .formatted(column));
      }
    }
    return problems;
  }

  /** The tree of columns is stored as a list, each group before what is in it. */
  private List<SchemaElement> topLevel() {
    List<SchemaElement> elements = footer.getSchema();
    List<SchemaElement> topLevel = new ArrayList<>();
    for (int i = 1; i < elements.size(); i = next(elements, i)) {
      topLevel.add(elements.get(i));
    }
    return topLevel;
  }

  private static int next(List<SchemaElement> elements, int element) {
    int next = element + 1;
    for (int child = 0; child < elements.get(element).getNum_children(); child++) {
      next = next(elements, next);
    }
    return next;
  }

  private boolean agreesOnType(SchemaElement column) {
    return agreesOnAnnotation(column)
        && (!column.isSetType()
            || footer.getRow_groups().stream()
                .flatMap(it -> it.getColumns().stream())
                .map(ColumnChunk::getMeta_data)
                .filter(it -> it.getPath_in_schema().equals(List.of(column.getName())))
                .allMatch(it -> it.getType() == column.getType()));
  }

  /** Units and decimal places are there twice if the writer cares for readers of old. */
  private static boolean agreesOnAnnotation(SchemaElement column) {
    if (!column.isSetLogicalType() || !column.isSetConverted_type()) {
      return true;
    }
    LogicalType logical = column.getLogicalType();
    ConvertedType converted = column.getConverted_type();
    return switch (converted) {
      case DECIMAL ->
          logical.isSetDECIMAL() && logical.getDECIMAL().getScale() == column.getScale();
      case DATE -> logical.isSetDATE();
      case UTF8 -> logical.isSetSTRING();
      case TIMESTAMP_MILLIS -> isTimestamp(logical, TimeUnit._Fields.MILLIS);
      case TIMESTAMP_MICROS -> isTimestamp(logical, TimeUnit._Fields.MICROS);
      default -> true;
    };
  }

  private static boolean isTimestamp(LogicalType logical, TimeUnit._Fields unit) {
    return logical.isSetTIMESTAMP() && logical.getTIMESTAMP().getUnit().getSetField() == unit;
  }
}
