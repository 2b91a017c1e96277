package org.sarcoma.outcomes.config;

import com.typesafe.config.ConfigValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads single values of a configuration; null stands for a value of the wrong kind. */
final class Values {
  private Values() {}

  /** Text as it is written: 007 is no 7, and 1.0 is no 1. */
  static @Nullable String text(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> value.atKey("text").getString("text");
      default -> null;
    };
  }

  static @Nullable Boolean flag(ConfigValue value) {
    return value.unwrapped() instanceof Boolean it ? it : null;
  }

  static @Nullable Double number(ConfigValue value) {
    return value.unwrapped() instanceof Number it && Double.isFinite(it.doubleValue())
        ? Double.valueOf(it.doubleValue())
        : null;
  }

  static @Nullable Integer wholeNumber(ConfigValue value) {
    return value.unwrapped() instanceof Integer it ? it : null;
  }

  static @Nullable LocalDate day(ConfigValue value) {
    try {
      return value.unwrapped() instanceof String it ? LocalDate.parse(it) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  static <E extends Enum<E>> @Nullable E constant(ConfigValue value, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(it -> code(it).equals(value.unwrapped()))
        .findFirst()
        .orElse(null);
  }

  /** The codes of an enum, for a message. */
  static <E extends Enum<E>> String oneOf(Class<E> type) {
    return "one of "
        + String.join(", ", Arrays.stream(type.getEnumConstants()).map(Values::code).toList());
  }

  /** A value as it is named in a message. */
  static String shown(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> "a section";
      case LIST -> "a list";
      case STRING -> "\"" + value.unwrapped() + "\"";
      default -> value.render();
    };
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
