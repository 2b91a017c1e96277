package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.util.SortedMap;

/** The characteristics of a group of members, as counts that merge by addition. */
public final class CharacteristicCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final Counts<Level> levels = new Counts<>();
  private final Counts<Value> values = new Counts<>();
  private long members;

  /** A level of a categorical variable. */
  private record Level(Characteristic variable, String level) implements Serializable {}

  /** A recorded value of a numeric variable. */
  private record Value(Characteristic variable, double value) implements Serializable {}

  /** The part of one member. */
  public static CharacteristicCounts of(
      CohortMember member, Characteristic.Description description) {
    CharacteristicCounts counts = new CharacteristicCounts();
    counts.members = 1;
    for (Characteristic variable : Characteristic.values()) {
      for (String level : variable.levels(member, description)) {
        counts.levels.add(new Level(variable, level));
      }
      Double value = variable.number(member, description);
      if (value != null) {
        counts.values.add(new Value(variable, value));
      }
    }
    return counts;
  }

  /** Adds everything the other has counted. */
  public void merge(CharacteristicCounts other) {
    members += other.members;
    levels.merge(other.levels);
    values.merge(other.values);
  }

  public long members() {
    return members;
  }

  /** Members by level, without those for whom the variable is not recorded. */
  public SortedMap<String, Long> levels(Characteristic variable) {
    return levels.sumBy(
        it ->
            it.variable() == variable && !it.level().equals(Characteristic.UNKNOWN)
                ? it.level()
                : null);
  }

  /** Members by value, without those for whom the variable is not recorded. */
  public SortedMap<Double, Long> values(Characteristic variable) {
    return values.sumBy(it -> it.variable() == variable ? it.value() : null);
  }

  /** Members for whom the variable is not recorded. */
  public long missing(Characteristic variable) {
    return variable.isNumeric()
        ? members - values(variable).values().stream().mapToLong(it -> it).sum()
        : levels.of(new Level(variable, Characteristic.UNKNOWN));
  }
}
