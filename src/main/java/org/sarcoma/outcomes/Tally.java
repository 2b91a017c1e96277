package org.sarcoma.outcomes;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sarcoma.outcomes.cohort.Attrition;
import org.sarcoma.outcomes.cohort.CharacteristicCounts;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.registry.PatientEntry;
import org.sarcoma.outcomes.registry.PatientRecord;
import org.sarcoma.outcomes.registry.QualityCounts;
import org.sarcoma.outcomes.regression.RegressionTally;
import org.sarcoma.outcomes.toxicity.MemberCounts;

/**
 * Everything a run counts, of some or of all patients. Integers only: tallies of disjoint patients
 * merge by addition, in any order, to the same tally.
 */
final class Tally implements Serializable {
  private static final long serialVersionUID = 1;

  private final QualityCounts quality = new QualityCounts();
  private final Attrition attrition = new Attrition();
  private final TreeSet<String> institutions = new TreeSet<>();
  private final TreeMap<Group, GroupTally> groups = new TreeMap<>();
  private final RegressionTally regressions = new RegressionTally();

  /** Counts all of these patients. */
  static Tally of(Iterator<PatientEntry> entries, Study study) {
    Tally tally = new Tally();
    List<CohortSelection> selections = study.selections();
    while (entries.hasNext()) {
      PatientEntry entry = entries.next();
      tally.quality.add(entry);
      PatientRecord record = entry.patientRecord();
      if (record != null) {
        tally.institutions.add(record.institution());
        for (CohortSelection selection : selections) {
          CohortSelection.Outcome outcome = selection.select(record);
          tally.attrition.add(outcome.cohort(), entry.institution(), outcome.fulfilled());
          tally.add(outcome, study);
        }
      }
    }
    return tally;
  }

  private void add(CohortSelection.Outcome outcome, Study study) {
    outcome.undetermined().forEach(it -> addUndetermined(it, study));
    regressions.add(outcome, study.immortalTime());
    for (CohortMember member : outcome.members()) {
      CharacteristicCounts description = CharacteristicCounts.of(member, study.description());
      Map<Endpoint, Observation> observations = study.observe(member);
      MemberCounts course = MemberCounts.of(member, study.rules());
      regressions.add(member, observations, study.regression().models(), study.description());
      for (Group group : study.groups(member)) {
        GroupTally counts = groups.computeIfAbsent(group, it -> new GroupTally());
        counts.add(description, observations, course);
        if (study.isAdjustedForInstitution(group)) {
          counts.add(member.institution(), observations);
        }
      }
    }
  }

  /** Nobody is counted, but what could be said of the groups becomes not estimable. */
  private void addUndetermined(CohortMember member, Study study) {
    Map<Endpoint, Observation> observations = study.notObservable(member);
    for (Group group : study.groups(member)) {
      groups
          .computeIfAbsent(group, it -> new GroupTally())
          .add(new CharacteristicCounts(), observations, MemberCounts.notRecorded());
    }
  }

  /** Adds everything the other has counted. */
  Tally merge(Tally other) {
    quality.merge(other.quality);
    attrition.merge(other.attrition);
    institutions.addAll(other.institutions);
    regressions.merge(other.regressions);
    other.groups.forEach(
        (group, counts) -> groups.computeIfAbsent(group, it -> new GroupTally()).merge(counts));
    return this;
  }

  QualityCounts quality() {
    return quality;
  }

  Attrition attrition() {
    return attrition;
  }

  /** Institutions of the patients with a valid record; of a consortium, its sites. */
  NavigableSet<String> institutions() {
    return institutions;
  }

  RegressionTally regressions() {
    return regressions;
  }

  Map<Group, GroupTally> groups() {
    return groups;
  }
}
