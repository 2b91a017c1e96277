package org.sarcoma.outcomes.registry;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sarcoma.outcomes.config.ConfigException;
import org.sarcoma.outcomes.config.ConfigurationFile;
import org.sarcoma.outcomes.config.Nearest;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.config.Section;

/**
 * Layouts that many institutions share, and code lists: files that an institution names by their
 * bare name, and that lie in one folder.
 *
 * <p>A profile is a file like that of an institution, which is laid over it. A code list is a file
 * with the source and the version of the list; {@code codes = name} stands for its codes, and
 * {@code is-in = name} for {@code is} with all of them.
 *
 * @param folder of the profiles; the code lists are in its folder {@code codes}
 */
public record Profiles(Path folder) {
  private static final String NAME_PATTERN = "[a-z0-9][a-z0-9_-]*";
  private static final String ENDING = ".conf";

  /**
   * Returns the file of an institution with its profile and its code lists in it.
   *
   * @throws ConfigException if a profile or list does not exist or cannot be read
   */
  public Config complete(Config institution, Path file) {
    Config whole = institution;
    if (institution.hasPath("institution.profile")) {
      String name = text(institution.getValue("institution.profile"), "institution.profile", file);
      Config profile = ConfigurationFile.alone(named(name, folder, "institution.profile", file));
      whole = institution.withFallback(profile).withoutPath("institution.profile");
    }
    return ((ConfigObject) complete(whole.root(), file)).toConfig();
  }

  private ConfigValue complete(ConfigValue value, Path file) {
    if (value instanceof ConfigList list) {
      return ConfigValueFactory.fromIterable(
          list.stream().map(it -> complete(it, file)).toList(), list.origin().description());
    }
    if (!(value instanceof ConfigObject object)) {
      return value;
    }
    Map<String, Object> completed = new LinkedHashMap<>();
    object.forEach(
        (key, inner) -> {
          boolean isName = inner.valueType() == ConfigValueType.STRING;
          if (key.equals("codes") && isName) {
            completed.put(key, codes(text(inner, key, file), key, file));
          } else if (key.equals("is-in") && isName) {
            completed.put("is", List.copyOf(codes(text(inner, key, file), key, file).keySet()));
          } else {
            completed.put(key, complete(inner, file));
          }
        });
    return ConfigValueFactory.fromMap(completed, object.origin().description());
  }

  /** Reads a code list: code to canonical value, sorted. */
  private Map<String, String> codes(String name, String key, Path file) {
    Path list = named(name, folder.resolve("codes"), key, file);
    Problems problems = new Problems();
    Section root = Section.of(ConfigurationFile.alone(list), "", problems);
    Section section = root.section("list");
    root.end();
    section.string("source");
    section.string("version");
    Section listed = section.section("codes");
    section.end();
    Map<String, String> codes = new TreeMap<>();
    listed.keys().forEach(it -> codes.put(it, listed.string(it)));
    problems.throwIfAny(list + ": ");
    return codes;
  }

  private static String text(ConfigValue value, String key, Path file) {
    if (value.unwrapped() instanceof String text && text.matches(NAME_PATTERN)) {
      return text;
    }
    throw new ConfigException(
        List.of(
            "%s: %s is no name of a file; expected lower-case letters, digits, - and _"
                .formatted(file, key)));
  }

  private static Path named(String name, Path folder, String key, Path file) {
    Path named = folder.resolve(name + ENDING);
    if (Files.isRegularFile(named)) {
      return named;
    }
    Set<String> present = new TreeSet<>();
    String[] files = folder.toFile().list((in, it) -> it.endsWith(ENDING));
    for (String it : files == null ? new String[0] : files) {
      present.add(it.substring(0, it.length() - ENDING.length()));
    }
    throw new ConfigException(
        List.of(
            "%s: %s names \"%s\", but there is no %s; present are %s%s"
                .formatted(
                    file,
                    key,
                    name,
                    named,
                    present.isEmpty() ? "none" : String.join(", ", present),
                    Nearest.suggestion(name, present))));
  }
}
