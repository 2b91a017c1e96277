package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Nearest;
import org.sarcoma.outcomes.config.Section;

/**
 * Where an institution keeps a canonical column, and how its values are written there.
 *
 * @param source source column; null if there is none
 * @param fixed canonical value of every row; null if it is read
 * @param codes source spelling to canonical value; empty if the source uses the canonical ones
 * @param factor canonical unit over source unit: a source value is multiplied by it
 * @param formats date patterns of text values, tried in order
 * @param missing spellings that mean that there is no value
 */
record ColumnMapping(
    RegistryColumn column,
    @Nullable String source,
    @Nullable String fixed,
    Map<String, String> codes,
    double factor,
    List<String> formats,
    Set<String> missing)
    implements Serializable {

  /** How an institution writes values unless a column says otherwise. */
  record Defaults(List<String> formats, Set<String> missing) {}

  ColumnMapping {
    codes = Map.copyOf(codes);
    formats = List.copyOf(formats);
    missing = Set.copyOf(missing);
  }

  /** The column is read under its canonical name, in canonical units and codes. */
  static ColumnMapping canonical(RegistryColumn column, Defaults defaults) {
    return new ColumnMapping(
        column, column.name(), null, Map.of(), 1, defaults.formats, defaults.missing);
  }

  /** The institution does not keep the column. */
  static ColumnMapping absent(RegistryColumn column) {
    return new ColumnMapping(column, null, null, Map.of(), 1, List.of(), Set.of());
  }

  /** Reads the mapping of one column: the name of the source column, or a section. */
  static ColumnMapping from(RegistryColumn column, Section columns, Defaults defaults) {
    if (!columns.isSection(column.key())) {
      String source = columns.string(column.key());
      return new ColumnMapping(
          column, source, null, Map.of(), 1, defaults.formats, defaults.missing);
    }
    Section section = columns.section(column.key());
    String fixed = section.optionalString("value");
    ColumnMapping mapping =
        new ColumnMapping(
            column,
            fixed == null ? section.string("column") : null,
            fixed,
            codes(column, section),
            section.has("unit") ? factor(column, section) : 1,
            section.has("formats") ? section.strings("formats") : defaults.formats,
            section.has("missing-values")
                ? new HashSet<>(section.strings("missing-values"))
                : defaults.missing);
    mapping.checkFixed(section);
    section.end();
    return mapping;
  }

  /** Whether a value is of every row, so that a mistake in it would be in every row. */
  private void checkFixed(Section section) {
    boolean isKey = column.name().equals("patient_id");
    if (fixed == null) {
      return;
    }
    if (isKey) {
      section.problem(
          "value", "is set, but patients differ; map %s to a column".formatted(column.key()));
    } else if (section.has("column")) {
      section.problem("value", "is set beside column; keep one of the two");
    } else if (formats.stream().allMatch(DateFormats::isPattern)
        && new CellReader(this).read(null) instanceof RecordCheck) {
      section.problem(
          "value",
          "is \"%s\", which %s cannot be%s".formatted(fixed, column.name(), expected(column)));
    }
  }

  private static String expected(RegistryColumn column) {
    return column.values().isEmpty()
        ? ""
        : "; expected one of " + String.join(", ", column.values());
  }

  private static Map<String, String> codes(RegistryColumn column, Section section) {
    Map<String, String> codes = new HashMap<>();
    if (section.has("codes")) {
      Section spellings = section.section("codes");
      for (String spelling : spellings.keys()) {
        String code = spellings.string(spelling);
        if (!column.values().isEmpty() && !column.values().contains(code)) {
          spellings.problem(
              spelling,
              "is \"%s\", which is not a code of %s%s%s"
                  .formatted(
                      code,
                      column.name(),
                      expected(column),
                      Nearest.suggestion(code, column.values())));
        }
        codes.put(spelling, code);
      }
    }
    return codes;
  }

  private static double factor(RegistryColumn column, Section section) {
    Map<String, Double> units = units(column);
    String unit = section.string("unit");
    Double factor = units.get(unit);
    if (factor == null) {
      section.problem(
          "unit",
          units.isEmpty()
              ? "is set, but %s has no unit; remove it".formatted(column.name())
              : "is \"%s\"; expected one of %s"
                  .formatted(unit, String.join(", ", units.keySet().stream().sorted().toList())));
      return 1;
    }
    return factor;
  }

  private static Map<String, Double> units(RegistryColumn column) {
    return switch (column.name().substring(column.name().lastIndexOf('_') + 1)) {
      case "cm" -> Map.of("cm", 1.0, "mm", 0.1);
      case "gy" -> Map.of("gy", 1.0, "cgy", 0.01);
      case "mg" -> Map.of("mg", 1.0, "g", 1000.0);
      default -> Map.of();
    };
  }
}
