package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.sarcoma.outcomes.config.Section;

/**
 * The tables of an institution that feed a canonical table.
 *
 * @param mappings in order of precedence
 * @param duplicates what becomes of rows that are about the same
 */
record TableSources(RegistryTable table, List<TableMapping> mappings, Duplicates duplicates)
    implements Serializable {
  TableSources {
    mappings = List.copyOf(mappings);
  }

  /** Reads the section of a canonical table: one mapping, or a list of them under sources. */
  static TableSources from(RegistryTable table, Section section, MappingDefaults defaults) {
    Duplicates duplicates = Duplicates.from(table, section);
    if (!section.has("sources")) {
      return new TableSources(
          table, List.of(TableMapping.from(table, section, defaults)), duplicates);
    }
    List<TableMapping> mappings = new ArrayList<>();
    for (Section one : section.sectionList("sources")) {
      mappings.add(TableMapping.partial(table, one, defaults, mappings.size()));
    }
    TableSources sources = new TableSources(table, mappings, duplicates);
    sources.check(section);
    section.end();
    return sources;
  }

  /** What the rows of one of the sources are. */
  TableMapping.Role role(int source) {
    return mappings.get(source).role();
  }

  private void check(Section section) {
    if (mappings.stream().noneMatch(it -> it.role() == TableMapping.Role.ROWS)) {
      section.problem("sources", "has no source whose role is rows; name at least one");
    }
    boolean completes = mappings.stream().anyMatch(it -> it.role() == TableMapping.Role.COMPLETES);
    if (completes && !duplicates.isMerged()) {
      section.problem(
          "sources", "has a source that completes others; set duplicates with keep = merged");
    }
    // A site that only some of the sources know would leave the other patients without any.
    long sites = mappings.stream().filter(it -> it.site() != null).count();
    if (sites > 0 && table == RegistryTable.PATIENT && mappings.get(0).site() == null) {
      section.problem("sources", "has a site, but not in its first source; move it there");
    }
    for (RegistryColumn column : table.columns()) {
      if (column.required() && !duplicates.isMerged()) {
        checkRequired(column, section);
      }
    }
  }

  private void checkRequired(RegistryColumn column, Section section) {
    for (TableMapping mapping : mappings) {
      ColumnMapping required = mapping.columns().get(table.columns().indexOf(column));
      if (mapping.role() != TableMapping.Role.STATES_NONE && !required.isKept()) {
        section.problem(
            "sources",
            "has no %s in source %d, which every row needs; map it to a column"
                .formatted(column.key(), mapping.place() + 1));
      }
    }
  }
}
