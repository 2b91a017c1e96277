package org.sarcoma.outcomes;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.cohort.Membership;
import org.sarcoma.outcomes.cohort.Populations;
import org.sarcoma.outcomes.regression.RegressionTally;
import org.sarcoma.outcomes.survival.Observations;

/**
 * Everything that is counted of the patients of one institution: its own groups, and its part of
 * the levels of every stratum. What is reported of several institutions is the sum of these.
 */
final class SiteTally implements Serializable {
  private static final long serialVersionUID = 1;

  private final GroupTally.Coding coding = new GroupTally.Coding();
  private final HashMap<Group, GroupTally> groups = new HashMap<>();
  private final RegressionTally regressions = new RegressionTally();

  // A member is in many groups, but only counted with those who share all of them at first.
  private transient Map<Shared, GroupTally> members = new HashMap<>();

  /** What members have in common: populations, and a level of each stratum. */
  private record Shared(Populations populations, List<String> levels) {}

  /** A level of a stratum. */
  private record Level(String stratum, String value) {
    Group of(Membership population) {
      return new Group(population.cohort(), population.population(), stratum, value);
    }
  }

  /** A member of populations that agree in all that is observed of it. */
  private record Seen(CohortMember member, Populations populations) {}

  /**
   * Counts a patient in every population of every cohort that the patient is selected into.
   *
   * @param outcomes one per cohort
   */
  void add(List<CohortSelection.Outcome> outcomes, Observer observer) {
    regressions.add(outcomes, observer.noPopulation(), observer.exposures());
    List<Seen> all = List.of();
    for (CohortSelection.Outcome outcome : outcomes) {
      for (CohortMember undetermined : outcome.undetermined()) {
        addUndetermined(undetermined, observer);
      }
      for (CohortMember member : outcome.members()) {
        all = all.isEmpty() ? new ArrayList<>() : all;
        see(member, all, observer.noPopulation());
      }
    }
    for (Seen seen : all) {
      add(seen, observer);
    }
  }

  private static void see(CohortMember member, List<Seen> all, Populations none) {
    for (int i = 0; i < all.size(); i++) {
      Seen seen = all.get(i);
      if (seen.member.isObservedAs(member)) {
        all.set(i, new Seen(seen.member, seen.populations.with(member)));
        return;
      }
    }
    all.add(new Seen(member, none.with(member)));
  }

  private void add(Seen seen, Observer observer) {
    CohortMember member = seen.member;
    Observations observations = observer.observe(member);
    regressions.add(
        seen.populations,
        member,
        observations,
        observer.study().regression().models(),
        observer.description());
    members(seen.populations, observer.levels(member))
        .add(
            coding.characteristics().of(member, observer.description()),
            observations,
            coding.outcomes().of(member, observer.rules()));
  }

  /** Nobody is counted, but what could be said of the groups becomes not estimable. */
  private void addUndetermined(CohortMember member, Observer observer) {
    members(observer.noPopulation().with(member), observer.levels(member))
        .addUndetermined(observer.notObservable(), coding.outcomes().notRecorded());
  }

  private GroupTally members(Populations populations, List<String> levels) {
    Shared key = new Shared(populations, levels);
    GroupTally of = members.get(key);
    if (of == null) {
      of = new GroupTally(coding);
      members.put(key, of);
    }
    return of;
  }

  private GroupTally group(Group group) {
    return groups.computeIfAbsent(group, it -> new GroupTally(coding));
  }

  /** Adds other patients of the same institution; both have been packed. */
  void merge(SiteTally other) {
    regressions.merge(other.regressions);
    other.groups.forEach((group, counts) -> group(group).merge(counts));
  }

  /**
   * Counts the members of this institution in their groups, which are the institution itself and
   * each level, and keeps the counts in few bytes.
   */
  void settle(String institution, Observer observer) {
    Map<Populations, Map<Level, GroupTally>> together = new HashMap<>();
    members.forEach(
        (shared, tally) -> {
          Map<Level, GroupTally> levels =
              together.computeIfAbsent(shared.populations, it -> new HashMap<>());
          levels(institution, shared.levels, observer)
              .forEach(
                  level ->
                      levels.computeIfAbsent(level, it -> new GroupTally(coding)).merge(tally));
        });
    members.clear();
    together.forEach(
        (populations, levels) ->
            populations.all().forEach(it -> merge(it, levels, observer.layout(it.population()))));
    pack();
  }

  private void merge(Membership in, Map<Level, GroupTally> levels, Observations.Layout endpoints) {
    levels.forEach((level, tally) -> group(level.of(in)).merge(tally, endpoints));
  }

  private static List<Level> levels(String institution, List<String> values, Observer observer) {
    List<Level> levels = new ArrayList<>(List.of(new Level(Group.INSTITUTION, institution)));
    for (int i = 0; i < values.size(); i++) {
      levels.add(new Level(observer.study().strata().get(i).code(), values.get(i)));
    }
    return levels;
  }

  /** Keeps the counts in few bytes. */
  void pack() {
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
