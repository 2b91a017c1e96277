package org.sarcoma.outcomes.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sarcoma.outcomes.registry.RegistryTable;

/** Which table is taken for which canonical one. */
final class TableMatches {
  /** With a single column in common, a table resembles nothing. */
  private static final int LEAST_SCORE = 2;

  private TableMatches() {}

  /**
   * Gives each canonical table the table that resembles it most, the clearest resemblance first. A
   * canonical table that every institution keeps, and that is left without, takes one that is taken
   * already: one wide table often holds patients and diagnoses.
   */
  static Map<RegistryTable, TableMatch> of(List<TableProfile> tables) {
    List<TableMatch> possible = new ArrayList<>();
    for (RegistryTable table : RegistryTable.values()) {
      tables.forEach(it -> possible.add(TableMatch.of(table, it)));
    }
    possible.removeIf(it -> it.score() < LEAST_SCORE);
    // Sorting is stable: what resembles equally well keeps its order.
    possible.sort(Comparator.comparingInt(TableMatch::score).reversed());
    Map<RegistryTable, TableMatch> chosen = new EnumMap<>(RegistryTable.class);
    for (TableMatch match : possible) {
      boolean isTaken = chosen.values().stream().anyMatch(it -> it.source().equals(match.source()));
      if (!isTaken && !chosen.containsKey(match.table())) {
        chosen.put(match.table(), match);
      }
    }
    for (RegistryTable table : RegistryTable.values()) {
      if (!table.isOptional() && !chosen.containsKey(table)) {
        Optional<TableMatch> best = possible.stream().filter(it -> it.table() == table).findFirst();
        best.ifPresent(it -> chosen.put(table, it));
      }
    }
    return chosen;
  }
}
