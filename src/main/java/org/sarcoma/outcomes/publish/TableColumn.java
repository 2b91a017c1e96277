package org.sarcoma.outcomes.publish;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.Meaning;

/**
 * A column of a published table.
 *
 * @param name lower snake case, with the unit as last word where there is one
 * @param unit what the numbers count, null where they have no unit
 * @param nullable whether a value can be missing; the column {@code status} then says why, where
 *     there is one
 * @param values the only values of a column that takes few, otherwise empty
 * @param comment what the column holds
 */
record TableColumn(
    String name,
    ColumnType type,
    boolean nullable,
    @Nullable String unit,
    List<String> values,
    String comment) {
  static final TableColumn RUN_ID =
      new TableColumn(
          "run_id",
          ColumnType.STRING,
          false,
          null,
          List.of(),
          "Run that computed and published the row");

  /** Longer endings stand before the shorter ones that they contain. */
  private static final List<Map.Entry<String, String>> UNITS =
      List.of(
          Map.entry("_per_100_patient_years", "per 100 patient-years"),
          Map.entry("patient_years", "patient-years"),
          Map.entry("_years", "years"),
          Map.entry("_months", "months"),
          Map.entry("_days", "days"),
          Map.entry("_cm", "cm"),
          Map.entry("_gy", "Gy"));

  /** Between a small letter or digit and a capital, and around a number of several digits. */
  private static final Pattern WORD_BOUNDARY =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=\\d\\d)|(?<=\\d\\d)(?=[a-z])");

  static TableColumn of(java.lang.reflect.RecordComponent component, String table) {
    String name = snakeCase(component.getName());
    Meaning meaning = component.getAnnotation(Meaning.class);
    if (meaning == null) {
      throw new IllegalArgumentException(
          "Table %s, column %s: no meaning is given".formatted(table, name));
    }
    ColumnType type =
        ColumnType.of(component.getType())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Table %s, column %s: type %s cannot be published"
                            .formatted(table, name, component.getType().getSimpleName())));
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new TableColumn(
        name, type, nullable, unit(name), values(component.getType()), meaning.value());
  }

  static String snakeCase(String name) {
    return WORD_BOUNDARY.matcher(name).replaceAll("_").toLowerCase(java.util.Locale.ROOT);
  }

  private static @Nullable String unit(String name) {
    for (Map.Entry<String, String> unit : UNITS) {
      if (name.endsWith(unit.getKey())) {
        return unit.getValue();
      }
    }
    return name.equals("day") ? "days" : null;
  }

  private static List<String> values(Class<?> type) {
    Object[] constants = type.getEnumConstants();
    return constants == null ? List.of() : Arrays.stream(constants).map(ColumnType::text).toList();
  }
}
