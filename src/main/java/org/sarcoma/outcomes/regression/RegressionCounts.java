package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.HashMap;
import java.util.function.BiConsumer;
import org.sarcoma.outcomes.cohort.Populations;

/** The subjects of one model in one institution, by the populations they are in and endpoint. */
final class RegressionCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final PatternTable patterns;
  private final HashMap<Key, Subjects> subjects = new HashMap<>();

  /** Subjects who are in the same populations, under one endpoint. */
  record Key(Populations populations, String endpoint) implements Serializable {}

  /** How often each spell of each pattern was seen. */
  static final class Subjects implements Serializable {
    private static final long serialVersionUID = 1;

    private final SpellCounts spells = new SpellCounts();
    private long excluded;

    void add(int pattern, Spell spell) {
      spells.add(pattern, spell, 1);
    }

    /** A patient who is at risk, but of whom a variable or the treatment is not recorded. */
    void exclude() {
      excluded++;
    }

    SpellCounts spells() {
      return spells;
    }

    long excluded() {
      return excluded;
    }
  }

  /**
   * Makes counts of nobody.
   *
   * @param width columns of the patterns
   */
  RegressionCounts(int width) {
    this.patterns = new PatternTable(width);
  }

  PatternTable patterns() {
    return patterns;
  }

  /** What the subjects of these populations are counted in. */
  Subjects subjects(Populations populations, String endpoint) {
    Key key = new Key(populations, endpoint);
    Subjects of = subjects.get(key);
    if (of == null) {
      of = new Subjects();
      subjects.put(key, of);
    }
    return of;
  }

  void forEach(BiConsumer<Key, Subjects> action) {
    subjects.forEach(action);
  }

  /** Adds everything the other has counted in the same institution. */
  void merge(RegressionCounts other) {
    int[] numbers = patterns.numbers(other.patterns);
    other.subjects.forEach(
        (key, theirs) -> {
          Subjects own = subjects(key.populations, key.endpoint);
          own.spells.merge(theirs.spells, numbers);
          own.excluded += theirs.excluded;
        });
  }

  /** Puts patterns and spells in order, in few bytes; what was packed before is left alone. */
  void pack() {
    int[] numbers = patterns.sort();
    subjects.values().forEach(it -> it.spells.pack(numbers));
  }
}
