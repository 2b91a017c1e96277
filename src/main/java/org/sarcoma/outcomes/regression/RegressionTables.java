package org.sarcoma.outcomes.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sarcoma.outcomes.cohort.CohortDefinition;
import org.sarcoma.outcomes.cohort.Population;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.RowSource;

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

  /** The rows of all tables of regressions. */
  public List<RowSource> rows(RegressionTally tally) {
    List<RowSource> sources = new ArrayList<>();
    for (CohortDefinition cohort : cohorts) {
      for (Population population : cohort.populations()) {
        for (Endpoint endpoint : endpoints) {
          if (endpoint.isFor(population.code())) {
            sources.add(() -> rows(tally, cohort.code(), population, endpoint));
          }
        }
      }
    }
    return sources;
  }

  private List<Record> rows(
      RegressionTally tally, String cohort, Population population, Endpoint endpoint) {
    List<Record> rows = new ArrayList<>(rows(tally, cohort, population.code(), endpoint));
    if (population.treatedFrom() != null) {
      rows.addAll(immortalTime(tally, cohort, population.code(), endpoint));
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
        rows.addAll(rows(endpoint, data(key, tally.of(key), model)));
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
        List<Covariate> treated = List.of(Covariate.number(ImmortalTime.TREATED, 0));
        RegressionSubjects counts = tally.of(key);
        FittedData fitted =
            new FittedData(key, counts, counts.totals(), ImmortalTime.STRATIFIED_BY, treated);
        rows.addAll(new FitRows(fitted, treated, settings, confidenceLevel).cox(1));
      }
    }
    return rows;
  }

  private static FittedData data(
      RegressionTally.Key key, RegressionSubjects counts, RegressionModel model) {
    RegressionSubjects.Totals totals = counts.totals();
    List<Covariate> covariates =
        IntStream.range(0, model.covariates().size())
            .mapToObj(it -> Covariate.of(model.covariates().get(it), it, totals.levels(it)))
            .toList();
    return new FittedData(key, counts, totals, model.strata(), covariates);
  }

  /** The adjusted model for each cause, and each covariate on its own. */
  private List<Record> rows(Endpoint endpoint, FittedData fitted) {
    List<Record> rows = new ArrayList<>();
    FitRows adjusted = new FitRows(fitted, fitted.covariates(), settings, confidenceLevel);
    for (int cause = 1; cause <= endpoint.causes(); cause++) {
      rows.addAll(adjusted.cox(cause));
      if (endpoint.causes() > 1) {
        rows.addAll(adjusted.fineGray(cause));
      }
      if (fitted.covariates().size() > 1) {
        for (Covariate it : fitted.covariates()) {
          rows.addAll(new FitRows(fitted, List.of(it), settings, confidenceLevel).cox(cause));
        }
      }
    }
    rows.addAll(adjusted.baseline());
    return rows;
  }
}
