package org.sarcoma.outcomes.cohort;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    // A level is looked up by its name alone, which is there already.
    private transient EnumMap<Characteristic, Map<String, Integer>> known =
        new EnumMap<>(Characteristic.class);

    /** The part of one member, to be added to each group that the member is in. */
    public Part of(CohortMember member, Characteristic.Description description) {
      int[] ofMember = new int[Characteristic.ALL.size()];
      int size = 0;
      List<Value> numbers = new ArrayList<>();
      for (Characteristic variable : Characteristic.ALL) {
        for (String level : variable.levels(member, description)) {
          if (size == ofMember.length) {
            ofMember = Arrays.copyOf(ofMember, 2 * size);
          }
          ofMember[size++] = code(variable, level);
        }
        Double value = variable.number(member, description);
        if (value != null) {
          numbers.add(new Value(variable, value));
        }
      }
      return new Part(Arrays.copyOf(ofMember, size), values.of(numbers));
    }

    private int code(Characteristic variable, String level) {
      Map<String, Integer> ofVariable = known.get(variable);
      if (ofVariable == null) {
        ofVariable = new HashMap<>();
        known.put(variable, ofVariable);
      }
      Integer code = ofVariable.get(level);
      if (code == null) {
        code = levels.of(new Level(variable, level));
        ofVariable.put(level, code);
      }
      return code;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      known = new EnumMap<>(Characteristic.class);
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
