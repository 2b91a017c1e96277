package org.sarcoma.outcomes.statistics;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gray's tests against the shared reference values. */
class SharedGrayReferenceTest {
  private static final String FREQUENT_AND_KNOWN = "[n>=10,known]";
  private static final String FAILED = "cuminc failed (degenerate)";

  private final SharedObservations observations = new SharedObservations();
  private final Agreement agreement = new Agreement(1e-9);

  @AfterEach
  void publishAgreement(TestReporter reporter) {
    reporter.publishEntry(agreement.summary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"r_builtin", "tcga_sarc", "toxicity"})
  void testsAgree(String source) {
    List<CsvRow> rows = SharedReference.table(source + "_gray_test");
    rows.forEach(this::check);
    agreement.requireCompared(rows.stream().filter(row -> !row.has("cause", FAILED)).count());
  }

  private void check(CsvRow row) {
    List<List<EventTable>> strata = strata(row);
    assertThat(strata.stream().flatMap(List::stream).mapToLong(EventTable::subjects).sum())
        .as(row.toString())
        .isEqualTo(row.count("n"));
    GrayTest test = new GrayTest(row.number("rho"));
    if (row.has("cause", FAILED)) {
      assertThat(List.of(1, 2))
          .map(cause -> test.compareStratified(strata, cause))
          .hasAtLeastOneElementOfType(GroupComparison.NotEstimable.class);
      return;
    }
    int cause = SharedCompetingRisksReferenceTest.cause(row);
    GroupComparison comparison = test.compareStratified(strata, cause);
    assertThat(comparison).as(row.toString()).isInstanceOf(GroupComparison.Tested.class);
    GroupComparison.Tested tested = (GroupComparison.Tested) comparison;
    assertThat(tested.degreesOfFreedom()).isEqualTo(row.count("df"));
    agreement.check(row + " χ²", tested.statistic(), row.number("statistic"));
    // R takes p from 1, which leaves of a small one the error of rounding.
    double p = row.number("p");
    assertThat(tested.pValue()).as("%s", row).isCloseTo(p, Offset.offset(1e-9 * p + 2e-16));
  }

  private List<List<EventTable>> strata(CsvRow row) {
    String group = row.text("group_var").replace(FREQUENT_AND_KNOWN, "");
    String stratum = row.text("stratified_by");
    List<CsvRow> rows = observations.rows(row).stream().filter(it -> !it.has(group, "")).toList();
    Map<String, Long> sizes = sizes(rows, group);
    if (row.text("group_var").endsWith(FREQUENT_AND_KNOWN)) {
      sizes.remove("unknown");
      sizes.values().removeIf(size -> size < 10);
    }
    return sizes(rows, stratum).keySet().stream()
        .map(
            level ->
                sizes.keySet().stream()
                    .map(
                        name ->
                            SharedObservations.count(
                                2,
                                rows,
                                it -> it.has(group, name) && level.equals(level(it, stratum))))
                    .toList())
        .toList();
  }

  private static Map<String, Long> sizes(List<CsvRow> rows, String variable) {
    return rows.stream().collect(groupingBy(row -> level(row, variable), TreeMap::new, counting()));
  }

  /** The level of a variable; without a variable all have the same. */
  private static String level(CsvRow row, String variable) {
    return variable.isEmpty() ? "all" : SharedRegression.value(row, variable);
  }
}
