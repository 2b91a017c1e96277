package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
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

  /** The source columns that a mapping reads, each once, in canonical order. */
  static List<String> columns(TableMapping mapping) {
    return mapping.columns().stream()
        .map(ColumnMapping::source)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Returns one sentence for each column that is missing or has a type that cannot be read. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (ColumnMapping column : mapping.columns()) {
      String source = column.source();
      if (source != null) {
        problems.addAll(problems(column, source));
      }
    }
    return problems;
  }

  /** Says of every file what is wrong, but of files that agree only once. */
  private Set<String> problems(ColumnMapping column, String source) {
    Set<String> problems = new LinkedHashSet<>();
    Set<Kind> kinds = new LinkedHashSet<>();
    for (MessageType present : schemas) {
      if (!present.containsField(source)) {
        problems.add(missing(column, source, present));
        continue;
      }
      CellDecoder decoder = CellDecoder.of(present.getType(source));
      if (decoder == null || !isUsable(column.column().kind(), decoder.kind())) {
        problems.add(unusable(column, source, present.getType(source)));
      } else {
        kinds.add(decoder.kind());
      }
    }
    if (kinds.size() > 1) {
      problems.add(
          "%s: column \"%s\" is %s, depending on the file; write all files of the table alike."
              .formatted(
                  place(),
                  source,
                  kinds.stream().map(Kind::description).collect(Collectors.joining(" or "))));
    }
    return problems;
  }

  private String missing(ColumnMapping column, String source, MessageType present) {
    return "%s: column \"%s\" not found, but %s is mapped to it. Columns present: %s. %s"
        .formatted(
            place(),
            source,
            column.column().name(),
            present.getFields().stream().map(Type::getName).collect(Collectors.joining(", ")),
            remedy(column));
  }

  private String unusable(ColumnMapping column, String source, Type type) {
    return "%s: column \"%s\" is of type %s, which %s cannot be read from. %s"
        .formatted(place(), source, description(type), column.column().name(), remedy(column));
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

  private String remedy(ColumnMapping column) {
    String absent =
        column.column().required()
            ? ""
            : ", or list %s under absent".formatted(column.column().key());
    return "Correct it in institutions/%s.conf, key tables.%s.columns.%s%s."
        .formatted(institution.code(), mapping.table().key(), column.column().key(), absent);
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
