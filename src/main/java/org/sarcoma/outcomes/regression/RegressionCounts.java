package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.sarcoma.outcomes.endpoint.Observation;

/** The subjects of one regression, counted by pattern and spell. */
final class RegressionCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final HashMap<CovariatePattern, HashMap<Spell, Long>> patterns = new HashMap<>();
  private long excluded;

  void add(CovariatePattern pattern, Spell spell) {
    patterns.computeIfAbsent(pattern, it -> new HashMap<>()).merge(spell, 1L, Math::addExact);
  }

  /** A patient who is at risk, but of whom a variable or the treatment is not recorded. */
  void exclude() {
    excluded++;
  }

  /** Adds everything the other has counted. */
  void merge(RegressionCounts other) {
    excluded += other.excluded;
    other.patterns.forEach(
        (pattern, spells) -> {
          HashMap<Spell, Long> sum = patterns.computeIfAbsent(pattern, it -> new HashMap<>());
          spells.forEach((spell, count) -> sum.merge(spell, count, Math::addExact));
        });
  }

  long excluded() {
    return excluded;
  }

  /** Every pattern with its spells, in order. */
  void forEach(BiConsumer<CovariatePattern, Map<Spell, Long>> action) {
    new TreeMap<>(patterns)
        .forEach((pattern, spells) -> action.accept(pattern, new TreeMap<>(spells)));
  }

  SortedSet<String> strata() {
    TreeSet<String> strata = new TreeSet<>();
    patterns.keySet().forEach(it -> strata.add(it.stratum()));
    return strata;
  }

  SortedSet<String> institutions() {
    TreeSet<String> institutions = new TreeSet<>();
    patterns.keySet().forEach(it -> institutions.add(it.institution()));
    return institutions;
  }

  /** Number of spells. */
  long spells() {
    return patterns.values().stream()
        .flatMap(it -> it.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Whether everybody is observed from time zero on. */
  boolean fromTimeZero() {
    return patterns.values().stream()
        .flatMap(it -> it.keySet().stream())
        .allMatch(it -> it.entry() == Observation.FROM_TIME_ZERO);
  }
}
