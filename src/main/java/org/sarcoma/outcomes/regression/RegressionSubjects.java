package org.sarcoma.outcomes.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sarcoma.outcomes.endpoint.Observation;

/** The subjects of one regression, in all institutions, by pattern and spell. */
final class RegressionSubjects {
  private final List<Part> parts = new ArrayList<>();

  /** Those of one institution who are in the same populations. */
  private record Part(
      String institution, PatternTable patterns, RegressionCounts.Subjects subjects) {}

  /** What is done with the subjects of one pattern. */
  interface Visitor {
    /** Takes a pattern, before the spells of it. */
    void pattern(CovariatePattern pattern);

    /** Takes a spell of the pattern and how often it was seen. */
    void spell(Spell spell, long count);
  }

  /** Adds subjects, who were packed, after those added before. */
  void add(String institution, PatternTable patterns, RegressionCounts.Subjects subjects) {
    parts.add(new Part(institution, patterns, subjects));
  }

  /** Visits every pattern with its spells; a pattern, and a spell of it, may come again. */
  void forEach(Visitor visitor) {
    parts.forEach(it -> forEach(it, visitor));
  }

  private static void forEach(Part part, Visitor visitor) {
    int[] current = {-1};
    part.subjects
        .spells()
        .forEach(
            (number, spell, count) -> {
              if (number != current[0]) {
                current[0] = number;
                visitor.pattern(part.patterns.pattern(part.institution, number));
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
    long excluded = 0;
    boolean fromTimeZero = true;
    TreeSet<String> institutions = new TreeSet<>();
    TreeSet<String> strata = new TreeSet<>();
    TreeMap<Integer, SortedMap<String, Long>> byLevel = new TreeMap<>();
    for (Part part : parts) {
      PartTotals totals = new PartTotals(part.patterns.size());
      part.subjects.spells().forEach(totals);
      excluded += part.subjects.excluded();
      fromTimeZero &= totals.fromTimeZero;
      for (int pattern = 0; pattern < totals.byPattern.length; pattern++) {
        long count = totals.byPattern[pattern];
        if (count > 0) {
          spells += count;
          institutions.add(part.institution);
          strata.add((String) part.patterns.value(pattern, 0));
          addLevels(part.patterns, pattern, count, byLevel);
        }
      }
    }
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
