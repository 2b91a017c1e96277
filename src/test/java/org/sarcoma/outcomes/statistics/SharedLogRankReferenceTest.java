package org.sarcoma.outcomes.statistics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-rank tests against the shared reference values. */
class SharedLogRankReferenceTest {
  private final SharedObservations observations = new SharedObservations();
  private final Agreement agreement = new Agreement(1e-9);

  @AfterEach
  void publishAgreement(TestReporter reporter) {
    reporter.publishEntry(agreement.summary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void testsAgree(String source) {
    Map<List<String>, List<CsvRow>> groups =
        SharedReference.table(source + "_logrank_group").stream()
            .collect(groupingBy(SharedLogRankReferenceTest::key, LinkedHashMap::new, toList()));
    for (CsvRow row : SharedReference.table(source + "_logrank")) {
      check(row, groups.getOrDefault(key(row), List.of()));
    }
  }

  private static List<String> key(CsvRow row) {
    return List.of(
        row.text("dataset"),
        row.text("population"),
        row.text("endpoint"),
        row.text("group_var"),
        row.text("stratified_by"),
        row.text("rho"));
  }

  private void check(CsvRow row, List<CsvRow> groups) {
    LogRankTest test = new LogRankTest(new GRho(row.number("rho")));
    List<List<EventTable>> strata =
        strata(row, groups.stream().map(group -> group.text("group")).toList());
    GroupComparison comparison = test.compareStratified(strata);
    if (comparison instanceof GroupComparison.Tested tested) {
      checkTested(row, tested);
      checkGroups(row, tested.groups(), groups);
    } else {
      assertThat(row.text("df")).as(row.toString()).isEqualTo("0");
    }
  }

  private void checkTested(CsvRow row, GroupComparison.Tested tested) {
    assertThat(tested.degreesOfFreedom()).isEqualTo(Integer.parseInt(row.text("df")));
    agreement.check(row + " χ²", tested.statistic(), row.number("chisq"));
    agreement.check(row + " p", tested.pValue(), row.number("p"));
  }

  private void checkGroups(CsvRow row, List<GroupComparison.Group> actual, List<CsvRow> expected) {
    for (int i = 0; i < expected.size(); i++) {
      GroupComparison.Group group = actual.get(i);
      CsvRow reference = expected.get(i);
      assertThat(group.subjects()).isEqualTo(reference.count("n"));
      agreement.check(row + " O", group.observed(), reference.number("observed"));
      agreement.check(row + " E", group.expected(), reference.number("expected"));
      agreement.check(row + " V", group.variance(), reference.number("variance_diag"));
    }
  }

  private List<List<EventTable>> strata(CsvRow row, List<String> groups) {
    List<CsvRow> rows = observations.rows(row);
    String group = row.text("group_var").replaceFirst("\\[.*", "");
    String stratum = row.text("stratified_by");
    TreeSet<String> levels = new TreeSet<>(List.of("all"));
    if (!stratum.isEmpty()) {
      levels.clear();
      rows.forEach(each -> levels.add(each.text(stratum)));
      levels.remove("");
    }
    List<List<EventTable>> strata = new ArrayList<>();
    for (String level : levels) {
      strata.add(
          groups.stream()
              .map(
                  name ->
                      SharedObservations.count(
                          1,
                          rows,
                          each ->
                              name.equals(each.text(group))
                                  && (stratum.isEmpty() || level.equals(each.text(stratum)))))
              .toList());
    }
    return strata;
  }
}
