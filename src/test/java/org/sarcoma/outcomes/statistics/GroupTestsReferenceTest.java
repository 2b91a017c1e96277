package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Further tests and contrasts of groups against the committed values of R. */
class GroupTestsReferenceTest {
  private static final double LEVEL = 0.95;
  private static final Agreement AGREEMENT = new Agreement(1e-9);

  @AfterAll
  static void everythingWasCompared() {
    AGREEMENT.requireCompared(146);
  }

  static Stream<CsvRow> grayTests() {
    return CsvTable.ofResource("gray-test.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("grayTests")
  void testsOfIncidencesAgree(CsvRow row) {
    String sample = row.text("sample");
    List<List<EventTable>> strata =
        ReferenceCase.competingStrata(
            sample, row.has("stratified", "TRUE"), sample.equals("tied_competing") ? 3 : 2);

    GroupComparison comparison =
        new GrayTest(row.number("rho")).compareStratified(strata, (int) row.count("cause"));

    check(row, comparison, (int) row.count("df"));
  }

  static Stream<CsvRow> trends() {
    return CsvTable.ofResource("log-rank-trend.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("trends")
  void testsOfTrendAgree(CsvRow row) {
    double[] scores = numbers(row.text("scores").split("-", -1));
    List<List<EventTable>> strata =
        ReferenceCase.strata(row.text("sample"), row.has("stratified", "TRUE"));

    GroupComparison comparison =
        new LogRankTrendTest(LogRankWeight.LOG_RANK).compareStratified(strata, scores);

    check(row, comparison, 1);
  }

  private static void check(CsvRow row, GroupComparison comparison, int degreesOfFreedom) {
    assertThat(comparison).as("%s", row).isInstanceOf(GroupComparison.Tested.class);
    GroupComparison.Tested tested = (GroupComparison.Tested) comparison;
    assertThat(tested.degreesOfFreedom()).isEqualTo(degreesOfFreedom);
    AGREEMENT.check(row + " χ²", tested.statistic(), row.number("statistic"));
    AGREEMENT.check(row + " p", tested.pValue(), row.number("p"));
  }

  static Stream<CsvRow> adjustments() {
    return CsvTable.ofResource("holm.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("adjustments")
  void adjustmentsAgree(CsvRow row) {
    double[] pValues = numbers(row.text("p").split(" ", -1));
    double[] expected = numbers(row.text("adjusted").split(" ", -1));

    List<Double> adjusted = HolmAdjustment.adjust(Arrays.stream(pValues).boxed().toList());

    assertThat(adjusted).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      AGREEMENT.check(row + " adjusted", adjusted.get(i), expected[i]);
    }
  }

  static Stream<CsvRow> horizons() {
    return CsvTable.ofResource("fixed-horizon.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("horizons")
  void testsAtFixedHorizonsAgree(CsvRow row) {
    ChiSquareTest test =
        FixedHorizonTest.compare(curves(row.text("sample")), row.number("time")).orElseThrow();

    assertThat(test.degreesOfFreedom()).isEqualTo((int) row.count("df"));
    AGREEMENT.check(row + " χ²", test.statistic(), row.number("statistic"));
    AGREEMENT.check(row + " p", test.pValue(), row.number("p"));
  }

  static Stream<CsvRow> contrasts() {
    return CsvTable.ofResource("restricted-mean-contrast.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("contrasts")
  void contrastsOfRestrictedMeansAgree(CsvRow row) {
    List<RestrictedMean> means =
        curves(row.text("sample")).stream()
            .map(curve -> RestrictedMean.of(curve, row.number("horizon")).orElseThrow())
            .toList();
    RestrictedMean first = means.get(0);
    RestrictedMean second = means.get(1);

    check(row, "difference", RestrictedMeanContrast.difference(first, second, LEVEL).orElseThrow());
    check(row, "ratio", RestrictedMeanContrast.ratio(first, second, LEVEL).orElseThrow());
  }

  private static void check(CsvRow row, String name, RestrictedMeanContrast contrast) {
    AGREEMENT.check(row + name, contrast.estimate(), row.number(name));
    AGREEMENT.check(row + name + " SE", contrast.standardError(), row.number(name + "_error"));
    AGREEMENT.check(
        row + name, contrast.interval(), row.text(name + "_lower"), row.text(name + "_upper"));
    AGREEMENT.check(row + name + " p", contrast.pValue(), row.number(name + "_p"));
  }

  private static List<SurvivalCurve> curves(String sample) {
    KaplanMeier estimator = new KaplanMeier(ConfidenceScale.LOG_LOG, LEVEL);
    return ReferenceCase.strata(sample, false).get(0).stream().map(estimator::estimate).toList();
  }

  private static double[] numbers(String... texts) {
    return Arrays.stream(texts).mapToDouble(Double::parseDouble).toArray();
  }
}
