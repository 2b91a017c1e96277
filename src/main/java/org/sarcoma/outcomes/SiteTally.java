package org.sarcoma.outcomes;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.CharacteristicCounts;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.cohort.Group;
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

  // A member is in many groups, but only counted in the one of exactly these levels at first.
  private transient Map<Levels, Members> members = new HashMap<>();

  // Populations of one patient mostly agree in all that is observed, which is then done once.
  private transient @Nullable Seen last;

  /** What was observed of a member. */
  private record Seen(
      CohortMember member,
      List<String> levels,
      CharacteristicCounts.Part description,
      Observations observations,
      MemberCounts.Part course) {}

  /** What members have in common: a level of each stratum. */
  private record Levels(String cohort, String population, List<String> levels) {}

  /** The members who share their levels, and the groups that they are in. */
  private record Members(List<Group> groups, GroupTally tally) {}

  /** Counts a patient in every cohort the patient is selected into. */
  void add(CohortSelection.Outcome outcome, Observer observer) {
    for (CohortMember undetermined : outcome.undetermined()) {
      addUndetermined(undetermined, observer);
    }
    regressions.add(outcome, observer.immortalTime());
    for (CohortMember member : outcome.members()) {
      add(member, observer);
    }
  }

  private void add(CohortMember member, Observer observer) {
    Seen seen = last;
    if (seen == null || !observer.seesTheSame(seen.member, member)) {
      seen =
          new Seen(
              member,
              observer.levels(member),
              coding.characteristics().of(member, observer.description()),
              observer.observe(member),
              coding.outcomes().of(member, observer.rules()));
      last = seen;
    }
    regressions.add(
        member, seen.observations, observer.study().regression().models(), observer.description());
    members(member, seen.levels, observer).add(seen.description, seen.observations, seen.course);
  }

  /** Nobody is counted, but what could be said of the groups becomes not estimable. */
  private void addUndetermined(CohortMember member, Observer observer) {
    members(member, observer.levels(member), observer)
        .addUndetermined(observer.notObservable(member), coding.outcomes().notRecorded());
  }

  private GroupTally members(CohortMember member, List<String> levels, Observer observer) {
    Levels key = new Levels(member.cohort().code(), member.population().code(), levels);
    Members of = members.get(key);
    if (of == null) {
      of = new Members(observer.groups(member, levels), new GroupTally(coding));
      members.put(key, of);
    }
    return of.tally;
  }

  private GroupTally group(Group group) {
    return groups.computeIfAbsent(group, it -> new GroupTally(coding));
  }

  /** Adds other patients of the same institution; both have been packed. */
  void merge(SiteTally other) {
    regressions.merge(other.regressions);
    other.groups.forEach((group, counts) -> group(group).merge(counts));
  }

  /** Puts the counts of the groups together, and keeps them in few bytes. */
  void pack() {
    members.values().forEach(it -> it.groups.forEach(group -> group(group).merge(it.tally)));
    members.clear();
    last = null;
    groups.values().forEach(GroupTally::pack);
    regressions.pack();
  }

  RegressionTally regressions() {
    return regressions;
  }

  /** The institution, and its part of each level, once they are packed. */
  Map<Group, GroupTally> groups() {
    return groups;
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    members = new HashMap<>();
  }
}
