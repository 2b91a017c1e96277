package org.sarcoma.outcomes.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.RegistryColumn;
import org.sarcoma.outcomes.registry.RegistryColumn.Kind;

/** The lines that map one column. */
final class DraftColumn {
  private final ColumnMatch match;
  private final RegistryColumn column;
  private final ColumnProfile source;
  private final DraftDefaults defaults;

  DraftColumn(ColumnMatch match, DraftDefaults defaults) {
    this.match = match;
    this.column = match.column();
    this.source = match.source();
    this.defaults = defaults;
  }

  void write(MappingText text) {
    comments().forEach(text::comment);
    String unit = unit();
    List<String> formats = formats();
    boolean hasOwnMissing = !defaults.missingIn(match).equals(defaults.missing());
    boolean hasCodes = hasCodes();
    if (unit == null && formats.isEmpty() && !hasOwnMissing && !hasCodes) {
      text.set(column.key(), source.name());
      return;
    }
    text.open(column.key());
    text.set("column", source.name());
    if (unit != null) {
      text.set("unit", unit);
    }
    if (!formats.isEmpty()) {
      text.set("formats", formats);
    }
    if (hasOwnMissing) {
      text.set("missing-values", defaults.missingIn(match));
    }
    if (hasCodes) {
      writeCodes(text);
    }
    text.close();
  }

  private List<String> comments() {
    List<String> comments = new ArrayList<>();
    if (source.counts().filled() == 0) {
      comments.add("column %s has no value".formatted(MappingText.quoted(source.name())));
    }
    switch (column.kind()) {
      case DATE -> addDateComments(comments);
      case WHOLE_NUMBER, DECIMAL -> addNumberComments(comments);
      case TEXT, CODE, FLAG -> {}
    }
    return comments;
  }

  private void addDateComments(List<String> comments) {
    List<String> patterns = source.datePatterns().stream().map(DatePattern::pattern).toList();
    long others = source.counts().filled() - source.dated();
    if (patterns.size() > 1) {
      comments.add(
          "fill in: formats of %s; all values fit %s"
              .formatted(column.key(), String.join(" and ", patterns)));
    }
    if (!patterns.isEmpty() && others > 0) {
      comments.add(
          "%s: no such date in %s, which cannot be read"
              .formatted(column.key(), Words.counted(others, "row")));
    }
  }

  private void addNumberComments(List<String> comments) {
    long others = source.counts().filled() - source.counts().rows(Look.NUMBER);
    String unit = ColumnMatch.canonicalUnit(column);
    if (others > 0 && !hasCodes()) {
      comments.add(
          "%s: no number in %s, which cannot be read"
              .formatted(column.key(), Words.counted(others, "row")));
    }
    if (unit != null && match.unit() == null) {
      comments.add("fill in: unit of %s, if it is not %s".formatted(column.key(), unit));
    }
  }

  /** The unit at the end of the source's name, if it is not the canonical one. */
  private @Nullable String unit() {
    String unit = match.unit();
    boolean isKnown =
        unit != null
            && switch (Objects.requireNonNullElse(ColumnMatch.canonicalUnit(column), "")) {
              case "cm" -> unit.equals("mm");
              case "gy" -> unit.equals("cgy");
              case "mg" -> unit.equals("g");
              default -> false;
            };
    return isKnown ? unit : null;
  }

  private List<String> formats() {
    List<String> patterns = source.datePatterns().stream().map(DatePattern::pattern).toList();
    boolean isOwn =
        column.kind() == Kind.DATE && patterns.size() == 1 && !patterns.equals(defaults.formats());
    return isOwn ? patterns : List.of();
  }

  /** Whether values have to be translated: some are no canonical values. */
  private boolean hasCodes() {
    return switch (column.kind()) {
      case CODE, FLAG -> source.counts().filled() > 0 && !(source.isListed() && isCanonical());
      case WHOLE_NUMBER, DECIMAL ->
          source.counts().rows(Look.NUMBER) < source.counts().filled()
              && codes().values().stream().anyMatch(it -> !it.isEmpty());
      case TEXT, DATE -> false;
    };
  }

  /** Whether all values that may be shown are canonical ones, and there are some. */
  private boolean isCanonical() {
    return !source.shown().isEmpty()
        && codes().entrySet().stream().allMatch(it -> it.getKey().equals(it.getValue()));
  }

  /** Each value that may be shown, with what it means; empty if that is not clear. */
  private SortedMap<String, String> codes() {
    SortedMap<String, String> codes = new TreeMap<>();
    for (String value : source.shown().keySet()) {
      codes.put(value, canonical(value));
    }
    for (String token : source.tokens().keySet()) {
      if (!canonical(token).isEmpty()) {
        codes.put(token, canonical(token));
      }
    }
    return codes;
  }

  private String canonical(String value) {
    boolean isNumber = column.kind() == Kind.WHOLE_NUMBER || column.kind() == Kind.DECIMAL;
    return isNumber && Look.NUMBER.fits(value)
        ? value
        : Objects.requireNonNullElse(Synonyms.BUNDLED.canonical(match.table(), column, value), "");
  }

  private void writeCodes(MappingText text) {
    text.open("codes");
    for (Map.Entry<String, String> code : codes().entrySet()) {
      String key = MappingText.quoted(code.getKey());
      if (code.getValue().isEmpty()) {
        text.comment("fill in: %s = %s".formatted(key, expected()));
      } else {
        text.set(key, code.getValue());
      }
    }
    if (!source.isListed()) {
      text.comment("fill in: the values, which are too many or too rare to be listed here");
    } else if (source.folded() > 0) {
      text.comment(
          "fill in: %,d more, with %s each"
              .formatted(source.folded(), source.disclosure().tooFew()));
    }
    text.close();
  }

  private String expected() {
    return column.kind() == Kind.FLAG
        ? "true or false"
        : column.codes().isEmpty()
            ? "a number"
            : column.codes().stream().collect(Collectors.joining(" or "));
  }
}
