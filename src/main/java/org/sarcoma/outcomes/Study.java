package org.sarcoma.outcomes;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.CohortDefinition;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.cohort.Protocol;
import org.sarcoma.outcomes.cohort.SoftTissueHistologies;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.endpoint.TimeToEvent;
import org.sarcoma.outcomes.endpoint.ToxicityRule;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.regression.ImmortalTime;
import org.sarcoma.outcomes.regression.RegressionSettings;
import org.sarcoma.outcomes.survival.SurvivalSettings;
import org.sarcoma.outcomes.toxicity.IntervalSettings;
import org.sarcoma.outcomes.toxicity.MemberCounts;
import org.sarcoma.outcomes.toxicity.TreatmentRule;

/** What is asked of every patient: travels to the executors and is the same on all of them. */
record Study(
    LocalDate dataCutoff,
    List<CohortDefinition> cohorts,
    List<Endpoint> endpoints,
    List<Characteristic> strata,
    SurvivalSettings survival,
    RegressionSettings regression,
    ToxicityRule toxicity,
    TreatmentRule treatment,
    IntervalSettings intervals,
    SoftTissueHistologies histologies,
    Coverage coverage)
    implements Serializable {

  static Study of(AnalysisConfig config, Coverage coverage) {
    return new Study(
        config.dataCutoff(),
        config.cohorts(),
        config.endpoints(),
        config.strata(),
        config.survival(),
        config.regression(),
        config.toxicity(),
        config.treatment(),
        config.intervals(),
        SoftTissueHistologies.bundled(),
        coverage);
  }

  List<CohortSelection> selections() {
    return cohorts.stream()
        .map(it -> new CohortSelection(new Protocol(it, dataCutoff, histologies), coverage))
        .toList();
  }

  /** The time of a member under every endpoint that is computed for the member's population. */
  Map<Endpoint, Observation> observe(CohortMember member) {
    Map<Endpoint, Observation> observations = new LinkedHashMap<>();
    for (Endpoint endpoint : endpoints) {
      if (endpoint.isFor(member.population().code())) {
        observations.put(endpoint, new TimeToEvent(endpoint, toxicity, coverage).observe(member));
      }
    }
    return observations;
  }

  /** The same endpoints for a patient of whom it is not recorded whether he or she is a member. */
  Map<Endpoint, Observation> notObservable(CohortMember undetermined) {
    Map<Endpoint, Observation> observations = new LinkedHashMap<>();
    endpoints.stream()
        .filter(it -> it.isFor(undetermined.population().code()))
        .forEach(it -> observations.put(it, Observation.NOT_OBSERVABLE));
    return observations;
  }

  /**
   * The groups a member is reported in: everybody, the institution, and a level of each stratum.
   */
  List<Group> groups(CohortMember member) {
    String cohort = member.cohort().code();
    String population = member.population().code();
    List<Group> groups = new ArrayList<>();
    groups.add(Group.everybody(cohort, population));
    groups.add(new Group(cohort, population, Group.INSTITUTION, member.institution()));
    for (Characteristic stratum : strata) {
      String level = stratum.stratumLevel(member, description());
      groups.add(new Group(cohort, population, stratum.code(), level));
    }
    return groups;
  }

  /** Whether the levels of the group's variable are also compared within institutions. */
  boolean isAdjustedForInstitution(Group group) {
    return survival.comparison().adjustedForInstitution()
        && !group.stratum().equals(Group.ALL)
        && !group.stratum().equals(Group.INSTITUTION);
  }

  Characteristic.Description description() {
    return new Characteristic.Description(histologies, coverage, treatment.systemicWindowDays());
  }

  ImmortalTime.Observer immortalTime() {
    return new ImmortalTime.Observer(regression.immortalTime(), endpoints, toxicity, coverage);
  }

  MemberCounts.Rules rules() {
    return new MemberCounts.Rules(toxicity, treatment, coverage);
  }
}
