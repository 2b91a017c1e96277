package org.sarcoma.outcomes;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Attrition;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.registry.PatientEntry;
import org.sarcoma.outcomes.registry.PatientRecord;
import org.sarcoma.outcomes.registry.QualityCounts;
import org.sarcoma.outcomes.regression.RegressionTally;
import org.sarcoma.outcomes.result.Cores;

/**
 * Everything a run counts, of some or of all patients. Integers only: tallies of disjoint patients
 * merge by addition, in any order, to the same tally.
 */
final class Tally implements Serializable {
  private static final long serialVersionUID = 1;

  private final QualityCounts quality = new QualityCounts();
  private final Attrition attrition = new Attrition();
  private final TreeMap<String, SiteTally> sites = new TreeMap<>();

  /**
   * Counts all of these patients.
   *
   * @param entries best with those of an institution together: only one is unpacked at a time
   */
  static Tally of(Iterator<PatientEntry> entries, Study study) {
    Tally tally = new Tally();
    Observer observer = new Observer(study);
    @Nullable String institution = null;
    while (entries.hasNext()) {
      PatientEntry entry = entries.next();
      if (!entry.institution().equals(institution)) {
        tally.settle(observer);
        institution = entry.institution();
      }
      tally.add(entry, observer);
    }
    tally.settle(observer);
    return tally;
  }

  private void add(PatientEntry entry, Observer observer) {
    quality.add(entry);
    PatientRecord record = entry.patientRecord();
    if (record != null) {
      List<CohortSelection.Outcome> outcomes = new ArrayList<>(observer.selections().size());
      for (CohortSelection selection : observer.selections()) {
        CohortSelection.Outcome outcome = selection.select(record);
        attrition.add(outcome.cohort(), entry.institution(), outcome.fulfilled());
        outcomes.add(outcome);
      }
      site(record.institution()).add(outcomes, observer);
    }
  }

  private SiteTally site(String institution) {
    SiteTally site = sites.get(institution);
    if (site == null) {
      site = new SiteTally();
      sites.put(institution, site);
    }
    return site;
  }

  private void settle(Observer observer) {
    sites.forEach((institution, site) -> site.settle(institution, observer));
  }

  /** Adds everything the other has counted. */
  Tally merge(Tally other) {
    quality.merge(other.quality);
    attrition.merge(other.attrition);
    other.sites.forEach(
        (institution, theirs) -> {
          SiteTally own = sites.putIfAbsent(institution, theirs);
          if (own != null) {
            own.merge(theirs);
            own.pack();
          }
        });
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
    return sites.navigableKeySet();
  }

  /** The regressions of all institutions together. */
  RegressionTally regressions() {
    RegressionTally regressions = new RegressionTally();
    sites.values().forEach(it -> regressions.merge(it.regressions()));
    return regressions;
  }

  /**
   * The groups of all institutions: everybody, each institution, and each level of a stratum.
   *
   * @param apart whether the levels are also kept apart by institution
   */
  SortedMap<Group, GroupTally> groups(boolean apart) {
    TreeMap<Group, GroupTally> groups = new TreeMap<>();
    SortedMap<Group, SortedMap<String, GroupTally>> parts = new TreeMap<>(); // by institution
    sites.forEach(
        (institution, site) ->
            site.groups()
                .forEach(
                    (group, counts) -> {
                      boolean isSite = group.stratum().equals(Group.INSTITUTION);
                      if (isSite) {
                        groups.put(group, counts);
                      }
                      parts
                          .computeIfAbsent(
                              isSite ? group.everybody() : group, it -> new TreeMap<>())
                          .put(institution, counts);
                    }));
    List<Group> summed = List.copyOf(parts.keySet());
    List<GroupTally> sums =
        Cores.map(
            summed, it -> sum(parts.getOrDefault(it, new TreeMap<>()), apart && !isEverybody(it)));
    for (int i = 0; i < sums.size(); i++) {
      groups.put(summed.get(i), sums.get(i));
    }
    return groups;
  }

  private static boolean isEverybody(Group group) {
    return group.equals(group.everybody());
  }

  private static GroupTally sum(SortedMap<String, GroupTally> byInstitution, boolean apart) {
    GroupTally sum = new GroupTally();
    byInstitution.forEach(
        (institution, counts) -> {
          sum.merge(counts);
          if (apart) {
            sum.keepApart(institution, counts.survival());
          }
        });
    return sum;
  }
}
