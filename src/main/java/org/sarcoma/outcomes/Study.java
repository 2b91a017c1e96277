package org.sarcoma.outcomes;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.CohortDefinition;
import org.sarcoma.outcomes.cohort.SoftTissueHistologies;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.ToxicityRule;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.regression.RegressionSettings;
import org.sarcoma.outcomes.survival.SurvivalSettings;
import org.sarcoma.outcomes.toxicity.IntervalSettings;
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
}
