package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.sarcoma.outcomes.endpoint.Observation;

/** The subjects of one regression, counted by pattern and spell. */
final class RegressionCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final TreeMap<String, Part> parts = new TreeMap<>(); // by institution
  private long excluded;

  /** The subjects of one institution. */
  private record Part(PatternTable patterns, SpellCounts spells) implements Serializable {}

  /** What is done with the subjects of one pattern. */
  interface Visitor {
    /** Takes a pattern, before the spells of it. */
    void pattern(CovariatePattern pattern);

    /** Takes a spell of the pattern and how often it was seen. */
    void spell(Spell spell, long count);
  }

  /**
   * Counts a spell.
   *
   * @param patterns of the institution, of which one table serves several regressions
   */
  void add(String institution, PatternTable patterns, int pattern, Spell spell) {
    parts
        .computeIfAbsent(institution, it -> new Part(patterns, new SpellCounts()))
        .spells
        .add(pattern, spell, 1);
  }

  /** A patient who is at risk, but of whom a variable or the treatment is not recorded. */
  void exclude() {
    excluded++;
  }

  /** Adds everything the other has counted; both may have patients of the same institution. */
  void merge(RegressionCounts other) {
    excluded += other.excluded;
    other.parts.forEach(
        (institution, theirs) -> {
          Part own = parts.putIfAbsent(institution, theirs);
          if (own != null) {
            own.spells.merge(theirs.spells, own.patterns.numbers(theirs.patterns));
          }
        });
  }

  /** Packs the spells of a table whose patterns were sorted. */
  void pack(PatternTable patterns, int[] numbers) {
    for (Part part : parts.values()) {
      if (part.patterns == patterns) {
        part.spells.pack(numbers);
      }
    }
  }

  long excluded() {
    return excluded;
  }

  /** Visits every pattern with its spells, by institution and in order once they are packed. */
  void forEach(Visitor visitor) {
    parts.forEach((institution, part) -> forEach(institution, part, visitor));
  }

  private static void forEach(String institution, Part part, Visitor visitor) {
    int[] current = {-1};
    part.spells.forEach(
        (number, spell, count) -> {
          if (number != current[0]) {
            current[0] = number;
            visitor.pattern(part.patterns.pattern(institution, number));
          }
          visitor.spell(spell, count);
        });
  }

  SortedSet<String> strata() {
    TreeSet<String> strata = new TreeSet<>();
    for (Part part : parts.values()) {
      part.spells.forEach(
          (pattern, spell, count) -> strata.add((String) part.patterns.value(pattern, 0)));
    }
    return strata;
  }

  /** Spells by level of a covariate that is not a number. */
  SortedMap<String, Long> byLevel(int covariate) {
    SortedMap<String, Long> spells = new TreeMap<>();
    for (Part part : parts.values()) {
      part.spells.forEach(
          (pattern, spell, count) ->
              spells.merge(
                  (String) part.patterns.value(pattern, covariate + 1), count, Math::addExact));
    }
    return spells;
  }

  SortedSet<String> institutions() {
    return new TreeSet<>(parts.keySet());
  }

  /** Number of spells. */
  long spells() {
    AtomicLong sum = new AtomicLong();
    parts
        .values()
        .forEach(it -> it.spells.forEach((pattern, spell, count) -> sum.addAndGet(count)));
    return sum.get();
  }

  /** Whether everybody is observed from time zero on. */
  boolean fromTimeZero() {
    AtomicBoolean all = new AtomicBoolean(true);
    for (Part part : parts.values()) {
      part.spells.forEach(
          (pattern, spell, count) -> {
            if (spell.entry() != Observation.FROM_TIME_ZERO) {
              all.set(false);
            }
          });
    }
    return all.get();
  }
}
