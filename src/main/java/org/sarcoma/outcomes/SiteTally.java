package org.sarcoma.outcomes;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.sarcoma.outcomes.cohort.CharacteristicCounts;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.regression.RegressionTally;
import org.sarcoma.outcomes.survival.Observations;
import org.sarcoma.outcomes.toxicity.MemberCounts;

/**
 * Everything that is counted of the patients of one institution: its own groups, and its part of
 * the levels of every stratum. What is reported of several institutions is the sum of these.
 */
final class SiteTally implements Serializable {
  private static final long serialVersionUID = 1;

  private final GroupTally.Coding coding = new GroupTally.Coding();
  private final HashMap<Group, GroupTally> groups = new HashMap<>();
  private final RegressionTally regressions = new RegressionTally();

  /** Counts a patient in every cohort the patient is selected into. */
  void add(CohortSelection.Outcome outcome, Observer observer) {
    outcome.undetermined().forEach(it -> addUndetermined(it, observer));
    regressions.add(outcome, observer.immortalTime());
    for (CohortMember member : outcome.members()) {
      add(member, observer);
    }
  }

  private void add(CohortMember member, Observer observer) {
    Study study = observer.study();
    CharacteristicCounts.Part description =
        coding.characteristics().of(member, observer.description());
    Map<Endpoint, Observation> times = observer.observe(member);
    Observations observations = Observations.of(times);
    MemberCounts.Part course = coding.outcomes().of(member, observer.rules());
    regressions.add(member, times, study.regression().models(), observer.description());
    for (Group group : observer.groups(member)) {
      group(group).add(description, observations, course);
    }
  }

  /** Nobody is counted, but what could be said of the groups becomes not estimable. */
  private void addUndetermined(CohortMember member, Observer observer) {
    Observations observations = Observations.of(observer.notObservable(member));
    MemberCounts.Part course = coding.outcomes().ofNotRecorded();
    for (Group group : observer.groups(member)) {
      group(group).addUndetermined(observations, course);
    }
  }

  private GroupTally group(Group group) {
    GroupTally of = groups.get(group);
    if (of == null) {
      of = new GroupTally(coding);
      groups.put(group, of);
    }
    return of;
  }

  /** Adds other patients of the same institution. */
  void merge(SiteTally other) {
    regressions.merge(other.regressions);
    other.groups.forEach((group, counts) -> group(group).merge(counts));
  }

  /** Keeps the counts in few bytes. */
  void pack() {
    groups.values().forEach(GroupTally::pack);
    regressions.pack();
  }

  RegressionTally regressions() {
    return regressions;
  }

  /** The institution, and its part of each level. */
  Map<Group, GroupTally> groups() {
    return groups;
  }
}
