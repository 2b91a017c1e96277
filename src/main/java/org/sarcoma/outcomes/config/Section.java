package org.sarcoma.outcomes.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One section of a configuration file, read strictly: a value of the wrong kind or a missing one is
 * a problem, and reading goes on with a harmless default, so that all problems are found at once.
 * {@link #end()} makes every key that was not asked for a problem too.
 */
public final class Section {
  private static final LocalDate HARMLESS_DATE = LocalDate.EPOCH;

  private final ConfigObject object;
  private final String path;
  private final Problems problems;
  private final TreeSet<String> known = new TreeSet<>();

  private Section(ConfigObject object, String path, Problems problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  /**
   * Starts to read.
   *
   * @param path dotted path of the section, for messages; empty for the root
   */
  public static Section of(Config config, String path, Problems problems) {
    return new Section(config.root(), path, problems);
  }

  /** Whether the key has a value; a key set to null has none. */
  public boolean has(String key) {
    known.add(key);
    return value(key) != null;
  }

  public String string(String key) {
    return required(key, "a text", Values::text, "");
  }

  public @Nullable String optionalString(String key) {
    return has(key) ? string(key) : null;
  }

  public int integer(String key) {
    return required(key, "a whole number", Values::wholeNumber, 1);
  }

  public @Nullable Integer optionalInteger(String key) {
    return has(key) ? Integer.valueOf(integer(key)) : null;
  }

  public double decimal(String key) {
    return required(key, "a number", Values::number, 1.0);
  }

  public boolean flag(String key) {
    return required(key, "true or false", Values::flag, false);
  }

  public LocalDate date(String key) {
    return required(key, "a date such as \"2024-12-31\"", Values::day, HARMLESS_DATE);
  }

  public @Nullable LocalDate optionalDate(String key) {
    return has(key) ? date(key) : null;
  }

  public List<String> strings(String key) {
    return list(key, "a list of texts", Values::text);
  }

  /** One text, or a list of them. */
  public List<String> oneOrMoreStrings(String key) {
    return isList(key) ? strings(key) : List.of(string(key));
  }

  public List<Double> decimals(String key) {
    return list(key, "a list of numbers", Values::number);
  }

  /** A constant of the enum, written in lower snake case. */
  public <E extends Enum<E>> E code(String key, Class<E> type) {
    return required(
        key, Values.oneOf(type), it -> Values.constant(it, type), type.getEnumConstants()[0]);
  }

  public <E extends Enum<E>> @Nullable E optionalCode(String key, Class<E> type) {
    return has(key) ? code(key, type) : null;
  }

  public <E extends Enum<E>> List<E> codes(String key, Class<E> type) {
    return list(
        key, "a list of codes, each " + Values.oneOf(type), it -> Values.constant(it, type));
  }

  /** A subsection; an empty one, and a problem, if there is none. */
  public Section section(String key) {
    ConfigObject child =
        required(
            key,
            "a section { ... }",
            it -> it instanceof ConfigObject section ? section : null,
            ConfigFactory.empty().root());
    return new Section(child, at(key), problems);
  }

  /** A subsection that may be left out. */
  public Section sectionOrEmpty(String key) {
    return has(key) ? section(key) : new Section(ConfigFactory.empty().root(), at(key), problems);
  }

  /** Subsections that the user names, by name; a name set to null is left out. */
  public Map<String, Section> sections(String key) {
    Section parent = section(key);
    Map<String, Section> sections = new LinkedHashMap<>();
    for (String name : new TreeSet<>(parent.object.keySet())) {
      if (parent.has(name)) {
        sections.put(name, parent.section(name));
      }
    }
    return sections;
  }

  /** The sections of a list, in order. */
  public List<Section> sectionList(String key) {
    List<ConfigObject> objects =
        list(key, "a list of sections { ... }", it -> it instanceof ConfigObject one ? one : null);
    List<Section> sections = new ArrayList<>();
    for (ConfigObject one : objects) {
      sections.add(new Section(one, "%s[%d]".formatted(at(key), sections.size()), problems));
    }
    return sections;
  }

  /** Whether the value of the key is a list. */
  public boolean isList(String key) {
    known.add(key);
    return value(key) instanceof ConfigList;
  }

  /** Keys of this section, sorted. */
  public List<String> keys() {
    return List.copyOf(new TreeSet<>(object.keySet()));
  }

  /** Whether the value of the key is a section. */
  public boolean isSection(String key) {
    known.add(key);
    return value(key) instanceof ConfigObject;
  }

  /** Records a problem with the value of a key; the text goes on after the path of the key. */
  public void problem(String key, String text) {
    problems.add(at(key) + " " + text);
  }

  /** Reports every key that nothing has asked for, with the known key it resembles. */
  public void end() {
    for (String key : new TreeSet<>(object.keySet())) {
      if (!known.contains(key)) {
        problem(key, "is not a known key" + Nearest.suggestion(key, known));
      }
    }
  }

  private @Nullable ConfigValue value(String key) {
    ConfigValue value = object.get(key);
    return value == null || value.valueType() == ConfigValueType.NULL ? null : value;
  }

  private <T> T required(
      String key, String expected, Function<ConfigValue, @Nullable T> read, T harmless) {
    known.add(key);
    ConfigValue value = value(key);
    if (value == null) {
      problem(key, "is not set; expected " + expected);
      return harmless;
    }
    T result = read.apply(value);
    if (result == null) {
      problem(key, "is %s; expected %s".formatted(Values.shown(value), expected));
      return harmless;
    }
    return result;
  }

  private <T> List<T> list(String key, String expected, Function<ConfigValue, @Nullable T> read) {
    List<T> values = new ArrayList<>();
    List<ConfigValue> elements =
        required(key, expected, it -> it instanceof ConfigList all ? all : null, List.of());
    for (ConfigValue element : elements) {
      T value = read.apply(element);
      if (value == null) {
        problem(key, "has the element %s; expected %s".formatted(Values.shown(element), expected));
      } else {
        values.add(value);
      }
    }
    return values;
  }

  private String at(String key) {
    return (path.isEmpty() ? "" : path + ".") + ConfigUtil.joinPath(key);
  }
}
