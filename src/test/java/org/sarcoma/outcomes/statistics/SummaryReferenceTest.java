package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Summaries of variables against the committed values of R. */
class SummaryReferenceTest {
  private static final Agreement AGREEMENT = new Agreement(1e-9);

  @AfterAll
  static void everythingWasCompared() {
    AGREEMENT.requireCompared(160);
  }

  static Stream<CsvRow> summaries() {
    return CsvTable.ofResource("value-summary.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("summaries")
  void valuesAgree(CsvRow row) {
    CountedValues values = values(row.text("sample"));

    AGREEMENT.check(
        row + " quantile",
        values.quantile(row.number("probability"), QuantileRule.HYNDMAN_FAN_7).orElseThrow(),
        row.number("quantile"));
    AGREEMENT.check(
        row + " quantile of type 2",
        values.quantile(row.number("probability"), QuantileRule.HYNDMAN_FAN_2).orElseThrow(),
        row.number("quantile_2"));
    AGREEMENT.check(row + " mean", values.mean().orElseThrow(), row.number("mean"));
    AGREEMENT.check(
        row + " SD",
        values.standardDeviation().stream().boxed().findFirst().orElse(null),
        row.text("standard_deviation"));
  }

  private static CountedValues values(String sample) {
    TreeMap<Double, Long> counts = new TreeMap<>();
    CsvTable.ofResource("values.csv").rows().stream()
        .filter(row -> row.has("sample", sample))
        .forEach(row -> counts.merge(row.number("value"), 1L, Long::sum));
    return new CountedValues(counts);
  }

  static Stream<CsvRow> differences() {
    return CsvTable.ofResource("standardized-difference.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("differences")
  void differencesOfCategoriesAgree(CsvRow row) {
    double difference =
        StandardizedMeanDifference.categorical(
                counts(row.text("first")), counts(row.text("second")))
            .orElseThrow();

    AGREEMENT.check(row.toString(), difference, row.number("difference"));
  }

  private static List<Long> counts(String cell) {
    return Stream.of(cell.split("-")).map(Long::valueOf).toList();
  }
}
