package org.sarcoma.outcomes.regression;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.CohortDefinition;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.cohort.Facts;
import org.sarcoma.outcomes.cohort.Populations;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.cohort.SoftTissueHistologies;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Endpoints;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.endpoint.TimeToEvent;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.result.ComputedRows;
import org.sarcoma.outcomes.result.RegressionRow;
import org.sarcoma.outcomes.statistics.Conventions;
import org.sarcoma.outcomes.survival.Observations;

/** Regressions of a few patients, with settings laid over the defaults. */
final class Regressions {
  static final List<Endpoint> ENDPOINTS =
      List.of("os", "pfs", "local_recurrence", "late_toxicity_g2").stream()
          .map(Endpoints::endpoint)
          .toList();

  private static final LocalDate CUTOFF = Facts.day(20_000);
  private static final CohortDefinition CMT = ReferenceStudy.cohort("cmt", "");
  private static final Coverage COVERAGE = ReferenceStudy.coverageWithout();

  private Regressions() {}

  static RegressionSettings settings(String changes, Problems problems) {
    List<String> endpoints = ENDPOINTS.stream().map(Endpoint::code).toList();
    return RegressionSettings.from(
        ReferenceStudy.section("regression", changes, problems), endpoints, Conventions.STUDY);
  }

  /** Settings that fit one model and nothing else. */
  static RegressionSettings model(String model) {
    Problems problems = new Problems();
    RegressionSettings settings =
        settings(
            "models = null, models { prognostic { title = t, strata = [], %s } }".formatted(model),
            problems);
    problems.throwIfAny();
    return settings;
  }

  /** Everything there is in the tables of regressions of these patients. */
  static List<Record> records(RegressionSettings settings, List<CmtCase> patients) {
    RegressionTally tally = new RegressionTally();
    patients.forEach(it -> add(tally, settings, it));
    return ComputedRows.of(
        new RegressionTables(List.of(CMT), ENDPOINTS, settings, 0.95).rows(tally));
  }

  /** The rows of one endpoint in one population. */
  static List<RegressionRow> rows(
      RegressionSettings settings, String endpoint, List<CmtCase> patients) {
    return records(settings, patients).stream()
        .filter(RegressionRow.class::isInstance)
        .map(RegressionRow.class::cast)
        .filter(it -> it.endpoint().equals(endpoint))
        .toList();
  }

  private static void add(RegressionTally tally, RegressionSettings settings, CmtCase patient) {
    CohortSelection.Outcome outcome =
        ReferenceStudy.selection(CMT, CUTOFF).select(patient.record());
    Populations none = new Populations();
    tally.add(
        List.of(outcome),
        none,
        ExposureObserver.of(settings.immortalTime(), ENDPOINTS, Endpoints.rule(""), COVERAGE));
    for (CohortMember member : outcome.members()) {
      Map<Endpoint, Observation> observations = new LinkedHashMap<>();
      for (Endpoint endpoint : ENDPOINTS) {
        if (endpoint.isFor(member.population().code())) {
          observations.put(
              endpoint, new TimeToEvent(endpoint, Endpoints.rule(""), COVERAGE).observe(member));
        }
      }
      tally.add(
          none.with(member),
          member,
          Observations.of(observations),
          settings.models(),
          new Characteristic.Description(SoftTissueHistologies.bundled(), COVERAGE, 180));
    }
  }
}
