package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.sarcoma.outcomes.config.Nearest;
import org.sarcoma.outcomes.config.Section;

/**
 * Where an institution keeps a canonical table.
 *
 * @param path folder or file, below the path of the institution
 * @param columns one per canonical column, in canonical order
 */
record TableMapping(RegistryTable table, String path, List<ColumnMapping> columns)
    implements Serializable {
  /** Relative, and never upward. */
  private static final String PATH_PATTERN = "(?!/)(?!(.*/)?\\.\\.(/|$))[^:*?{}\\[\\]\\\\]+";

  TableMapping {
    columns = List.copyOf(columns);
  }

  static TableMapping from(RegistryTable table, Section section, ColumnMapping.Defaults defaults) {
    String path = section.has("path") ? section.string("path") : table.code();
    if (section.has("path") && !path.matches(PATH_PATTERN)) {
      section.problem("path", "is not a folder or file below the path of the institution");
    }
    Set<String> absent = absent(table, section);
    List<ColumnMapping> columns = new ArrayList<>();
    Section mappings = section.sectionOrEmpty("columns");
    for (RegistryColumn column : table.columns()) {
      columns.add(mapping(column, mappings, absent, defaults));
    }
    mappings.end();
    section.end();
    return new TableMapping(table, path, columns);
  }

  /** Folder, or single file, that holds the table. */
  Path folder(Institution institution) {
    return new Path(new Path(institution.path()), path);
  }

  private static ColumnMapping mapping(
      RegistryColumn column,
      Section mappings,
      Set<String> absent,
      ColumnMapping.Defaults defaults) {
    if (mappings.has(column.key())) {
      if (absent.contains(column.key())) {
        mappings.problem(column.key(), "is mapped and listed as absent; keep one of the two");
      }
      return ColumnMapping.from(column, mappings, defaults);
    }
    return absent.contains(column.key())
        ? ColumnMapping.absent(column)
        : ColumnMapping.canonical(column, defaults);
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
