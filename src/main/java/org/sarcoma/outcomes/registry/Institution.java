package org.sarcoma.outcomes.registry;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sarcoma.outcomes.config.Nearest;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.config.Section;

/**
 * An institution and how its registry is laid out, from its own file.
 *
 * @param code lower case; names the institution in every result
 * @param path folder of the registry: an absolute path or a URI
 * @param scales scales by which it grades adverse events
 * @param tables tables it keeps
 * @param isLastContactFinal whether what is dated after the last contact is wrong
 * @param onFailure what becomes of a run in which its registry fails
 */
public record Institution(
    String code,
    String name,
    String path,
    Set<AdverseEvent.Scale> scales,
    Map<RegistryTable, TableSources> tables,
    boolean isLastContactFinal,
    OnFailure onFailure) {

  private static final char SITE_SEPARATOR = ':';
  private static final String CODE_PATTERN = "[a-z0-9][a-z0-9_-]{0,31}";

  /** What becomes of a run in which a registry cannot be read whole, or fails its checks. */
  public enum OnFailure {
    /** It stops. */
    FAIL,
    /** It goes on without the institution. */
    EXCLUDE
  }

  public Institution {
    scales = Set.copyOf(scales);
    tables = Map.copyOf(tables);
  }

  /** Mappings of the tables it keeps, in canonical order. */
  List<TableMapping> mappings() {
    return tables.values().stream()
        .sorted(Comparator.comparing(TableSources::table))
        .flatMap(it -> it.mappings().stream())
        .toList();
  }

  /** Code of a site of a consortium, which is an institution of its own in every result. */
  static String siteCode(String consortium, String site) {
    return consortium + SITE_SEPARATOR + site;
  }

  /** Code of the file that describes an institution or the consortium of a site. */
  static String fileCode(String institution) {
    int separator = institution.indexOf(SITE_SEPARATOR);
    return separator < 0 ? institution : institution.substring(0, separator);
  }

  /** Whether rows of the canonical table are merged by patient. */
  boolean isMerged(RegistryTable table) {
    TableSources sources = tables.get(table);
    return sources != null && sources.duplicates().isMerged();
  }

  /** Reads and checks the file of an institution. */
  public static Institution from(Config config, Path file, Problems problems) {
    Section root = Section.of(config, "", problems);
    Section section = root.section("institution");
    root.end();
    Section tables = section.sectionOrEmpty("tables");
    MappingDefaults defaults = MappingDefaults.from(section);
    Institution institution =
        new Institution(
            code(section, file),
            section.string("name"),
            path(section, file),
            section.has("adverse-event-scales")
                ? new HashSet<>(section.codes("adverse-event-scales", AdverseEvent.Scale.class))
                : Set.of(AdverseEvent.Scale.CTCAE),
            tables(tables, defaults),
            section.has("final-last-contact") && section.flag("final-last-contact"),
            section.has("on-failure")
                ? section.code("on-failure", OnFailure.class)
                : OnFailure.FAIL);
    section.end();
    return institution;
  }

  private static String code(Section section, Path file) {
    String code = section.string("code");
    String fileName = String.valueOf(file.getFileName());
    if (!section.has("code")) {
      return code;
    }
    if (!code.matches(CODE_PATTERN)) {
      section.problem(
          "code", "is not made of lower-case letters, digits, - and _, at most 32 of them");
    } else if (!fileName.equals(code + ".conf")) {
      section.problem("code", "differs from the name of its file, %s".formatted(fileName));
    }
    return code;
  }

  private static String path(Section section, Path file) {
    String path = section.string("path");
    try {
      boolean isUri = path.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
      String resolved =
          isUri ? path : file.toAbsolutePath().resolveSibling(path).normalize().toString();
      return new org.apache.hadoop.fs.Path(resolved).toString();
    } catch (IllegalArgumentException e) {
      section.problem("path", "is neither a path nor a URI");
      return "/";
    }
  }

  /** A table that is not mentioned is kept under its canonical name. */
  private static Map<RegistryTable, TableSources> tables(
      Section section, MappingDefaults defaults) {
    Map<RegistryTable, TableSources> tables = new EnumMap<>(RegistryTable.class);
    for (RegistryTable table : RegistryTable.values()) {
      if (section.isSection(table.key()) || !section.has(table.key())) {
        tables.put(table, TableSources.from(table, section.sectionOrEmpty(table.key()), defaults));
      } else if (!section.string(table.key()).equals("absent")) {
        section.problem(table.key(), "is neither a section { ... } nor absent");
      } else if (!table.isOptional()) {
        section.problem(table.key(), "is absent, but every institution has to keep it");
      }
    }
    List<String> known = Arrays.stream(RegistryTable.values()).map(RegistryTable::key).toList();
    for (String key : section.keys()) {
      if (!known.contains(key)) {
        section.problem(key, "is not a canonical table" + Nearest.suggestion(key, known));
      }
    }
    return tables;
  }
}
