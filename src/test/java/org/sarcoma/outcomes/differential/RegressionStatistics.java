package org.sarcoma.outcomes.differential;

import java.util.List;
import java.util.Optional;
import org.sarcoma.outcomes.statistics.BaselineHazard;
import org.sarcoma.outcomes.statistics.ChiSquareTest;
import org.sarcoma.outcomes.statistics.Concordance;
import org.sarcoma.outcomes.statistics.CoxFit;
import org.sarcoma.outcomes.statistics.CoxModel;
import org.sarcoma.outcomes.statistics.FineGrayFit;
import org.sarcoma.outcomes.statistics.FineGrayModel;
import org.sarcoma.outcomes.statistics.RegressionData;
import org.sarcoma.outcomes.statistics.RegressionTerm;
import org.sarcoma.outcomes.statistics.TieMethod;

/** Regressions of the first cause on the covariates of a dataset. */
final class RegressionStatistics {
  private RegressionStatistics() {}

  static void efron(RandomDataset dataset, Numbers numbers) {
    addCox(dataset, RegressionRows.unstratified(dataset), TieMethod.EFRON, numbers);
  }

  static void breslow(RandomDataset dataset, Numbers numbers) {
    addCox(dataset, RegressionRows.unstratified(dataset), TieMethod.BRESLOW, numbers);
  }

  static void stratified(RandomDataset dataset, Numbers numbers) {
    addCox(dataset, RegressionRows.stratified(dataset), TieMethod.EFRON, numbers);
  }

  private static void addCox(
      RandomDataset dataset, RegressionData data, TieMethod ties, Numbers numbers) {
    CoxFit fit = fit(data, ties);
    addTerms(fit.terms(), numbers);
    addErrors("robust_error", fit.robustTerms(), numbers);
    addErrors("clustered_error", fit.clusteredTerms(), numbers);
    addTests(fit, numbers);
    for (String term : data.terms()) {
      add("proportional_hazards", fit.proportionalHazards(List.of(term)), numbers);
    }
    add("all_proportional_hazards", fit.proportionalHazards(data.terms()), numbers);
    Optional<Concordance> concordance = fit.concordance();
    concordance.ifPresent(it -> numbers.add("concordance", it.concordance()));
    concordance.ifPresent(it -> numbers.add("concordance_error", it.standardError()));
    double[] first =
        dataset.subjects().get(0).covariates().stream().mapToDouble(it -> it).toArray();
    for (BaselineHazard hazard : fit.cumulativeHazards(first)) {
      hazard.points().forEach(point -> numbers.add("hazard", point.hazard()));
      hazard.points().forEach(point -> numbers.add("hazard_error", point.standardError()));
    }
  }

  static void changing(RandomDataset dataset, Numbers numbers) {
    CoxFit fit = fit(RegressionRows.changing(dataset), TieMethod.EFRON);
    addTerms(fit.terms(), numbers);
    addTests(fit, numbers);
  }

  private static CoxFit fit(RegressionData data, TieMethod ties) {
    return new CoxModel(ties, CoxModel.Penalty.NONE).fit(data);
  }

  private static void addTests(CoxFit fit, Numbers numbers) {
    numbers.add("null_log_likelihood", fit.nullLogLikelihood());
    addMaximum(fit.logLikelihood(), fit.terms(), numbers);
    add("score_test", fit.scoreTest(), numbers);
    add("wald_test", fit.waldTest(), numbers);
    add("likelihood_ratio_test", fit.likelihoodRatioTest(), numbers);
  }

  static void fineGray(RandomDataset dataset, Numbers numbers) {
    if (dataset.subjects().stream().anyMatch(it -> it.entry().isPresent())) {
      return;
    }
    FineGrayFit fit = new FineGrayModel(1).fit(RegressionRows.unstratified(dataset));
    addTerms(fit.terms(), numbers);
    numbers.add("null_log_likelihood", fit.nullLogLikelihood());
    addMaximum(fit.logLikelihood(), fit.terms(), numbers);
  }

  private static void addMaximum(double value, List<RegressionTerm> terms, Numbers numbers) {
    if (terms.stream().anyMatch(RegressionStatistics::isNotConverged)) {
      numbers.addNone("log_likelihood");
    } else {
      numbers.add("log_likelihood", value);
    }
  }

  private static boolean isNotConverged(RegressionTerm term) {
    return term instanceof RegressionTerm.NotEstimable none
        && none.reason() == RegressionTerm.Reason.NOT_CONVERGED;
  }

  private static void addTerms(List<RegressionTerm> terms, Numbers numbers) {
    addErrors("standard_error", terms, numbers);
    for (RegressionTerm term : terms) {
      if (term instanceof RegressionTerm.Estimated estimated) {
        numbers.add("coefficient", estimated.coefficient());
        numbers.add("p_value", estimated.pValue());
      } else {
        numbers.addNone("coefficient");
        numbers.addNone("p_value");
      }
    }
  }

  private static void addErrors(String quantity, List<RegressionTerm> terms, Numbers numbers) {
    for (RegressionTerm term : terms) {
      if (term instanceof RegressionTerm.Estimated estimated) {
        numbers.add(quantity, estimated.standardError());
      } else {
        numbers.addNone(quantity);
      }
    }
  }

  private static void add(String quantity, Optional<ChiSquareTest> test, Numbers numbers) {
    if (test.isPresent()) {
      numbers.add(quantity, test.get().statistic());
    } else {
      numbers.addNone(quantity);
    }
  }
}
