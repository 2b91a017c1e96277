package org.sarcoma.outcomes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.cohort.Protocol;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.endpoint.TimeToEvent;
import org.sarcoma.outcomes.regression.ImmortalTime;
import org.sarcoma.outcomes.toxicity.MemberCounts;

/** A study made ready to look at many patients: what is the same for all of them is made once. */
final class Observer {
  private final Study study;
  private final List<CohortSelection> selections;
  private final Characteristic.Description description;
  private final MemberCounts.Rules rules;
  private final ImmortalTime.Observer immortalTime;
  private final Map<String, List<TimeToEvent>> times = new HashMap<>(); // by population

  Observer(Study study) {
    this.study = study;
    this.selections =
        study.cohorts().stream()
            .map(it -> new Protocol(it, study.dataCutoff(), study.histologies()))
            .map(it -> new CohortSelection(it, study.coverage()))
            .toList();
    this.description =
        new Characteristic.Description(
            study.histologies(), study.coverage(), study.treatment().systemicWindowDays());
    this.rules = new MemberCounts.Rules(study.toxicity(), study.treatment(), study.coverage());
    this.immortalTime =
        ImmortalTime.Observer.of(
            study.regression().immortalTime(),
            study.endpoints(),
            study.toxicity(),
            study.coverage());
  }

  Study study() {
    return study;
  }

  List<CohortSelection> selections() {
    return selections;
  }

  Characteristic.Description description() {
    return description;
  }

  MemberCounts.Rules rules() {
    return rules;
  }

  ImmortalTime.Observer immortalTime() {
    return immortalTime;
  }

  /** The time of a member under every endpoint that is computed for the member's population. */
  Map<Endpoint, Observation> observe(CohortMember member) {
    Map<Endpoint, Observation> observations = new LinkedHashMap<>();
    for (TimeToEvent time : times(member)) {
      observations.put(time.endpoint(), time.observe(member));
    }
    return observations;
  }

  /** The same endpoints for a patient of whom it is not recorded whether he or she is a member. */
  Map<Endpoint, Observation> notObservable(CohortMember undetermined) {
    Map<Endpoint, Observation> observations = new LinkedHashMap<>();
    times(undetermined).forEach(it -> observations.put(it.endpoint(), Observation.NOT_OBSERVABLE));
    return observations;
  }

  private List<TimeToEvent> times(CohortMember member) {
    return times.computeIfAbsent(
        member.population().code(),
        population ->
            study.endpoints().stream()
                .filter(it -> it.isFor(population))
                .map(it -> new TimeToEvent(it, study.toxicity(), study.coverage()))
                .toList());
  }

  /** The groups of the institution that a member is counted in: itself, and a level each. */
  List<Group> groups(CohortMember member) {
    String cohort = member.cohort().code();
    String population = member.population().code();
    List<Group> groups = new ArrayList<>();
    groups.add(new Group(cohort, population, Group.INSTITUTION, member.institution()));
    for (Characteristic stratum : study.strata()) {
      String level = stratum.stratumLevel(member, description);
      groups.add(new Group(cohort, population, stratum.code(), level));
    }
    return groups;
  }
}
