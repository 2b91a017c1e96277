package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Proportions and exposure-adjusted rates against the shared reference values. */
class SharedToxicityReferenceTest {
  private static final double LEVEL = 0.95;

  private final Agreement agreement = new Agreement(1e-9);

  @AfterEach
  void publishAgreement(TestReporter reporter) {
    reporter.publishEntry(agreement.summary());
  }

  @Test
  void proportionsAgree() {
    for (CsvRow row : SharedReference.table("toxicity_max_severity_at_least")) {
      long patients = row.count("patients");
      long n = row.count("n");
      agreement.check(
          row + " Clopper–Pearson",
          ProportionInterval.CLOPPER_PEARSON.interval(patients, n, LEVEL).get(),
          row.text("cp_lower"),
          row.text("cp_upper"));
      agreement.check(
          row + " Wilson",
          ProportionInterval.WILSON.interval(patients, n, LEVEL).get(),
          row.text("wilson_lower"),
          row.text("wilson_upper"));
    }
  }

  @Test
  void ratesAgree() {
    for (CsvRow row : SharedReference.table("toxicity_exposure_rate")) {
      double years = row.number("person_days") / 36525;
      agreement.check(
          row.toString(),
          PoissonRateInterval.EXACT.interval(row.count("te_ae_rows"), years, LEVEL).get(),
          row.text("lower_exact"),
          row.text("upper_exact"));
    }
  }

  @Test
  void testsOfArmsAgree() {
    List<Proportion> arms =
        SharedReference.table("toxicity_max_severity_at_least").stream()
            .filter(it -> it.has("stratum_var", "TRT01A") && it.has("severity", "MODERATE"))
            .map(it -> new Proportion(it.count("patients"), it.count("n")))
            .toList();
    ProportionTest pearson = ProportionTest.pearson(arms).orElseThrow();

    for (CsvRow row : SharedReference.table("toxicity_tests")) {
      String test = row.text("test");
      if (test.startsWith("fisher")) {
        agreement.check(test, FisherExactTest.pValue(arms).getAsDouble(), row.number("p"));
      } else if (test.startsWith("chisq")) {
        agreement.check(test, pearson.chiSquare().statistic(), row.number("statistic"));
        agreement.check(test, pearson.chiSquare().pValue(), row.number("p"));
      }
    }
    assertThat(pearson.chiSquare().degreesOfFreedom()).isEqualTo(2);
  }
}
