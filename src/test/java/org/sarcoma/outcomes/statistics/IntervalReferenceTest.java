package org.sarcoma.outcomes.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Confidence intervals against the committed values of R. */
class IntervalReferenceTest {
  private static final Agreement AGREEMENT = new Agreement(1e-9);

  @AfterAll
  static void everythingWasCompared() {
    AGREEMENT.requireCompared(740);
  }

  static Stream<CsvRow> estimates() {
    return CsvTable.ofResource("confidence-scale.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("estimates")
  void scalesAgree(CsvRow row) {
    for (ConfidenceScale scale : ConfidenceScale.values()) {
      Interval interval =
          scale.interval(row.number("estimate"), row.number("standard_error"), row.number("level"));
      AGREEMENT.check(
          row + " " + scale,
          interval,
          row.text("lower_" + Agreement.column(scale)),
          row.text("upper_" + Agreement.column(scale)));
    }
  }

  static Stream<CsvRow> proportions() {
    return CsvTable.ofResource("proportion-interval.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("proportions")
  void proportionsAgree(CsvRow row) {
    Interval interval =
        ProportionInterval.valueOf(row.text("method"))
            .interval(row.count("successes"), row.count("trials"), row.number("level"))
            .orElseThrow();

    AGREEMENT.check(row.toString(), interval, row.text("lower"), row.text("upper"));
  }

  static Stream<CsvRow> rates() {
    return CsvTable.ofResource("poisson-rate-interval.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rates")
  void ratesAgree(CsvRow row) {
    Interval interval =
        PoissonRateInterval.EXACT
            .interval(row.count("events"), row.number("person_time"), row.number("level"))
            .orElseThrow();

    AGREEMENT.check(row.toString(), interval, row.text("lower"), row.text("upper"));
  }

  static Stream<CsvRow> approximateRates() {
    return CsvTable.ofResource("byar.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("approximateRates")
  void approximateRatesAgree(CsvRow row) {
    Interval interval =
        PoissonRateInterval.BYAR
            .interval(row.count("events"), row.number("person_time"), row.number("level"))
            .orElseThrow();

    AGREEMENT.check(row.toString(), interval, row.text("lower"), row.text("upper"));
  }
}
