package org.sarcoma.outcomes.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.statistics.RegressionData;

/** The counts of a regression with the covariates of one of its models. */
final class FittedData {
  private FittedData() {}

  /**
   * Rows of a Cox model.
   *
   * @param covariates with at least one term
   */
  static RegressionData stratified(RegressionCounts counts, List<Covariate> covariates) {
    return of(counts, covariates, new ArrayList<>(counts.strata()));
  }

  /** Rows of a model without strata. */
  static RegressionData unstratified(RegressionCounts counts, List<Covariate> covariates) {
    return of(counts, covariates, List.of());
  }

  private static RegressionData of(
      RegressionCounts counts, List<Covariate> covariates, List<String> strata) {
    RegressionData.Builder builder = RegressionData.of(Covariate.terms(covariates));
    List<String> institutions = new ArrayList<>(counts.institutions());
    counts.forEach(
        new RegressionCounts.Visitor() {
          private RegressionData.@Nullable Pattern rows;

          @Override
          public void pattern(CovariatePattern pattern) {
            List<Double> values = new ArrayList<>();
            covariates.forEach(it -> it.addTo(values, pattern));
            rows =
                builder.pattern(
                    strata.indexOf(pattern.stratum()),
                    institutions.indexOf(pattern.institution()),
                    values.stream().mapToDouble(it -> it).toArray());
          }

          @Override
          public void spell(Spell spell, long count) {
            add(Objects.requireNonNull(rows), spell, count);
          }
        });
    return builder.build();
  }

  private static void add(RegressionData.Pattern rows, Spell spell, long count) {
    if (spell.entry() == Observation.FROM_TIME_ZERO) {
      rows.add(spell.exit(), spell.cause(), count);
    } else {
      rows.addEntering(spell.entry(), spell.exit(), spell.cause(), count);
    }
  }
}
