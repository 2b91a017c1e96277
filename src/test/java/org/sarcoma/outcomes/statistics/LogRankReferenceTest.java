package org.sarcoma.outcomes.statistics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of groups against the committed values of R. */
class LogRankReferenceTest {
  private static final Agreement AGREEMENT = new Agreement(1e-9);

  @AfterAll
  static void everythingWasCompared() {
    AGREEMENT.requireCompared(400);
  }

  static Stream<List<CsvRow>> tests() {
    return CsvTable.ofResource("log-rank.csv").rows().stream()
        .collect(
            groupingBy(
                row -> List.of(row.text("sample"), row.text("rho"), row.text("stratified")),
                LinkedHashMap::new,
                toList()))
        .values()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("tests")
  void testsAgree(List<CsvRow> rows) {
    CsvRow first = rows.get(0);
    List<List<EventTable>> strata =
        ReferenceCase.strata(first.text("sample"), first.has("stratified", "TRUE"));
    double rho = first.number("rho");
    check(first, rows, new LogRankTest(new GRho(rho)).compareStratified(strata));
    if (rho == 0) {
      check(first, rows, new LogRankTest(LogRankWeight.LOG_RANK).compareStratified(strata));
    }
    if (rho == 1) {
      check(first, rows, new LogRankTest(LogRankWeight.PETO_PETO).compareStratified(strata));
    }
  }

  private static void check(CsvRow row, List<CsvRow> rows, GroupComparison comparison) {
    GroupComparison.Tested tested = checkStatistic(row, comparison);
    assertThat(tested.degreesOfFreedom()).isEqualTo((int) row.count("degrees_of_freedom"));
    AGREEMENT.check(row + " p", tested.pValue(), row.number("p_value"));
    assertThat(tested.groups()).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      GroupComparison.Group group = tested.groups().get(i);
      AGREEMENT.check(row + " O", group.observed(), rows.get(i).number("observed"));
      AGREEMENT.check(row + " E", group.expected(), rows.get(i).number("expected"));
      AGREEMENT.check(row + " V", group.variance(), rows.get(i).number("variance"));
    }
  }

  private static GroupComparison.Tested checkStatistic(CsvRow row, GroupComparison comparison) {
    assertThat(comparison).as("%s", row).isInstanceOf(GroupComparison.Tested.class);
    GroupComparison.Tested tested = (GroupComparison.Tested) comparison;
    AGREEMENT.check(row + " χ²", tested.statistic(), row.number("statistic"));
    return tested;
  }

  static Stream<CsvRow> delayedEntries() {
    return CsvTable.ofResource("log-rank-delayed-entry.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("delayedEntries")
  void testsWithDelayedEntryAgree(CsvRow row) {
    GroupComparison.Tested tested =
        checkStatistic(
            row,
            new LogRankTest(LogRankWeight.LOG_RANK)
                .compareStratified(
                    ReferenceCase.strata(row.text("sample"), row.has("stratified", "TRUE"))));

    assertThat(tested.degreesOfFreedom()).isEqualTo((int) row.count("degrees_of_freedom"));
    AGREEMENT.check(row + " p", tested.pValue(), row.number("p_value"));
  }

  static Stream<CsvRow> weights() {
    return CsvTable.ofResource("log-rank-weights.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("weights")
  void testsWithOtherWeightsAgree(CsvRow row) {
    LogRankWeight weight = LogRankWeight.valueOf(row.text("weight"));

    checkStatistic(
        row,
        new LogRankTest(weight).compareStratified(ReferenceCase.strata(row.text("sample"), false)));
  }
}
