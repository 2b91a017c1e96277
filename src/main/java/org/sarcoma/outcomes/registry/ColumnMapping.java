package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Nearest;
import org.sarcoma.outcomes.config.Section;

/**
 * Where an institution keeps a canonical column, and how its values are written there.
 *
 * @param when where it does not hold, there is no value; null: it always holds
 * @param format how a value is written
 * @param unit unit of numbers
 * @param against another column that says the same; null if there is none
 */
record ColumnMapping(
    RegistryColumn column,
    Origin origin,
    @Nullable Condition when,
    CellFormat format,
    Unit unit,
    @Nullable Against against)
    implements Serializable {

  /** The column is read under its canonical name, in canonical units and codes. */
  static ColumnMapping canonical(RegistryColumn column, MappingDefaults defaults) {
    return plain(column, SourceColumn.of(column.name()), defaults);
  }

  /** The institution does not keep the column. */
  static ColumnMapping absent(RegistryColumn column, MappingDefaults defaults) {
    return new ColumnMapping(
        column, new Origin.Nowhere(), null, CellFormat.of(defaults), Unit.CANONICAL, null);
  }

  private static ColumnMapping plain(
      RegistryColumn column, SourceColumn source, MappingDefaults defaults) {
    Origin origin = new Origin.OneColumn(source);
    return new ColumnMapping(column, origin, null, CellFormat.of(defaults), Unit.CANONICAL, null);
  }

  /** Reads the mapping of one column: the name or names of the source column, or a section. */
  static ColumnMapping from(RegistryColumn column, Section columns, MappingDefaults defaults) {
    if (!columns.isSection(column.key())) {
      return plain(column, new SourceColumn(columns.oneOrMoreStrings(column.key())), defaults);
    }
    Section section = columns.section(column.key());
    CellFormat format = CellFormat.from(column, section, defaults);
    ColumnMapping mapping =
        new ColumnMapping(
            column,
            Origin.from(section, defaults),
            Condition.optional("when", section, defaults),
            format,
            format.isTime() ? Unit.CANONICAL : Unit.from(column, section, defaults),
            section.has("against")
                ? Against.from(column, section.section("against"), defaults)
                : null);
    mapping.checkFixed(section);
    section.end();
    return mapping;
  }

  /** Every source column that it looks at. */
  Stream<SourceColumn> sources() {
    return Stream.of(
            origin.columns(),
            when == null ? Stream.<SourceColumn>empty() : when.columns(),
            unit.columns(),
            Stream.ofNullable(against).map(Against::source))
        .flatMap(it -> it)
        .distinct();
  }

  /** Whether the institution keeps it. */
  boolean isKept() {
    return !(origin instanceof Origin.Nowhere);
  }

  /** Whether the text of its cells is turned into other text before it is read. */
  boolean isTranslated() {
    return !format.spelling().codes().isEmpty()
        || origin instanceof Origin.Joined
        || origin instanceof Origin.Derived;
  }

  /** Whether a value that a mapping names is one that the column can have. */
  private void checkFixed(Section section) {
    String key = origin instanceof Origin.Fixed ? "value" : "cases";
    if (origin instanceof Origin.Fixed && column.name().equals("patient_id")) {
      section.problem(
          "value", "is set, but patients differ; map %s to a column".formatted(column.key()));
      return;
    }
    CellReader reader = new CellReader(column, format);
    origin
        .values()
        .filter(it -> reader.read(it, 1) instanceof RecordCheck)
        .forEach(
            it ->
                section.problem(
                    key,
                    "is \"%s\", which %s cannot be%s"
                        .formatted(it, column.name(), expected(column))));
  }

  private static String expected(RegistryColumn column) {
    return column.values().isEmpty()
        ? ""
        : "; expected one of " + String.join(", ", column.values());
  }

  /** Reads key {@code codes}: source spelling to canonical value. */
  static Map<String, String> codes(RegistryColumn column, Section section, Folding folding) {
    Map<String, String> codes = new HashMap<>();
    Map<String, String> seen = new HashMap<>();
    Section spellings = section.sectionOrEmpty("codes");
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
      String before = seen.put(folding.fold(spelling), code);
      if (before != null && !Objects.equals(before, code)) {
        spellings.problem(
            spelling,
            "is %s, but another spelling that is read alike is %s".formatted(code, before));
      }
      codes.put(spelling, code);
    }
    return codes;
  }
}
