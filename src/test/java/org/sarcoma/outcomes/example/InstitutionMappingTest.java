package org.sarcoma.outcomes.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mapping files name what the example tables hold. */
class InstitutionMappingTest {
  /** Written into the data as codes that no institution defines. */
  private static final Set<String> BAD_CODES = Set.of("9", "x", "X");

  static Stream<Map.Entry<String, List<SourceTable>>> institutions() {
    return ExampleRegistries.institutions().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("institutions")
  void everyCanonicalColumnHasASourceOrIsAbsent(Map.Entry<String, List<SourceTable>> institution) {
    Config mapping = mapping(institution.getKey());
    Canonical.TABLES.forEach(
        (name, columns) -> {
          if (!isAbsent(mapping, "tables." + kebab(name))) {
            SourceTable table = source(institution.getValue(), mapping, name);
            columns.forEach(
                column ->
                    assertThat(missing(mapping, table, name, column.name()))
                        .as("%s: source of %s.%s", institution.getKey(), name, column.name())
                        .isEmpty());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("institutions")
  void everyCodeInTheDataIsMapped(Map.Entry<String, List<SourceTable>> institution) {
    Config mapping = mapping(institution.getKey());
    Set<String> missing = new TreeSet<>(mapping.getStringList("missing-values"));
    for (String name : Canonical.TABLES.keySet()) {
      Config columns = columns(mapping, name);
      for (String column : columns.root().keySet()) {
        if (has(columns, column + ".codes")) {
          SourceTable table = source(institution.getValue(), mapping, name);
          Set<String> codes = values(table, columns.getString(column + ".column"));
          codes.removeAll(missing);
          codes.removeAll(columns.getObject(column + ".codes").keySet());
          assertThat(codes).as("%s.%s", name, column).isSubsetOf(BAD_CODES);
        }
      }
    }
  }

  private static Set<String> values(SourceTable table, String column) {
    Set<String> values = new TreeSet<>();
    table.rows().stream()
        .filter(row -> row.has(column))
        .forEach(row -> values.add(row.text(column)));
    return values;
  }

  private static Set<String> missing(
      Config mapping, SourceTable table, String name, String column) {
    Config section = section(mapping, name);
    boolean absent =
        section.hasPath("absent") && section.getStringList("absent").contains(kebab(column));
    Config columns = columns(mapping, name);
    if (absent || has(columns, kebab(column) + ".value")) {
      return Set.of();
    }
    String source = column;
    if (columns.hasPath(kebab(column))) {
      boolean plain = columns.getValue(kebab(column)).valueType() == ConfigValueType.STRING;
      source = columns.getString(kebab(column) + (plain ? "" : ".column"));
    }
    String wanted = source;
    return table.columns().stream().anyMatch(present -> present.name().equals(wanted))
        ? Set.of()
        : Set.of(source);
  }

  private static SourceTable source(List<SourceTable> tables, Config mapping, String name) {
    Config section = section(mapping, name);
    String path = section.hasPath("path") ? section.getString("path") : name;
    return tables.stream().filter(table -> table.name().equals(path)).findFirst().orElseThrow();
  }

  private static Config section(Config mapping, String table) {
    String path = "tables." + kebab(table);
    return mapping.hasPath(path) && !isAbsent(mapping, path)
        ? mapping.getConfig(path)
        : ConfigFactory.empty();
  }

  private static Config columns(Config mapping, String table) {
    Config section = section(mapping, table);
    return section.hasPath("columns") ? section.getConfig("columns") : ConfigFactory.empty();
  }

  private static boolean isAbsent(Config mapping, String path) {
    return mapping.hasPath(path) && mapping.getValue(path).unwrapped().equals("absent");
  }

  private static boolean has(Config columns, String path) {
    String column = ConfigUtil.splitPath(path).get(0);
    return columns.hasPath(column)
        && columns.getValue(column).valueType() == ConfigValueType.OBJECT
        && columns.hasPath(path);
  }

  private static Config mapping(String code) {
    Path file = Path.of("conf", "institutions", code + ".conf");
    return ConfigFactory.parseFile(file.toFile()).getConfig("institution");
  }

  private static String kebab(String snakeCase) {
    return snakeCase.replace('_', '-');
  }
}
