package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The characteristics of a group of members, as counts that merge by addition. */
public final class CharacteristicCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final Counts<Level> levels;
  private final Counts<Value> values;
  private long members;

  public CharacteristicCounts() {
    this(new Coding());
  }

  /**
   * Counts of nobody yet.
   *
   * @param coding by which the members that are added are coded
   */
  public CharacteristicCounts(Coding coding) {
    this.levels = new Counts<>(coding.levels);
    this.values = new Counts<>(coding.values);
  }

  /** A level of a categorical variable. */
  private record Level(Characteristic variable, String level) implements Serializable {}

  /** A recorded value of a numeric variable. */
  private record Value(Characteristic variable, double value) implements Serializable {}

  /** The numbers of the levels and values that occur, of one or of several groups. */
  public static final class Coding implements Serializable {
    private static final long serialVersionUID = 1;

    private final Codes<Level> levels = new Codes<>();
    private final Codes<Value> values = new Codes<>();

    /** The part of one member, to be added to each group that the member is in. */
    public Part of(CohortMember member, Characteristic.Description description) {
      List<Level> ofMember = new ArrayList<>();
      List<Value> numbers = new ArrayList<>();
      for (Characteristic variable : Characteristic.ALL) {
        for (String level : variable.levels(member, description)) {
          ofMember.add(new Level(variable, level));
        }
        Double value = variable.number(member, description);
        if (value != null) {
          numbers.add(new Value(variable, value));
        }
      }
      return new Part(levels.of(ofMember), values.of(numbers));
    }
  }

  /** One member, coded. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Part(int[] levels, int[] values) {}

  /** Counts one member. */
  public void add(Part member) {
    members++;
    levels.addCodes(member.levels);
    values.addCodes(member.values);
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
