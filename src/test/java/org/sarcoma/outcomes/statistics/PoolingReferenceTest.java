package org.sarcoma.outcomes.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pooling of sites against the committed values of R. */
class PoolingReferenceTest {
  private static final Agreement AGREEMENT = new Agreement(1e-9);
  private static final List<CsvRow> VALUES = CsvTable.ofResource("site-values.csv").rows();
  private static final List<CsvRow> COUNTS = CsvTable.ofResource("site-counts.csv").rows();

  @AfterAll
  static void everythingWasCompared() {
    AGREEMENT.requireCompared(600);
  }

  static Stream<CsvRow> values() {
    return CsvTable.ofResource("pooled-values.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("values")
  void pooledValuesAgree(CsvRow row) {
    List<SiteEstimate> sites =
        VALUES.stream()
            .filter(it -> it.has("dataset", row.text("dataset")))
            .map(it -> new SiteEstimate(it.number("value"), it.number("variance")))
            .toList();
    PooledEstimate pooled =
        new InverseVariancePooling(
                HeterogeneityVariance.valueOf(row.text("method")),
                PooledInterval.valueOf(row.text("interval")),
                0.95)
            .pool(sites)
            .orElseThrow();
    Heterogeneity heterogeneity = pooled.heterogeneity();

    check(row, pooled);
    check(row, "q", heterogeneity == null ? null : heterogeneity.statistic());
    check(row, "q_p_value", heterogeneity == null ? null : heterogeneity.pValue());
    check(row, "i_squared", heterogeneity == null ? null : heterogeneity.iSquared());
    check(row, "h_squared", heterogeneity == null ? null : heterogeneity.hSquared());
    if (heterogeneity != null) {
      assertThat(heterogeneity.degreesOfFreedom()).isEqualTo(sites.size() - 1);
    }
  }

  static Stream<CsvRow> counts() {
    return CsvTable.ofResource("pooled-counts.csv").rows().stream();
  }

  @ParameterizedTest
  @MethodSource("counts")
  void pooledCountsAgree(CsvRow row) {
    List<CsvRow> sites =
        COUNTS.stream().filter(it -> it.has("dataset", row.text("dataset"))).toList();
    ExactLikelihoodPooling pooling = new ExactLikelihoodPooling(0.95);
    PooledEstimate pooled =
        sites.get(0).has("model", "binomial")
            ? pooling
                .proportions(sites.stream().map(PoolingReferenceTest::proportion).toList())
                .get()
            : pooling.rates(sites.stream().map(PoolingReferenceTest::rate).toList()).get();
    Heterogeneity heterogeneity = requireNonNull(pooled.heterogeneity());

    check(row, pooled);
    check(row, "likelihood_ratio", heterogeneity.statistic());
    check(row, "p_value", heterogeneity.pValue());
    assertThat(heterogeneity.degreesOfFreedom()).isEqualTo(1);
    assertThat(heterogeneity.iSquared()).isNull();
    assertThat(heterogeneity.hSquared()).isNull();
  }

  private static Proportion proportion(CsvRow site) {
    return new Proportion(site.count("events"), site.count("size"));
  }

  private static EventRate rate(CsvRow site) {
    return new EventRate(site.count("events"), site.number("size"));
  }

  private static void check(CsvRow row, PooledEstimate pooled) {
    assertThat(pooled.sites()).isEqualTo((int) row.count("sites"));
    check(row, "estimate", pooled.estimate());
    check(row, "standard_error", pooled.standardError());
    check(row, "tau_squared", pooled.tauSquared());
    AGREEMENT.check(row.toString(), pooled.interval(), row.text("lower"), row.text("upper"));
    AGREEMENT.check(
        row.toString(),
        pooled.prediction(),
        row.text("prediction_lower"),
        row.text("prediction_upper"));
  }

  private static void check(CsvRow row, String column, @Nullable Double actual) {
    AGREEMENT.check(row + " " + column, actual, row.text(column));
  }
}
