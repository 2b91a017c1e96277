package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A canonical column, as its record component declares it.
 *
 * @param name snake case
 * @param required whether a row without a value is rejected
 * @param codes canonical codes of a {@link Kind#CODE}, in the order of its enum; empty otherwise
 */
public record RegistryColumn(String name, Kind kind, boolean required, List<String> codes)
    implements Serializable {

  /** What a value of the column is. */
  public enum Kind {
    TEXT,
    CODE,
    DATE,
    WHOLE_NUMBER,
    DECIMAL,
    FLAG
  }

  static RegistryColumn of(RecordComponent component) {
    return new RegistryColumn(
        snakeCase(component.getName()),
        kind(component.getType()),
        !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        codes(component.getType()));
  }

  /** The values that a code or flag can have; empty for other columns. */
  List<String> values() {
    return kind == Kind.FLAG ? List.of("true", "false") : codes;
  }

  /** Name as a key of the configuration. */
  public String key() {
    return name.replace('_', '-');
  }

  private static Kind kind(Class<?> type) {
    if (type.isEnum()) {
      return Kind.CODE;
    }
    return switch (type.getSimpleName()) {
      case "String" -> Kind.TEXT;
      case "Integer" -> Kind.WHOLE_NUMBER;
      case "Double" -> Kind.DECIMAL;
      case "Boolean" -> Kind.FLAG;
      case "LocalDate" -> Kind.DATE;
      default -> throw new IllegalStateException("No canonical column is a " + type.getName());
    };
  }

  private static List<String> codes(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(it -> ((Enum<?>) it).name().toLowerCase(Locale.ROOT))
            .toList()
        : List.of();
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
