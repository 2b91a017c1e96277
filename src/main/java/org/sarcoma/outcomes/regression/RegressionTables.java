package org.sarcoma.outcomes.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sarcoma.outcomes.cohort.CohortDefinition;
import org.sarcoma.outcomes.cohort.Population;
import org.sarcoma.outcomes.endpoint.Endpoint;

/**
 * Fits every regression of the settings to its counts.
 *
 * @param cohorts in the order of the configuration
 * @param endpoints in the order of the configuration
 * @param confidenceLevel two-sided coverage in (0, 1)
 */
public record RegressionTables(
    List<CohortDefinition> cohorts,
    List<Endpoint> endpoints,
    RegressionSettings settings,
    double confidenceLevel) {

  /** What is regressed together. */
  private record Task(String cohort, Population population, Endpoint endpoint) {}

  /** Returns the rows of all tables of regressions, on all cores. */
  public List<Record> rows(RegressionTally tally) {
    List<Task> tasks = new ArrayList<>();
    for (CohortDefinition cohort : cohorts) {
      for (Population population : cohort.populations()) {
        for (Endpoint endpoint : endpoints) {
          if (endpoint.isFor(population.code())) {
            tasks.add(new Task(cohort.code(), population, endpoint));
          }
        }
      }
    }
    return tasks.parallelStream().map(it -> rows(tally, it)).flatMap(List::stream).toList();
  }

  private List<Record> rows(RegressionTally tally, Task task) {
    String population = task.population.code();
    List<Record> rows = new ArrayList<>(rows(tally, task.cohort, population, task.endpoint));
    if (task.population.treatedFrom() != null) {
      rows.addAll(immortalTime(tally, task.cohort, population, task.endpoint));
    }
    return rows;
  }

  private List<Record> rows(
      RegressionTally tally, String cohort, String population, Endpoint endpoint) {
    List<Record> rows = new ArrayList<>();
    for (RegressionModel model : settings.models()) {
      if (model.endpoints().contains(endpoint.code())) {
        RegressionTally.Key key =
            new RegressionTally.Key(cohort, population, model.code(), endpoint.code());
        rows.addAll(rows(model, endpoint, new FitRows.Fitted(key, tally.of(key), model.strata())));
      }
    }
    return rows;
  }

  private List<Record> immortalTime(
      RegressionTally tally, String cohort, String population, Endpoint endpoint) {
    List<Record> rows = new ArrayList<>();
    if (settings.immortalTime().endpoints().contains(endpoint.code())) {
      for (String model : settings.immortalTime().models()) {
        RegressionTally.Key key =
            new RegressionTally.Key(cohort, population, model, endpoint.code());
        FitRows.Fitted fitted = new FitRows.Fitted(key, tally.of(key), ImmortalTime.STRATIFIED_BY);
        List<Covariate> treated = List.of(Covariate.number(ImmortalTime.TREATED, 0));
        rows.addAll(new FitRows(fitted, treated, settings, confidenceLevel).cox(1));
      }
    }
    return rows;
  }

  /** The adjusted model for each cause, and each covariate on its own. */
  private List<Record> rows(RegressionModel model, Endpoint endpoint, FitRows.Fitted fitted) {
    List<Covariate> covariates =
        IntStream.range(0, model.covariates().size())
            .mapToObj(it -> Covariate.of(model.covariates().get(it), it, fitted.counts()))
            .toList();
    List<Record> rows = new ArrayList<>();
    FitRows adjusted = new FitRows(fitted, covariates, settings, confidenceLevel);
    for (int cause = 1; cause <= endpoint.causes(); cause++) {
      rows.addAll(adjusted.cox(cause));
      if (endpoint.causes() > 1) {
        rows.addAll(adjusted.fineGray(cause));
      }
      if (covariates.size() > 1) {
        for (Covariate it : covariates) {
          rows.addAll(new FitRows(fitted, List.of(it), settings, confidenceLevel).cox(cause));
        }
      }
    }
    rows.addAll(adjusted.baseline());
    return rows;
  }
}
