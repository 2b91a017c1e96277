package org.sarcoma.outcomes.statistics;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sarcoma.outcomes.statistics.CoxModel.Penalty;

/** Regressions against the committed values of R. */
class CoxReferenceTest {

  /** One model of a sample, with the rows that R computed of it. */
  record Model(String sample, boolean stratified, TieMethod ties, List<CsvRow> rows) {
    static Stream<Model> of(String table) {
      Map<List<String>, List<CsvRow>> models =
          CsvTable.ofResource(table).rows().stream()
              .collect(groupingBy(Model::key, LinkedHashMap::new, Collectors.toList()));
      return models.entrySet().stream()
          .map(
              it ->
                  new Model(
                      it.getKey().get(0),
                      it.getKey().get(1).equals("TRUE"),
                      TieMethod.valueOf(it.getKey().get(2).toUpperCase(Locale.ROOT)),
                      it.getValue()));
    }

    private static List<String> key(CsvRow row) {
      String stratified = row.cells().getOrDefault("stratified", "FALSE");
      return List.of(row.text("sample"), stratified, row.text("ties"));
    }

    CoxFit fit(Penalty penalty) {
      RegressionData data = ReferenceSubjects.of(sample).data(stratified);
      return new CoxModel(ties, penalty).fit(data);
    }

    @Override
    public String toString() {
      return "%s %s%s".formatted(sample, ties, stratified ? " stratified" : "");
    }
  }

  static Stream<Model> terms() {
    return Model.of("cox-term.csv");
  }

  static Stream<Model> fits() {
    return Model.of("cox-fit.csv");
  }

  static Stream<Model> baselines() {
    return Model.of("cox-baseline.csv");
  }

  static Stream<Model> profiles() {
    return Model.of("cox-profile.csv");
  }

  static Stream<Model> firth() {
    return Model.of("cox-firth.csv");
  }

  @ParameterizedTest
  @MethodSource("terms")
  void coefficientsAndTheirErrorsAgree(Model model) {
    CoxFit fit = model.fit(Penalty.NONE);
    Agreement agreement = new Agreement(1e-8);
    for (CsvRow row : model.rows()) {
      String name = row.text("term");
      RegressionTerm.Estimated term = estimated(fit.terms(), name);
      agreement.check("coefficient", term.coefficient(), row.number("coefficient"));
      agreement.check("SE", term.standardError(), row.number("standard_error"));
      agreement.check(
          "robust", estimated(fit.robustTerms(), name).standardError(), row.number("robust"));
      agreement.check(
          "clustered",
          estimated(fit.clusteredTerms(), name).standardError(),
          row.number("clustered"));
      agreement.check("p", term.pValue(), row.number("p"));
      agreement.check(
          "zph", fit.proportionalHazards(List.of(name)).orElseThrow().pValue(), row.number("zph"));
    }
    agreement.requireCompared(6L * fit.terms().size());
  }

  @ParameterizedTest
  @MethodSource("fits")
  void likelihoodsTestsAndConcordanceAgree(Model model) {
    CoxFit fit = model.fit(Penalty.NONE);
    CsvRow row = model.rows().get(0);
    Agreement agreement = new Agreement(1e-9);
    agreement.check("null", fit.nullLogLikelihood(), row.number("null"));
    agreement.check("likelihood", fit.logLikelihood(), row.number("log_likelihood"));
    agreement.check("score", statistic(fit.scoreTest()), row.number("score"));
    agreement.check("wald", statistic(fit.waldTest()), row.number("wald"));
    agreement.check("LR", statistic(fit.likelihoodRatioTest()), row.number("likelihood_ratio"));
    Concordance concordance = fit.concordance().orElseThrow();
    agreement.check("C", concordance.concordance(), row.number("concordance"));
    agreement.check("C SE", concordance.standardError(), row.number("concordance_error"));
    List<String> all = fit.terms().stream().map(RegressionTerm::name).toList();
    ChiSquareTest zph = fit.proportionalHazards(all).orElseThrow();
    agreement.check("zph", zph.statistic(), row.number("zph"));
    assertThat(zph.degreesOfFreedom()).isEqualTo(all.size());
  }

  @ParameterizedTest
  @MethodSource("baselines")
  void cumulativeHazardsAgree(Model model) {
    CoxFit fit = model.fit(Penalty.NONE);
    ReferenceSubjects subjects = ReferenceSubjects.of(model.sample());
    double[] at =
        subjects.terms().stream()
            .mapToDouble(
                term ->
                    Math.ceil(
                        subjects.rows().stream()
                            .mapToDouble(row -> row.number(term))
                            .average()
                            .orElseThrow()))
            .toArray();
    List<BaselineHazard.Point> points =
        fit.cumulativeHazards(at).stream().flatMap(it -> it.points().stream()).toList();
    Agreement agreement = new Agreement(1e-9);
    assertThat(points).hasSameSizeAs(model.rows());
    for (int i = 0; i < points.size(); i++) {
      CsvRow row = model.rows().get(i);
      assertThat(points.get(i).day()).isEqualTo(row.count("day"));
      agreement.check("hazard", points.get(i).hazard(), row.number("hazard"));
      agreement.check("SE", points.get(i).standardError(), row.number("standard_error"));
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void profileIntervalsAgree(Model model) {
    CoxFit fit = model.fit(Penalty.NONE);
    for (CsvRow row : model.rows()) {
      ProfileInterval interval = fit.profileInterval(row.text("term"), 0.95).orElseThrow();
      Agreement agreement = new Agreement(1e-7);
      agreement.check("lower", interval.lower().orElseThrow(), row.number("lower"));
      agreement.check("upper", interval.upper().orElseThrow(), row.number("upper"));
    }
  }

  @ParameterizedTest
  @MethodSource("firth")
  void penalizedFitsAgree(Model model) {
    CoxFit fit = model.fit(Penalty.FIRTH);
    Agreement agreement = new Agreement(1e-7);
    for (CsvRow row : model.rows()) {
      RegressionTerm.Estimated term = estimated(fit.terms(), row.text("term"));
      assertThat(term.coefficient()).isCloseTo(row.number("coefficient"), within(1e-8));
      agreement.check("SE", term.standardError(), row.number("standard_error"));
      agreement.check("LR", statistic(fit.likelihoodRatioTest()), row.number("likelihood_ratio"));
    }
  }

  private static RegressionTerm.Estimated estimated(List<RegressionTerm> terms, String name) {
    return terms.stream()
        .filter(it -> it.name().equals(name))
        .map(RegressionTerm.Estimated.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static double statistic(Optional<ChiSquareTest> test) {
    return test.orElseThrow().statistic();
  }
}
