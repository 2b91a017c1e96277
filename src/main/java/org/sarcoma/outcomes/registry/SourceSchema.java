package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.CellDecoder.Kind;

/** Checks the columns that a mapping names against every footer, before anything is read. */
final class SourceSchema {
  private final Institution institution;
  private final TableMapping mapping;
  private final List<MessageType> schemas;

  private SourceSchema(Institution institution, TableMapping mapping, List<MessageType> schemas) {
    this.institution = institution;
    this.mapping = mapping;
    this.schemas = schemas;
  }

  static SourceSchema of(RegistryFooters.Table table) {
    return new SourceSchema(
        table.institution(),
        table.mapping(),
        table.footers().stream().map(it -> it.metadata().getFileMetaData().getSchema()).toList());
  }

  /** Every name that a source column of a mapping can have. */
  static List<String> names(TableMapping mapping) {
    return mapping.sources().stream().flatMap(it -> it.names().stream()).distinct().toList();
  }

  /** Returns one sentence for each column that is missing or has a type that cannot be read. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    Stream.concat(mapping.columns().stream(), Stream.ofNullable(mapping.site()))
        .forEach(it -> it.sources().forEach(source -> problems.addAll(problems(it, source))));
    Condition where = mapping.where();
    if (where != null) {
      where.columns().distinct().forEach(it -> problems.addAll(problems(null, it)));
    }
    return problems;
  }

  /**
   * Says of every file what is wrong, but of files that agree only once.
   *
   * @param column that looks at the source; null: the condition of the table
   */
  private Set<String> problems(@Nullable ColumnMapping column, SourceColumn source) {
    Set<String> problems = new LinkedHashSet<>();
    Set<Kind> kinds = new LinkedHashSet<>();
    for (MessageType present : schemas) {
      String name = source.nameIn(present);
      if (name == null) {
        problems.add(missing(column, source, present));
        continue;
      }
      CellDecoder decoder = CellDecoder.of(present.getType(name));
      if (decoder == null || !isUsable(column, source, decoder.kind())) {
        problems.add(unusable(column, source, present.getType(name)));
      } else {
        kinds.add(decoder.kind());
      }
    }
    if (kinds.size() > 1) {
      problems.add(
          "%s: column %s is %s, depending on the file; write all files of the table alike."
              .formatted(
                  place(),
                  source,
                  kinds.stream().map(Kind::description).collect(Collectors.joining(" or "))));
    }
    return problems;
  }

  private String missing(@Nullable ColumnMapping column, SourceColumn source, MessageType present) {
    return "%s: column %s not found, but %s is mapped to it. Columns present: %s. %s"
        .formatted(
            place(),
            source,
            name(column),
            present.getFields().stream().map(Type::getName).collect(Collectors.joining(", ")),
            remedy(column));
  }

  private String unusable(@Nullable ColumnMapping column, SourceColumn source, Type type) {
    return "%s: column %s is of type %s, which %s cannot be read from. %s"
        .formatted(place(), source, description(type), name(column), remedy(column));
  }

  private static String name(@Nullable ColumnMapping column) {
    return column == null ? "a condition" : column.column().name();
  }

  private static String description(Type type) {
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      return "list or structure";
    }
    String stored = type.asPrimitiveType().getPrimitiveTypeName().name().toLowerCase(Locale.ROOT);
    return type.getLogicalTypeAnnotation() == null
        ? stored
        : "%s (%s)".formatted(stored, type.getLogicalTypeAnnotation());
  }

  private String place() {
    return "Registry \"%s\" (%s)".formatted(institution.code(), mapping.folder(institution));
  }

  private String remedy(@Nullable ColumnMapping column) {
    String table = mapping.table().key();
    if (column == null) {
      return "Correct it in institutions/%s.conf, a key where of tables.%s."
          .formatted(institution.code(), table);
    }
    String absent =
        column.column().required()
            ? ""
            : ", or list %s under absent".formatted(column.column().key());
    return "Correct it in institutions/%s.conf, key tables.%s.columns.%s%s."
        .formatted(institution.code(), table, column.column().key(), absent);
  }

  /** Text that is translated or compared can come from anything that is written as one text. */
  private static boolean isUsable(@Nullable ColumnMapping column, SourceColumn source, Kind kind) {
    if (column == null || column.isTranslated()) {
      return true;
    }
    boolean isValue = column.origin().columns().anyMatch(source::equals);
    if (isValue && column.format().isTime()) {
      return kind != Kind.DATE;
    }
    boolean isYear = kind == Kind.DATE && CellFormat.isYear(column.column());
    return !isValue || isYear || isUsable(column.column().kind(), kind);
  }

  private static boolean isUsable(RegistryColumn.Kind kind, Kind source) {
    return switch (kind) {
      // A number with a fraction is no identifier: 7 and 7.0 would be two of them.
      case TEXT -> source == Kind.TEXT || source == Kind.WHOLE;
      case CODE, FLAG -> source != Kind.DATE;
      // A whole number is a date such as 20240131, in a format that says so.
      case DATE -> source == Kind.DATE || source == Kind.TEXT || source == Kind.WHOLE;
      case WHOLE_NUMBER, DECIMAL ->
          source == Kind.WHOLE || source == Kind.FRACTION || source == Kind.TEXT;
    };
  }
}
