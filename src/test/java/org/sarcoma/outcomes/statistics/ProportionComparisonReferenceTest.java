package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Comparisons of proportions against the committed values of R. */
class ProportionComparisonReferenceTest {
  private static final Agreement AGREEMENT = new Agreement(1e-9);

  @AfterAll
  static void everythingWasCompared() {
    AGREEMENT.requireCompared(34 * 3 + 17 * 9 + 10 * 5 - 30);
  }

  static Stream<CsvRow> differences() {
    return CsvTable.ofResource("proportion-difference.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("differences")
  void differencesAgree(CsvRow row) {
    ProportionDifference actual =
        ProportionDifference.newcombe(first(row), second(row), row.number("level")).orElseThrow();

    AGREEMENT.check(row.toString(), actual.difference(), row.number("difference"));
    AGREEMENT.check(row.toString(), actual.interval(), row.text("lower"), row.text("upper"));
  }

  static Stream<CsvRow> pairs() {
    return CsvTable.ofResource("two-by-two.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void exactTestsOfTwoAgree(CsvRow row) {
    List<Proportion> both = List.of(first(row), second(row));

    AGREEMENT.check(
        row.toString(), FisherExactTest.pValue(both).getAsDouble(), row.number("fisher"));
    // The route of more than two groups comes to the same.
    AGREEMENT.check(
        row.toString(),
        TableEnumeration.pValue(both).orElse(row.number("fisher")),
        row.number("fisher"));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void oddsRatiosAgree(CsvRow row) {
    Optional<ConditionalOddsRatio> actual = ConditionalOddsRatio.of(first(row), second(row), 0.95);

    assertThat(actual.isEmpty()).isEqualTo(row.has("lower", ""));
    actual.ifPresent(
        it -> {
          AGREEMENT.check(row.toString(), it.estimate(), row.text("odds_ratio"));
          AGREEMENT.check(row.toString(), it.lower(), row.number("lower"));
          AGREEMENT.check(row.toString(), it.upper(), row.text("upper"));
        });
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void chiSquareTestsOfTwoAgree(CsvRow row) {
    Optional<ProportionTest> pearson = ProportionTest.pearson(List.of(first(row), second(row)));
    Optional<ProportionTest> yates = ProportionTest.yates(first(row), second(row));

    check(row, pearson, "pearson");
    check(row, yates, "yates");
    AGREEMENT.check(
        row.toString(),
        pearson.map(ProportionTest::leastExpected).orElse(null),
        row.text("least_expected"));
  }

  private static void check(CsvRow row, Optional<ProportionTest> actual, String column) {
    AGREEMENT.check(
        row + column, actual.map(it -> it.chiSquare().statistic()).orElse(null), row.text(column));
    AGREEMENT.check(
        row + column,
        actual.map(it -> it.chiSquare().pValue()).orElse(null),
        row.text(column + "_p"));
  }

  static Stream<CsvRow> groups() {
    return CsvTable.ofResource("many-by-two.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("groups")
  void testsOfManyAgree(CsvRow row) {
    List<Proportion> groups = new ArrayList<>();
    String[] successes = row.text("x").split("-", -1);
    String[] trials = row.text("n").split("-", -1);
    for (int i = 0; i < trials.length; i++) {
      groups.add(new Proportion(Long.parseLong(successes[i]), Long.parseLong(trials[i])));
    }
    ProportionTest pearson = ProportionTest.pearson(groups).orElseThrow();

    AGREEMENT.check(
        row.toString(), FisherExactTest.pValue(groups).getAsDouble(), row.number("fisher"));
    AGREEMENT.check(row.toString(), pearson.chiSquare().statistic(), row.number("pearson"));
    AGREEMENT.check(row.toString(), pearson.chiSquare().pValue(), row.number("pearson_p"));
    AGREEMENT.check(row.toString(), pearson.leastExpected(), row.number("least_expected"));
    assertThat(pearson.chiSquare().degreesOfFreedom()).isEqualTo(row.count("degrees_of_freedom"));
  }

  static Stream<CsvRow> funnels() {
    return CsvTable.ofResource("funnel-limits.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("funnels")
  void funnelLimitsAgree(CsvRow row) {
    FunnelLimits actual =
        new FunnelLimits(
            new Proportion(row.count("successes"), row.count("trials")), row.number("target"));

    AGREEMENT.check(
        row.toString(), actual.limits(0.95), row.text("lower_95"), row.text("upper_95"));
    AGREEMENT.check(
        row.toString(), actual.limits(0.998), row.text("lower_998"), row.text("upper_998"));
    AGREEMENT.check(row.toString(), actual.lowerTail(), row.number("lower_tail"));
    AGREEMENT.check(row.toString(), actual.upperTail(), row.number("upper_tail"));
  }

  private static Proportion first(CsvRow row) {
    return new Proportion(row.count("x1"), row.count("n1"));
  }

  private static Proportion second(CsvRow row) {
    return new Proportion(row.count("x2"), row.count("n2"));
  }
}
