package org.sarcoma.outcomes;

import java.io.Serializable;
import java.util.Map;
import org.sarcoma.outcomes.cohort.CharacteristicCounts;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.survival.CountsByInstitution;
import org.sarcoma.outcomes.survival.SurvivalCounts;
import org.sarcoma.outcomes.toxicity.MemberCounts;

/** Everything counted about one group of members. */
final class GroupTally implements Serializable {
  private static final long serialVersionUID = 1;

  private final CharacteristicCounts characteristics = new CharacteristicCounts();
  private final SurvivalCounts survival = new SurvivalCounts();
  private final CountsByInstitution survivalByInstitution = new CountsByInstitution();
  private final MemberCounts outcomes = new MemberCounts();

  void add(
      CharacteristicCounts description,
      Map<Endpoint, Observation> observations,
      MemberCounts course) {
    characteristics.merge(description);
    survival.add(observations);
    outcomes.merge(course);
  }

  /** Counts a member of a group whose tests are stratified by institution once more. */
  void add(String institution, Map<Endpoint, Observation> observations) {
    survivalByInstitution.add(institution, observations);
  }

  void merge(GroupTally other) {
    characteristics.merge(other.characteristics);
    survival.merge(other.survival);
    survivalByInstitution.merge(other.survivalByInstitution);
    outcomes.merge(other.outcomes);
  }

  CharacteristicCounts characteristics() {
    return characteristics;
  }

  SurvivalCounts survival() {
    return survival;
  }

  CountsByInstitution survivalByInstitution() {
    return survivalByInstitution;
  }

  MemberCounts outcomes() {
    return outcomes;
  }
}
