package org.sarcoma.outcomes.example;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Institution {@code lagoon}: canonical names, but dates are timestamps, identifiers are numbers
 * and codes are upper case; neither adverse events nor selection reasons are kept.
 */
final class LagoonLayout {
  private static final Set<String> FREE_TEXT =
      Set.of("linkage_id", "topography", "morphology", "metastatic_sites", "technique", "regimen");

  static final Layout LAYOUT = new Layout(tables(), List.of("UNKNOWN"));

  private LagoonLayout() {}

  private static List<Layout.Table> tables() {
    return Canonical.TABLES.keySet().stream()
        .filter(table -> !table.equals("adverse_event"))
        .map(table -> new Layout.Table(table, table, 1, columns(table)))
        .toList();
  }

  private static List<SourceColumn> columns(String table) {
    return Canonical.TABLES.get(table).stream()
        .filter(column -> !column.name().equals("selection_reason"))
        .map(LagoonLayout::column)
        .toList();
  }

  private static SourceColumn column(SourceColumn canonical) {
    String name = canonical.name();
    if (canonical.type() == SourceColumn.Type.DATE) {
      return SourceColumn.renamed(name.replace("_date", "_at"), SourceColumn.Type.TIMESTAMP, name);
    }
    if (canonical.type() != SourceColumn.Type.TEXT || FREE_TEXT.contains(name)) {
      return canonical;
    }
    return name.endsWith("_id") ? number(name) : upperCase(name);
  }

  private static SourceColumn number(String name) {
    return new SourceColumn(
        name, SourceColumn.Type.LONG, name, value -> Long.valueOf((String) value));
  }

  private static SourceColumn upperCase(String name) {
    return new SourceColumn(name, SourceColumn.Type.TEXT, name, LagoonLayout::code);
  }

  /** An unknown cause of death is not the same as a missing one, which reads UNKNOWN. */
  private static String code(Object value) {
    return value.equals("unknown") ? "NOT_RECORDED" : ((String) value).toUpperCase(Locale.ROOT);
  }
}
