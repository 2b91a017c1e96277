package org.sarcoma.outcomes.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.RegistryColumn;
import org.sarcoma.outcomes.registry.RegistryTable;

/**
 * A table seen as a canonical one.
 *
 * @param columns at most one for each canonical column, in canonical order
 */
record TableMatch(RegistryTable table, TableProfile source, List<ColumnMatch> columns) {
  /** Columns that nearly every table has, and that tell nothing. */
  private static final Set<String> EVERYWHERE = Set.of("patient_id", "tumor_id");

  private static final int WORTH_OF_THE_NAME = 3;

  static TableMatch of(RegistryTable table, TableProfile source) {
    List<ColumnMatch> columns = new ArrayList<>();
    for (RegistryColumn column : table.columns()) {
      ColumnMatch match = match(table, column, source);
      if (match != null) {
        columns.add(match);
      }
    }
    return new TableMatch(table, source, columns);
  }

  /**
   * Columns that fit, but for identifiers. The name of the table counts as three, if there is such
   * a column at all.
   */
  int score() {
    long fitting =
        columns.stream()
            .filter(ColumnMatch::fits)
            .filter(it -> !EVERYWHERE.contains(it.column().name()))
            .count();
    boolean isNamed = fitting > 0 && Synonyms.BUNDLED.isTable(table, source.name());
    return Math.toIntExact(fitting) + (isNamed ? WORTH_OF_THE_NAME : 0);
  }

  /** The match of a canonical column, or null if no source column has its name. */
  @Nullable ColumnMatch match(RegistryColumn column) {
    return columns.stream().filter(it -> it.column().equals(column)).findFirst().orElse(null);
  }

  /** Names of the source columns that are mapped. */
  Set<String> mapped() {
    return columns.stream()
        .filter(ColumnMatch::fits)
        .map(it -> it.source().name())
        .collect(Collectors.toSet());
  }

  /** The likeliest name decides among columns that fit, and among others if none fits. */
  private static @Nullable ColumnMatch match(
      RegistryTable table, RegistryColumn column, TableProfile source) {
    ColumnMatch misfit = null;
    for (String name : Synonyms.BUNDLED.names(table, column)) {
      for (ColumnProfile candidate : source.columns()) {
        ColumnMatch match = ColumnMatch.of(table, column, candidate, name);
        if (match != null && match.fits()) {
          return match;
        }
        misfit = misfit == null ? match : misfit;
      }
    }
    return misfit;
  }
}
