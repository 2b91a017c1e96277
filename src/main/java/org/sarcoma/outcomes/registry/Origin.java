package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Section;

/** Where the value of a canonical column comes from. */
sealed interface Origin extends Serializable {
  /** Source columns that it is taken from. */
  Stream<SourceColumn> columns();

  /** How it is taken from a row. */
  SourceRow.Cell on(SourceRow row);

  /** Values that the mapping itself names. */
  default Stream<String> values() {
    return Stream.empty();
  }

  /** The institution does not keep it. */
  record Nowhere() implements Origin {
    @Override
    public Stream<SourceColumn> columns() {
      return Stream.empty();
    }

    @Override
    public SourceRow.Cell on(SourceRow row) {
      return it -> null;
    }
  }

  /** The same value in every row, as it would be written in a cell. */
  record Fixed(String value) implements Origin {
    @Override
    public Stream<SourceColumn> columns() {
      return Stream.empty();
    }

    @Override
    public SourceRow.Cell on(SourceRow row) {
      return it -> value;
    }

    @Override
    public Stream<String> values() {
      return Stream.of(value);
    }
  }

  /** A cell of one column. */
  record OneColumn(SourceColumn column) implements Origin {
    @Override
    public Stream<SourceColumn> columns() {
      return Stream.of(column);
    }

    @Override
    public SourceRow.Cell on(SourceRow row) {
      return row.cell(column);
    }
  }

  /** Cells of several columns as one text; missing if one of them is. */
  record Joined(List<SourceColumn> parts, String separator, Spelling spelling) implements Origin {
    @Override
    public Stream<SourceColumn> columns() {
      return parts.stream();
    }

    @Override
    public SourceRow.Cell on(SourceRow source) {
      List<SourceRow.Cell> cells = parts.stream().map(source::cell).toList();
      return row -> {
        List<String> texts = new ArrayList<>();
        for (SourceRow.Cell cell : cells) {
          Object value = cell.of(row);
          if (value == null || spelling.isMissing(value)) {
            return null;
          }
          texts.add(Spelling.text(value));
        }
        return String.join(separator, texts);
      };
    }
  }

  /** The value of the first case whose condition holds; missing if none does. */
  record Derived(List<Case> cases) implements Origin {
    /** A case; without a condition it always holds. */
    record Case(@Nullable Condition when, String value) implements Serializable {}

    private record BoundCase(Predicate<@Nullable Object[]> when, String value) {}

    @Override
    public Stream<SourceColumn> columns() {
      return cases.stream().flatMap(it -> it.when == null ? Stream.empty() : it.when.columns());
    }

    @Override
    public SourceRow.Cell on(SourceRow source) {
      List<BoundCase> bound = cases.stream().map(it -> bound(it, source)).toList();
      return row -> {
        for (BoundCase one : bound) {
          if (one.when.test(row)) {
            return one.value;
          }
        }
        return null;
      };
    }

    @Override
    public Stream<String> values() {
      return cases.stream().map(Case::value);
    }

    private static BoundCase bound(Case one, SourceRow source) {
      return new BoundCase(one.when == null ? row -> true : one.when.on(source), one.value);
    }
  }

  /** Reads {@code column}, {@code columns}, {@code value} or {@code cases}: one of them. */
  static Origin from(Section section, MappingDefaults defaults) {
    List<String> given =
        Stream.of("column", "columns", "value", "cases").filter(section::has).toList();
    if (given.size() > 1) {
      section.problem(
          given.get(1), "is set beside %s; keep one of the two".formatted(given.get(0)));
    }
    return switch (given.isEmpty() ? "column" : given.get(0)) {
      case "value" -> new Fixed(section.string("value"));
      case "columns" ->
          new Joined(
              section.strings("columns").stream().map(SourceColumn::of).toList(),
              section.has("join") ? section.string("join") : "",
              defaults.spelling());
      case "cases" -> derived(section, defaults);
      default -> new OneColumn(new SourceColumn(section.oneOrMoreStrings("column")));
    };
  }

  private static Origin derived(Section section, MappingDefaults defaults) {
    List<Derived.Case> cases = new ArrayList<>();
    for (Section one : section.sectionList("cases")) {
      cases.add(new Derived.Case(Condition.optional("when", one, defaults), one.string("value")));
      one.end();
    }
    return new Derived(List.copyOf(cases));
  }
}
