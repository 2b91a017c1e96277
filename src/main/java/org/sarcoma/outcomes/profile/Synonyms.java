package org.sarcoma.outcomes.profile;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.RegistryColumn;
import org.sarcoma.outcomes.registry.RegistryTable;

/** What registries call tables, columns, codes and missing values: {@code synonyms.conf}. */
final class Synonyms {
  static final Synonyms BUNDLED =
      new Synonyms(ConfigFactory.parseResources(Synonyms.class, "synonyms.conf").resolve());

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_NAME = Pattern.compile("[^a-z0-9]+");
  private static final Pattern GAP = Pattern.compile("[\\s_]+");
  private static final Pattern BRACKETS = Pattern.compile("\\[(.*)]", Pattern.DOTALL);

  private final Config config;
  private final Set<String> missing = new HashSet<>();

  private Synonyms(Config config) {
    this.config = config;
    config.getStringList("missing-values").forEach(it -> missing.add(it.toLowerCase(Locale.ROOT)));
  }

  /** Whether a text without surrounding blanks is a spelling of a missing value. */
  boolean isMissingValue(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return missing.contains(lower)
        || (lower.startsWith("[") && missing.contains(BRACKETS.matcher(lower).replaceFirst("$1")));
  }

  /** Whether this is what some registries call the table. */
  boolean isTable(RegistryTable table, String name) {
    return name(name).equals(name(table.code()))
        || strings("tables", table.key()).stream().anyMatch(it -> name(it).equals(name(name)));
  }

  /** Comparable names of a column, the likeliest first; without the unit at the end of its own. */
  List<String> names(RegistryTable table, RegistryColumn column) {
    List<String> names = new ArrayList<>(List.of(name(column.name())));
    strings("columns." + table.key(), column.key()).forEach(it -> names.add(name(it)));
    strings("columns.any", column.key()).forEach(it -> names.add(name(it)));
    return names;
  }

  /** Returns the canonical value that is meant, or null if that is not clear. */
  @Nullable String canonical(RegistryTable table, RegistryColumn column, String value) {
    String path =
        column.kind() == RegistryColumn.Kind.FLAG
            ? "flags"
            : "values." + table.key() + "." + column.key();
    String wanted = value(value);
    for (String code : column.codes()) {
      if (value(code).equals(wanted)) {
        return code;
      }
    }
    if (config.hasPath(path)) {
      for (String code : config.getObject(path).keySet()) {
        boolean isMeant =
            value(code).equals(wanted)
                || strings(path, code).stream().anyMatch(it -> value(it).equals(wanted));
        if (isMeant) {
          return code;
        }
      }
    }
    return null;
  }

  private List<String> strings(String section, String key) {
    String path = section + "." + ConfigUtil.quoteString(key);
    return config.hasPath(path) ? config.getStringList(path) : List.of();
  }

  /** A name with nothing but lower-case letters and digits. */
  static String name(String name) {
    return NO_NAME.matcher(plain(name)).replaceAll("");
  }

  /** A value as it is compared: spellings that differ by case, accents or blanks are one. */
  static String value(String value) {
    return GAP.matcher(plain(value).strip()).replaceAll(" ");
  }

  private static String plain(String text) {
    return ACCENTS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
