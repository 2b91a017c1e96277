package org.sarcoma.outcomes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
import org.sarcoma.outcomes.survival.Observations;
import org.sarcoma.outcomes.toxicity.MemberCounts;

/** A study made ready to look at many patients: what is the same for all of them is made once. */
final class Observer {
  private final Study study;
  private final List<CohortSelection> selections;
  private final Characteristic.Description description;
  private final MemberCounts.Rules rules;
  private final ImmortalTime.Observer immortalTime;
  private final Map<String, Times> times = new HashMap<>(); // by population

  /** The endpoints of a population, and the times of somebody of whom nothing is recorded. */
  private record Times(
      Observations.Layout layout, List<TimeToEvent> observers, Observations notObservable) {}

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
  Observations observe(CohortMember member) {
    Times ofPopulation = times(member);
    List<Observation> observed = new ArrayList<>(ofPopulation.observers.size());
    for (TimeToEvent time : ofPopulation.observers) {
      observed.add(time.observe(member));
    }
    return Observations.of(ofPopulation.layout, observed);
  }

  /** The same endpoints for a patient of whom it is not recorded whether he or she is a member. */
  Observations notObservable(CohortMember undetermined) {
    return times(undetermined).notObservable;
  }

  private Times times(CohortMember member) {
    String population = member.population().code();
    Times of = times.get(population);
    if (of == null) {
      of = timesOf(population);
      times.put(population, of);
    }
    return of;
  }

  /** Whether everything that is observed of the two is the same. */
  @SuppressWarnings("ReferenceEquality") // populations with the same endpoints share their times
  boolean seesTheSame(CohortMember one, CohortMember other) {
    return one.isObservedAs(other) && times(one) == times(other);
  }

  private Times timesOf(String population) {
    List<Endpoint> endpoints =
        study.endpoints().stream().filter(it -> it.isFor(population)).toList();
    return times.values().stream()
        .filter(it -> it.observers.stream().map(TimeToEvent::endpoint).toList().equals(endpoints))
        .findFirst()
        .orElseGet(() -> timesOf(endpoints));
  }

  private Times timesOf(List<Endpoint> endpoints) {
    List<TimeToEvent> observers =
        endpoints.stream()
            .map(it -> new TimeToEvent(it, study.toxicity(), study.coverage()))
            .toList();
    Observations.Layout layout = new Observations.Layout(endpoints);
    List<Observation> nothing = Collections.nCopies(observers.size(), Observation.NOT_OBSERVABLE);
    return new Times(layout, observers, Observations.of(layout, nothing));
  }

  /** The levels of a member, one of each stratum. */
  List<String> levels(CohortMember member) {
    List<String> levels = new ArrayList<>(study.strata().size());
    for (Characteristic stratum : study.strata()) {
      levels.add(stratum.stratumLevel(member, description));
    }
    return levels;
  }

  /**
   * The groups of the institution that members of these levels are counted in: itself, and each
   * level.
   */
  List<Group> groups(CohortMember member, List<String> levels) {
    String cohort = member.cohort().code();
    String population = member.population().code();
    List<Group> groups = new ArrayList<>();
    groups.add(new Group(cohort, population, Group.INSTITUTION, member.institution()));
    for (int i = 0; i < levels.size(); i++) {
      groups.add(new Group(cohort, population, study.strata().get(i).code(), levels.get(i)));
    }
    return groups;
  }
}
