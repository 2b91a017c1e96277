package org.sarcoma.outcomes.regression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.statistics.RegressionData;

/**
 * The counts of one regression as the rows that its models are fitted to, which are made once for
 * all of them. Not safe for use by several threads.
 */
final class FittedData {
  private final RegressionTally.Key key;
  private final RegressionSubjects counts;
  private final RegressionSubjects.Totals totals;
  private final List<String> strata;
  private final List<Covariate> covariates;
  private @Nullable RegressionData stratified;
  private @Nullable RegressionData unstratified;

  /**
   * Prepares rows.
   *
   * @param strata variables by which Cox models are stratified
   * @param covariates of all models
   */
  FittedData(
      RegressionTally.Key key,
      RegressionSubjects counts,
      RegressionSubjects.Totals totals,
      List<String> strata,
      List<Covariate> covariates) {
    this.key = key;
    this.counts = counts;
    this.totals = totals;
    this.strata = strata;
    this.covariates = covariates;
  }

  RegressionTally.Key key() {
    return key;
  }

  RegressionSubjects.Totals totals() {
    return totals;
  }

  List<Covariate> covariates() {
    return covariates;
  }

  /** The variables of the strata, as the tables name them. */
  String stratifiedBy() {
    return strata.isEmpty() ? FitRows.NONE : String.join(", ", strata);
  }

  /**
   * Rows of a Cox model.
   *
   * @param some covariates with at least one term
   */
  RegressionData stratified(List<Covariate> some) {
    if (stratified == null) {
      stratified = rows(totals.strata());
    }
    return stratified.select(Covariate.terms(some));
  }

  /** Rows of a model without strata. */
  RegressionData unstratified(List<Covariate> some) {
    if (unstratified == null) {
      unstratified = rows(List.of());
    }
    return unstratified.select(Covariate.terms(some));
  }

  private RegressionData rows(Collection<String> levels) {
    RegressionData.Builder builder = RegressionData.of(Covariate.terms(covariates));
    Map<String, Integer> stratum = numbers(levels);
    Map<String, Integer> cluster = numbers(totals.institutions());
    counts.forEach(
        new RegressionSubjects.Visitor() {
          private RegressionData.@Nullable Pattern rows;

          @Override
          public void pattern(CovariatePattern pattern) {
            List<Double> values = new ArrayList<>();
            covariates.forEach(it -> it.addTo(values, pattern));
            rows =
                builder.pattern(
                    stratum.getOrDefault(pattern.stratum(), 0),
                    Objects.requireNonNull(cluster.get(pattern.institution())),
                    values.stream().mapToDouble(it -> it).toArray());
          }

          @Override
          public void spell(Spell spell, long count) {
            add(Objects.requireNonNull(rows), spell, count);
          }
        });
    return builder.build();
  }

  private static Map<String, Integer> numbers(Collection<String> names) {
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(it -> numbers.put(it, numbers.size()));
    return numbers;
  }

  private static void add(RegressionData.Pattern rows, Spell spell, long count) {
    if (spell.entry() == Observation.FROM_TIME_ZERO) {
      rows.add(spell.exit(), spell.cause(), count);
    } else {
      rows.addEntering(spell.entry(), spell.exit(), spell.cause(), count);
    }
  }
}
