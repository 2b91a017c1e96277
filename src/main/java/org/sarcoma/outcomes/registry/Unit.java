package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Section;

/** The unit of a number column of an institution. */
sealed interface Unit extends Serializable {
  /** Source columns that say which unit it is. */
  Stream<SourceColumn> columns();

  /** Canonical units per source unit, by row; null where the unit is not known. */
  Factor on(SourceRow row);

  /** Canonical units per source unit of one row. */
  interface Factor {
    @Nullable Double of(@Nullable Object[] row);
  }

  /** The same unit in all rows. */
  record Fixed(double factor) implements Unit {
    @Override
    public Stream<SourceColumn> columns() {
      return Stream.empty();
    }

    @Override
    public Factor on(SourceRow row) {
      return it -> factor;
    }
  }

  /**
   * A unit that stands in another column.
   *
   * @param factors by spelling, folded
   */
  record Stated(SourceColumn column, Map<String, Double> factors, Folding folding) implements Unit {
    @Override
    public Stream<SourceColumn> columns() {
      return Stream.of(column);
    }

    @Override
    public Factor on(SourceRow source) {
      SourceRow.Cell cell = source.cell(column);
      return row -> {
        Object unit = cell.of(row);
        return unit == null ? null : factors.get(folding.fold(Spelling.text(unit)));
      };
    }
  }

  Unit CANONICAL = new Fixed(1);

  /** Reads key {@code unit} of a column that holds numbers: a unit, or where it stands. */
  static Unit from(RegistryColumn column, Section section, MappingDefaults defaults) {
    if (!section.has("unit")) {
      return CANONICAL;
    }
    if (!section.isSection("unit")) {
      return new Fixed(factor(column, "unit", section));
    }
    Section stated = section.section("unit");
    SourceColumn source = new SourceColumn(stated.oneOrMoreStrings("column"));
    Folding folding = Folding.from(stated, defaults.folding());
    Map<String, Double> factors = new HashMap<>();
    Section codes = stated.section("codes");
    codes.keys().forEach(it -> factors.put(folding.fold(it), factor(column, it, codes)));
    stated.end();
    return new Stated(source, Map.copyOf(factors), folding);
  }

  private static double factor(RegistryColumn column, String key, Section section) {
    Map<String, Double> units = units(column);
    String unit = section.string(key);
    Double factor = units.get(unit);
    if (factor == null) {
      section.problem(
          key,
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
