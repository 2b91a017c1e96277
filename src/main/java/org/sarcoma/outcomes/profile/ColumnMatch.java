package org.sarcoma.outcomes.profile;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.profile.ColumnCounts.Stored;
import org.sarcoma.outcomes.registry.RegistryColumn;
import org.sarcoma.outcomes.registry.RegistryTable;

/**
 * A canonical column and the source column with its name.
 *
 * @param unit at the end of the name of the source; null if there is none
 * @param misfit why the values cannot be those of the canonical column; null if they can
 */
record ColumnMatch(
    RegistryTable table,
    RegistryColumn column,
    ColumnProfile source,
    @Nullable String unit,
    @Nullable String misfit) {

  private static final Pattern NAME_AND_UNIT =
      Pattern.compile("(.+)[ _.-](mm|cm|cgy|gy|mg|g)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> UNITS = Set.of("cm", "gy", "mg");

  /** Returns the match of a column whose name is one of those of the canonical one, or null. */
  static @Nullable ColumnMatch of(
      RegistryTable table, RegistryColumn column, ColumnProfile source, String name) {
    Matcher parts = NAME_AND_UNIT.matcher(source.name());
    boolean hasUnit = canonicalUnit(column) != null && parts.matches();
    boolean isNamed =
        Synonyms.name(source.name()).equals(name)
            || (hasUnit && Synonyms.name(parts.group(1)).equals(withoutUnit(name, column)));
    if (!isNamed) {
      return null;
    }
    String unit = hasUnit ? parts.group(2).toLowerCase(Locale.ROOT) : null;
    return new ColumnMatch(table, column, source, unit, misfit(table, column, source));
  }

  boolean fits() {
    return misfit == null;
  }

  /** Unit of the canonical column, or null if it has none. */
  static @Nullable String canonicalUnit(RegistryColumn column) {
    String end = column.name().substring(column.name().lastIndexOf('_') + 1);
    return UNITS.contains(end) ? end : null;
  }

  private static String withoutUnit(String name, RegistryColumn column) {
    return name.equals(Synonyms.name(column.name()))
        ? Synonyms.name(column.name().substring(0, column.name().lastIndexOf('_')))
        : name;
  }

  private static @Nullable String misfit(
      RegistryTable table, RegistryColumn column, ColumnProfile source) {
    Content content = source.content();
    if (content == Content.EMPTY) {
      return null;
    }
    boolean fits =
        content != Content.UNREADABLE
            && switch (column.kind()) {
              case DATE ->
                  content == Content.DATES
                      && (source.isStoredAs(Stored.DATE)
                          || source.datePatterns().stream().anyMatch(DatePattern::isReadable));
              case WHOLE_NUMBER, DECIMAL ->
                  isMostlyNumber(source) || hasCodes(table, column, source);
              case TEXT ->
                  !source.isStoredAs(Stored.FRACTION)
                      && !source.isStoredAs(Stored.DATE)
                      && !source.isStoredAs(Stored.FLAG);
              case CODE, FLAG -> !source.isStoredAs(Stored.DATE);
            };
    return fits ? null : "holds %s".formatted(new ColumnText(source).kind());
  }

  private static boolean isMostlyNumber(ColumnProfile source) {
    return !source.isStoredAs(Stored.DATE)
        && !source.isStoredAs(Stored.FLAG)
        && source.counts().rows(Look.NUMBER) * 2 >= source.counts().filled();
  }

  /** Whether some value is known to stand for a number, such as G2. */
  private static boolean hasCodes(
      RegistryTable table, RegistryColumn column, ColumnProfile source) {
    return source.shown().keySet().stream()
        .anyMatch(it -> Synonyms.BUNDLED.canonical(table, column, it) != null);
  }
}
