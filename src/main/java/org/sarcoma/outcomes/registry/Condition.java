package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Section;

/** A condition on the source cells of one row, from a short closed list. */
sealed interface Condition extends Serializable {
  /** Source columns that it looks at. */
  Stream<SourceColumn> columns();

  /** The test of a row of these columns. */
  Predicate<@Nullable Object[]> on(SourceRow row);

  /** The cell is spelled in one of these ways; missing-value spellings can be among them. */
  record Is(SourceColumn column, Set<String> values, Folding folding) implements Condition {
    @Override
    public Stream<SourceColumn> columns() {
      return Stream.of(column);
    }

    @Override
    public Predicate<@Nullable Object[]> on(SourceRow source) {
      SourceRow.Cell cell = source.cell(column);
      return row -> {
        Object value = cell.of(row);
        return value != null && values.contains(folding.fold(Spelling.text(value)));
      };
    }
  }

  /** The cell has a value, or has none. */
  record Present(SourceColumn column, boolean present, Spelling spelling) implements Condition {
    @Override
    public Stream<SourceColumn> columns() {
      return Stream.of(column);
    }

    @Override
    public Predicate<@Nullable Object[]> on(SourceRow source) {
      SourceRow.Cell cell = source.cell(column);
      return row -> spelling.isMissing(cell.of(row)) != present;
    }
  }

  /** The cell is a number within limits, both included; false for what is no number. */
  record Within(SourceColumn column, double least, double most) implements Condition {
    @Override
    public Stream<SourceColumn> columns() {
      return Stream.of(column);
    }

    @Override
    public Predicate<@Nullable Object[]> on(SourceRow source) {
      SourceRow.Cell cell = source.cell(column);
      return row -> {
        BigDecimal number = Numbers.read(cell.of(row), '.');
        return number != null && number.doubleValue() >= least && number.doubleValue() <= most;
      };
    }
  }

  record All(List<Condition> parts) implements Condition {
    @Override
    public Stream<SourceColumn> columns() {
      return parts.stream().flatMap(Condition::columns);
    }

    @Override
    public Predicate<@Nullable Object[]> on(SourceRow row) {
      return parts.stream().map(it -> it.on(row)).reduce(it -> true, Predicate::and);
    }
  }

  record Any(List<Condition> parts) implements Condition {
    @Override
    public Stream<SourceColumn> columns() {
      return parts.stream().flatMap(Condition::columns);
    }

    @Override
    public Predicate<@Nullable Object[]> on(SourceRow row) {
      return parts.stream().map(it -> it.on(row)).reduce(it -> false, Predicate::or);
    }
  }

  record Not(Condition part) implements Condition {
    @Override
    public Stream<SourceColumn> columns() {
      return part.columns();
    }

    @Override
    public Predicate<@Nullable Object[]> on(SourceRow row) {
      return part.on(row).negate();
    }
  }

  /** Reads a condition from the section under a key; null if there is none. */
  static @Nullable Condition optional(String key, Section parent, MappingDefaults defaults) {
    return parent.has(key) ? from(parent.section(key), defaults) : null;
  }

  /** Reads {@code all}, {@code any} or {@code not} of further conditions, or one of a column. */
  static Condition from(Section section, MappingDefaults defaults) {
    Condition condition;
    if (section.has("all")) {
      condition = new All(parts("all", section, defaults));
    } else if (section.has("any")) {
      condition = new Any(parts("any", section, defaults));
    } else if (section.has("not")) {
      condition = new Not(from(section.section("not"), defaults));
    } else {
      condition = ofColumn(section, defaults);
    }
    section.end();
    return condition;
  }

  private static List<Condition> parts(String key, Section section, MappingDefaults defaults) {
    List<Condition> parts = new ArrayList<>();
    section.sectionList(key).forEach(it -> parts.add(from(it, defaults)));
    return List.copyOf(parts);
  }

  private static Condition ofColumn(Section section, MappingDefaults defaults) {
    SourceColumn column = new SourceColumn(section.oneOrMoreStrings("column"));
    if (section.has("is")) {
      Folding folding = Folding.from(section, defaults.folding());
      Set<String> values = new HashSet<>();
      section.oneOrMoreStrings("is").forEach(it -> values.add(folding.fold(it)));
      return new Is(column, Set.copyOf(values), folding);
    }
    if (section.has("present")) {
      return new Present(column, section.flag("present"), defaults.spelling());
    }
    if (!section.has("at-least") && !section.has("at-most")) {
      section.problem(
          "column", "has nothing to compare with; add is, present, at-least or at-most");
    }
    return new Within(
        column,
        section.has("at-least") ? section.decimal("at-least") : Double.NEGATIVE_INFINITY,
        section.has("at-most") ? section.decimal("at-most") : Double.POSITIVE_INFINITY);
  }
}
