package org.sarcoma.outcomes;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sarcoma.outcomes.cohort.CharacteristicCounts;
import org.sarcoma.outcomes.survival.Observations;
import org.sarcoma.outcomes.survival.SurvivalCounts;
import org.sarcoma.outcomes.toxicity.MemberCounts;

/** Everything counted about one group of members. */
final class GroupTally implements Serializable {
  private static final long serialVersionUID = 1;

  private final CharacteristicCounts characteristics;
  private final SurvivalCounts survival = new SurvivalCounts();
  private final MemberCounts outcomes;
  private final TreeMap<String, SurvivalCounts> survivalByInstitution = new TreeMap<>();

  /** A group of nobody. */
  GroupTally() {
    this(new Coding());
  }

  GroupTally(Coding coding) {
    this.characteristics = new CharacteristicCounts(coding.characteristics);
    this.outcomes = new MemberCounts(coding.outcomes);
  }

  /** The numbers of what is counted, shared by groups of the same members. */
  record Coding(CharacteristicCounts.Coding characteristics, MemberCounts.Coding outcomes)
      implements Serializable {
    Coding() {
      this(new CharacteristicCounts.Coding(), new MemberCounts.Coding());
    }
  }

  /** Counts a member. */
  void add(
      CharacteristicCounts.Part description, Observations observations, MemberCounts.Part course) {
    characteristics.add(description);
    addUndetermined(observations, course);
  }

  /** Counts a patient of whom it is not recorded whether he or she is a member. */
  void addUndetermined(Observations observations, MemberCounts.Part course) {
    survival.add(observations);
    outcomes.add(course);
  }

  void merge(GroupTally other) {
    survival.merge(other.survival);
    mergeWithoutSurvival(other);
  }

  /** Adds members, with the endpoints of one of the populations that they were counted for. */
  void merge(GroupTally other, Observations.Layout endpoints) {
    survival.merge(other.survival, endpoints);
    mergeWithoutSurvival(other);
  }

  private void mergeWithoutSurvival(GroupTally other) {
    characteristics.merge(other.characteristics);
    outcomes.merge(other.outcomes);
  }

  /** Keeps the survival of the members from one institution apart too. */
  void keepApart(String institution, SurvivalCounts ofInstitution) {
    survivalByInstitution.put(institution, ofInstitution);
  }

  /** Keeps the counts in few bytes. */
  void pack() {
    survival.pack();
  }

  CharacteristicCounts characteristics() {
    return characteristics;
  }

  SurvivalCounts survival() {
    return survival;
  }

  /** Of a group whose tests are stratified by institution; of others empty. */
  SortedMap<String, SurvivalCounts> survivalByInstitution() {
    return survivalByInstitution;
  }

  MemberCounts outcomes() {
    return outcomes;
  }
}
