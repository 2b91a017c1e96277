package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Nearest;
import org.sarcoma.outcomes.config.Section;

/**
 * How the rows of a table of an institution become rows of a canonical table.
 *
 * @param path folder or file, below the path of the institution
 * @param columns one per canonical column, in canonical order
 * @param where rows that are meant; null: all
 * @param role what its rows are
 * @param site part of the institution that a patient belongs to; null unless the institution is a
 *     consortium, and of patients only
 * @param place of this mapping among those of the canonical table, from 0
 */
record TableMapping(
    RegistryTable table,
    String path,
    List<ColumnMapping> columns,
    @Nullable Condition where,
    Role role,
    @Nullable ColumnMapping site,
    int place)
    implements Serializable {
  /** Relative, and never upward. */
  private static final String PATH_PATTERN = "(?!/)(?!(.*/)?\\.\\.(/|$))[^:*?{}\\[\\]\\\\]+";

  private static final RegistryColumn SITE =
      new RegistryColumn("site", RegistryColumn.Kind.TEXT, true, List.of());

  /** What the rows of a source are to the canonical table. */
  enum Role {
    ROWS,
    /** They add values to rows of other sources, with which they are merged, and are none alone. */
    COMPLETES,
    /** They say that the patient has such a row, and count where no other source has one. */
    STATES_SOME,
    /** They say that the patient has no such row. */
    STATES_NONE
  }

  TableMapping {
    columns = List.copyOf(columns);
  }

  /** Reads the one mapping of a canonical table; a column that is not mentioned has its name. */
  static TableMapping from(RegistryTable table, Section section, MappingDefaults defaults) {
    return new Parser(table, section, defaults).mapping(absent(table, section), 0);
  }

  /** Reads one of several mappings; a column that is not mentioned is not in that table. */
  static TableMapping partial(
      RegistryTable table, Section section, MappingDefaults defaults, int place) {
    Set<String> mentioned = new HashSet<>(section.sectionOrEmpty("columns").keys());
    Set<String> others = new HashSet<>();
    table.columns().stream()
        .map(RegistryColumn::key)
        .filter(it -> !mentioned.contains(it))
        .forEach(others::add);
    others.remove(table.columns().get(0).key());
    return new Parser(table, section, defaults).mapping(others, place);
  }

  /** Reads the parts of a mapping that all kinds of it have. */
  private record Parser(RegistryTable table, Section section, MappingDefaults defaults) {
    TableMapping mapping(Set<String> absent, int place) {
      String path = section.has("path") ? section.string("path") : table.code();
      if (section.has("path") && !path.matches(PATH_PATTERN)) {
        section.problem("path", "is not a folder or file below the path of the institution");
      }
      List<ColumnMapping> columns = new ArrayList<>();
      Section mappings = section.sectionOrEmpty("columns");
      table.columns().forEach(it -> columns.add(column(it, mappings, absent)));
      mappings.end();
      TableMapping mapping =
          new TableMapping(
              table,
              path,
              columns,
              Condition.optional("where", section, defaults),
              section.has("role") ? section.code("role", Role.class) : Role.ROWS,
              site(),
              place);
      section.end();
      return mapping;
    }

    private @Nullable ColumnMapping site() {
      return table == RegistryTable.PATIENT && section.has("site")
          ? ColumnMapping.from(SITE, section, defaults)
          : null;
    }

    private ColumnMapping column(RegistryColumn column, Section mappings, Set<String> absent) {
      if (mappings.has(column.key())) {
        if (absent.contains(column.key())) {
          mappings.problem(column.key(), "is mapped and listed as absent; keep one of the two");
        }
        return ColumnMapping.from(column, mappings, defaults);
      }
      return absent.contains(column.key())
          ? ColumnMapping.absent(column, defaults)
          : ColumnMapping.canonical(column, defaults);
    }
  }

  /** Every source column that has to be read, each once. */
  List<SourceColumn> sources() {
    Stream<SourceColumn> ofColumns =
        Stream.concat(columns.stream(), Stream.ofNullable(site)).flatMap(ColumnMapping::sources);
    return Stream.concat(ofColumns, where == null ? Stream.empty() : where.columns())
        .distinct()
        .toList();
  }

  /** Folder, or single file, that holds the table. */
  Path folder(Institution institution) {
    return new Path(new Path(institution.path()), path);
  }

  private static Set<String> absent(RegistryTable table, Section section) {
    Set<String> absent =
        section.has("absent") ? new HashSet<>(section.strings("absent")) : new HashSet<>();
    List<String> keys = table.columns().stream().map(RegistryColumn::key).toList();
    for (String key : absent.stream().sorted().toList()) {
      if (!keys.contains(key)) {
        section.problem(
            "absent",
            "names %s, which is not a column of %s%s"
                .formatted(key, table.key(), Nearest.suggestion(key, keys)));
      }
    }
    for (RegistryColumn column : table.columns()) {
      if (column.required() && absent.contains(column.key())) {
        section.problem(
            "absent",
            "names %s, which every row needs; map it to a column".formatted(column.key()));
      }
    }
    return absent;
  }
}
