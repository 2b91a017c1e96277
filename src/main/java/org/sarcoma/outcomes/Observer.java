package org.sarcoma.outcomes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.cohort.Populations;
import org.sarcoma.outcomes.cohort.Protocol;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.endpoint.TimeToEvent;
import org.sarcoma.outcomes.regression.ExposureObserver;
import org.sarcoma.outcomes.survival.Observations;
import org.sarcoma.outcomes.toxicity.MemberCounts;

/** A study made ready to look at many patients: what is the same for all of them is made once. */
final class Observer {
  private final Study study;
  private final List<CohortSelection> selections;
  private final Characteristic.Description description;
  private final MemberCounts.Rules rules;
  private final ExposureObserver exposures;
  private final List<TimeToEvent> times;
  private final Observations.Layout layout;
  private final Observations notObservable;
  private final Map<String, Observations.Layout> layouts = new HashMap<>(); // by population
  private final Populations noPopulation = new Populations();

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
    this.exposures =
        ExposureObserver.of(
            study.regression().immortalTime(),
            study.endpoints(),
            study.toxicity(),
            study.coverage());
    this.times =
        study.endpoints().stream()
            .map(it -> new TimeToEvent(it, study.toxicity(), study.coverage()))
            .toList();
    this.layout = new Observations.Layout(study.endpoints());
    this.notObservable =
        Observations.of(layout, Collections.nCopies(times.size(), Observation.NOT_OBSERVABLE));
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

  ExposureObserver exposures() {
    return exposures;
  }

  /** No population, from which all sets of them are made. */
  Populations noPopulation() {
    return noPopulation;
  }

  /** The time of a member under every endpoint, whatever population it is computed for. */
  Observations observe(CohortMember member) {
    List<Observation> observed = new ArrayList<>(times.size());
    for (TimeToEvent time : times) {
      observed.add(time.observe(member));
    }
    return Observations.of(layout, observed);
  }

  /** The same of a patient of whom it is not recorded whether he or she is a member. */
  Observations notObservable() {
    return notObservable;
  }

  /** The endpoints that are computed for a population. */
  Observations.Layout layout(String population) {
    return layouts.computeIfAbsent(
        population,
        code ->
            new Observations.Layout(
                study.endpoints().stream().filter(it -> it.isFor(code)).toList()));
  }

  /** The levels of a member, one of each stratum. */
  List<String> levels(CohortMember member) {
    List<String> levels = new ArrayList<>(study.strata().size());
    for (Characteristic stratum : study.strata()) {
      levels.add(stratum.stratumLevel(member, description));
    }
    return levels;
  }
}
