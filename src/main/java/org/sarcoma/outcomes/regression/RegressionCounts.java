package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /**
   * What all subjects together are.
   *
   * @param spells how many
   * @param excluded at risk, but a variable or the treatment is not recorded
   * @param fromTimeZero whether everybody is observed from time zero on
   * @param institutions in order
   * @param strata levels in order
   * @param byLevel of each covariate that is not a number, spells by level
   */
  record Totals(
      long spells,
      long excluded,
      boolean fromTimeZero,
      SortedSet<String> institutions,
      SortedSet<String> strata,
      SortedMap<Integer, SortedMap<String, Long>> byLevel) {

    /** Spells by level of a covariate that is not a number. */
    SortedMap<String, Long> levels(int covariate) {
      return byLevel.getOrDefault(covariate, new TreeMap<>());
    }
  }

  /** Adds everything up. */
  Totals totals() {
    long spells = 0;
    boolean fromTimeZero = true;
    TreeSet<String> strata = new TreeSet<>();
    TreeMap<Integer, SortedMap<String, Long>> byLevel = new TreeMap<>();
    for (Part part : parts.values()) {
      PartTotals totals = new PartTotals(part.patterns.size());
      part.spells.forEach(totals);
      fromTimeZero &= totals.fromTimeZero;
      for (int pattern = 0; pattern < totals.byPattern.length; pattern++) {
        long count = totals.byPattern[pattern];
        if (count > 0) {
          spells += count;
          strata.add((String) part.patterns.value(pattern, 0));
          addLevels(part.patterns, pattern, count, byLevel);
        }
      }
    }
    SortedSet<String> institutions = new TreeSet<>(parts.keySet());
    return new Totals(spells, excluded, fromTimeZero, institutions, strata, byLevel);
  }

  private static void addLevels(
      PatternTable patterns,
      int pattern,
      long count,
      SortedMap<Integer, SortedMap<String, Long>> byLevel) {
    for (int column = 1; column < patterns.width(); column++) {
      if (patterns.value(pattern, column) instanceof String level) {
        byLevel
            .computeIfAbsent(column - 1, it -> new TreeMap<>())
            .merge(level, count, Math::addExact);
      }
    }
  }

  private static final class PartTotals implements SpellCounts.Visitor {
    private final long[] byPattern;
    private boolean fromTimeZero = true;

    PartTotals(int patterns) {
      byPattern = new long[patterns];
    }

    @Override
    public void visit(int pattern, Spell spell, long count) {
      byPattern[pattern] = Math.addExact(byPattern[pattern], count);
      fromTimeZero &= spell.entry() == Observation.FROM_TIME_ZERO;
    }
  }
}
