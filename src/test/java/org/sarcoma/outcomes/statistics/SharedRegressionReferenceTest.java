package org.sarcoma.outcomes.statistics;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.statistics.RegressionTerm.Reason.MONOTONE_LIKELIHOOD;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cox and Fine–Gray models against the shared reference values.
 *
 * <p>R stops when the likelihood changes by less than 1e-9 of itself ({@code coxph}) or no element
 * of the score is above 1e-6 ({@code crr}), which can be a step before the digits of the maximum
 * are there. Where that shows, one Newton step from R's coefficients must lead to those found here.
 */
class SharedRegressionReferenceTest {
  private static final List<String> CAUSE_TWO =
      List.of(
          "death",
          "other_death",
          "death_without_progression",
          "death_without_lr",
          "death_without_dm",
          "discontinued_first");

  private final SharedObservations observations = new SharedObservations();
  private final Map<List<String>, CoxFit> fits = new HashMap<>();
  private final Map<List<String>, SharedRegression> models = new HashMap<>();
  private final Agreement coefficients = new Agreement(1e-7);
  private final Agreement pValues = new Agreement(1e-6);
  private final Agreement stoppedEarly = new Agreement(5e-5);
  private final Agreement oneStepLater = new Agreement(1e-9);

  @AfterEach
  void publishAgreement(TestReporter reporter) {
    reporter.publishEntry("coefficients and errors: " + coefficients.summary());
    reporter.publishEntry("p-values: " + pValues.summary());
    reporter.publishEntry("where R stops a step early: " + stoppedEarly.summary());
    reporter.publishEntry("the same one step later: " + oneStepLater.summary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void coxModelsAgree(String source) {
    prepare(source);
    for (CsvRow row : SharedReference.table(source + "_cox_model")) {
      CoxFit fit = fit(row);
      coefficients.check(row + " null", fit.nullLogLikelihood(), row.number("loglik_null"));
      coefficients.check(row + " loglik", fit.logLikelihood(), row.number("loglik"));
      coefficients.check(row + " lrt", statistic(fit.likelihoodRatioTest()), row.number("lrt"));
      coefficients.check(row + " score", statistic(fit.scoreTest()), row.number("score"));
      if (!model(row).isClustered()) {
        coefficients.check(row + " wald", statistic(fit.waldTest()), row.number("wald"));
        Concordance concordance = fit.concordance().orElseThrow();
        coefficients.check(row + " C", concordance.concordance(), row.number("concordance"));
        coefficients.check(row + " SE", concordance.standardError(), row.number("concordance_se"));
      }
      assertThat(fit.events()).isEqualTo(row.count("events"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void coefficientsAgree(String source) {
    prepare(source);
    for (CsvRow row : SharedReference.table(source + "_cox_coef")) {
      CoxFit fit = fit(row);
      boolean clustered = model(row).isClustered();
      RegressionTerm.Estimated naive = estimated(fit.terms(), row);
      RegressionTerm.Estimated used = clustered ? estimated(fit.clusteredTerms(), row) : naive;
      coefficients.check(row + " coef", naive.coefficient(), row.number("coef"));
      coefficients.check(row + " HR", naive.hazardRatio(), row.number("exp_coef"));
      coefficients.check(row + " SE", naive.standardError(), row.number("se"));
      if (clustered) {
        coefficients.check(row + " robust", used.standardError(), row.number("robust_se"));
      }
      Interval interval = used.hazardRatioInterval(0.95);
      coefficients.check(row + " lower", interval.lower(), row.number("hr_lower95"));
      coefficients.check(row + " upper", interval.upper(), row.number("hr_upper95"));
      boolean early = coefficientDiffers(naive, row) && row.number("p") < 1e-15;
      (early ? stoppedEarly : pValues).check(row + " p", used.pValue(), row.number("p"));
    }
  }

  /** A p-value has the relative error of its z times z². */
  private static boolean coefficientDiffers(RegressionTerm.Estimated term, CsvRow row) {
    return Math.abs(term.coefficient() / row.number("coef") - 1) > 1e-9;
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void testsOfProportionalHazardsAgree(String source) {
    prepare(source);
    for (CsvRow row : SharedReference.table(source + "_cox_zph")) {
      Map<String, List<String>> terms = model(row).termsByVariable();
      List<String> tested =
          row.has("term", "GLOBAL")
              ? terms.values().stream().flatMap(List::stream).toList()
              : requireNonNull(terms.get(row.text("term")));
      ChiSquareTest test = fit(row).proportionalHazards(tested).orElseThrow();
      assertThat(test.degreesOfFreedom()).isEqualTo(row.count("df"));
      coefficients.check(row + " chisq", test.statistic(), row.number("chisq"));
      pValues.check(row + " p", test.pValue(), row.number("p"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void fineGrayModelsAgree(String source) {
    Map<List<String>, List<CsvRow>> coefficientsByModel =
        SharedReference.table(source + "_finegray_coef").stream()
            .collect(groupingBy(SharedRegressionReferenceTest::fineGrayKey));
    for (CsvRow row : SharedReference.table(source + "_finegray_model")) {
      List<CsvRow> expected = requireNonNull(coefficientsByModel.get(fineGrayKey(row)));
      List<String> terms = expected.stream().map(it -> it.text("term")).toList();
      SharedRegression model =
          new SharedRegression(row.text("formula"), terms, observations.rows(row));
      int cause = CAUSE_TWO.contains(row.text("cause")) ? 2 : 1;
      FineGrayFit fit = new FineGrayModel(cause).fit(model.data());
      coefficients.check(row + " null", fit.nullLogLikelihood(), row.number("loglik_null"));
      if (row.has("converged", "0")) {
        assertThat(fit.terms())
            .contains(new RegressionTerm.NotEstimable("mflagyes", MONOTONE_LIKELIHOOD));
        assertThat(fit.logLikelihood()).isGreaterThan(row.number("loglik"));
        continue;
      }
      coefficients.check(row + " loglik", fit.logLikelihood(), row.number("loglik"));
      double[] step = stepFrom(expected, model, cause);
      for (int j = 0; j < step.length; j++) {
        CsvRow it = expected.get(j);
        RegressionTerm.Estimated term = estimated(fit.terms(), it);
        boolean early = Math.abs(step[j]) > 1e-8 * Math.abs(it.number("coef"));
        Agreement agreement = early ? stoppedEarly : coefficients;
        agreement.check(it + " coef", term.coefficient(), it.number("coef"));
        agreement.check(it + " SE", term.standardError(), it.number("se"));
        oneStepLater.check(it + " step", term.coefficient(), it.number("coef") + step[j]);
      }
    }
  }

  /** The Newton step from R's coefficients. */
  private static double[] stepFrom(List<CsvRow> expected, SharedRegression model, int cause) {
    int[] all = IntStream.range(0, expected.size()).toArray();
    RiskSetRows rows = new RiskSetRows(model.data(), all);
    double[] beta = new double[all.length];
    for (int j : all) {
      beta[j] = expected.get(j).number("coef") * rows.scale(j);
    }
    Objective.Evaluation at = new FineGrayLikelihood(rows, cause).evaluate(beta);
    double[] step = CholeskyFactor.of(at.information(), 0).solve(at.score());
    for (int j : all) {
      step[j] /= rows.scale(j);
    }
    return step;
  }

  private static List<String> fineGrayKey(CsvRow row) {
    return Stream.of("dataset", "population", "endpoint", "model", "cause").map(row::text).toList();
  }

  private void prepare(String source) {
    Map<List<String>, List<CsvRow>> byModel =
        SharedReference.table(source + "_cox_coef").stream()
            .collect(groupingBy(SharedRegressionReferenceTest::key, LinkedHashMap::new, toList()));
    Map<List<String>, String> formulas =
        SharedReference.table(source + "_cox_model").stream()
            .collect(toMap(SharedRegressionReferenceTest::key, row -> row.text("formula")));
    byModel.forEach(
        (key, rows) -> {
          List<String> terms = rows.stream().map(row -> row.text("term")).toList();
          SharedRegression model =
              new SharedRegression(
                  requireNonNull(formulas.get(key)), terms, observations(rows.get(0)));
          models.put(key, model);
          TieMethod ties = TieMethod.valueOf(rows.get(0).text("ties").toUpperCase(Locale.ROOT));
          fits.put(key, new CoxModel(ties, CoxModel.Penalty.NONE).fit(model.data()));
        });
  }

  /** Observations of a model; one of a single cause has it as cause 1. */
  private List<CsvRow> observations(CsvRow row) {
    String[] endpoint = row.text("endpoint").split("_causespecific_", -1);
    List<CsvRow> rows = observations.rows(row.with("endpoint", endpoint[0]));
    if (endpoint.length == 1) {
      return rows;
    }
    String cause = CAUSE_TWO.contains(endpoint[1]) ? "2" : "1";
    return rows.stream().map(it -> it.with("cause", it.has("cause", cause) ? "1" : "0")).toList();
  }

  private CoxFit fit(CsvRow row) {
    return requireNonNull(fits.get(key(row)));
  }

  private SharedRegression model(CsvRow row) {
    return requireNonNull(models.get(key(row)));
  }

  private static List<String> key(CsvRow row) {
    return Stream.of("dataset", "population", "endpoint", "model", "ties").map(row::text).toList();
  }

  private static RegressionTerm.Estimated estimated(List<RegressionTerm> terms, CsvRow row) {
    return terms.stream()
        .filter(it -> it.name().equals(row.text("term")))
        .map(RegressionTerm.Estimated.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static double statistic(Optional<ChiSquareTest> test) {
    return test.orElseThrow().statistic();
  }
}
