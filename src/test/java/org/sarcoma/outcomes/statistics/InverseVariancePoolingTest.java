package org.sarcoma.outcomes.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class InverseVariancePoolingTest {
  private static final Offset<Double> FOUR_DIGITS = Offset.offset(5e-5);
  private static final List<SiteEstimate> BCG =
      CsvTable.ofResource("site-values.csv").rows().stream()
          .filter(it -> it.has("dataset", "bcg"))
          .map(it -> new SiteEstimate(it.number("value"), it.number("variance")))
          .toList();

  /**
   * Log risk ratios of tuberculosis with BCG vaccine, Colditz 1994 (JAMA 271:698–702), as printed
   * by Viechtbauer 2010 (doi:10.18637/jss.v036.i03) and the documentation of metafor.
   */
  @Test
  void bcgByRestrictedLikelihood() {
    PooledEstimate pooled = pool(HeterogeneityVariance.REML, PooledInterval.NORMAL, BCG);
    Heterogeneity heterogeneity = requireNonNull(pooled.heterogeneity());

    assertThat(pooled.estimate()).isCloseTo(-0.7145, FOUR_DIGITS);
    assertThat(pooled.standardError()).isCloseTo(0.1798, FOUR_DIGITS);
    assertThat(requireNonNull(pooled.interval()).lower()).isCloseTo(-1.0669, FOUR_DIGITS);
    assertThat(requireNonNull(pooled.interval()).upper()).isCloseTo(-0.3622, FOUR_DIGITS);
    assertThat(pooled.tauSquared()).isCloseTo(0.3132, FOUR_DIGITS);
    assertThat(heterogeneity.statistic()).isCloseTo(152.2330, FOUR_DIGITS);
    assertThat(requireNonNull(heterogeneity.iSquared())).isCloseTo(0.9222, FOUR_DIGITS);
    assertThat(requireNonNull(heterogeneity.hSquared())).isCloseTo(12.86, Offset.offset(5e-3));
  }

  @Test
  void bcgByMomentsAndWithAFixedEffect() {
    PooledEstimate moments =
        pool(HeterogeneityVariance.DERSIMONIAN_LAIRD, PooledInterval.NORMAL, BCG);
    PooledEstimate fixed = pool(HeterogeneityVariance.NONE, PooledInterval.NORMAL, BCG);

    assertThat(moments.estimate()).isCloseTo(-0.7141, FOUR_DIGITS);
    assertThat(moments.tauSquared()).isCloseTo(0.3088, FOUR_DIGITS);
    assertThat(fixed.estimate()).isCloseTo(-0.4303, FOUR_DIGITS);
    assertThat(fixed.standardError()).isCloseTo(0.0405, FOUR_DIGITS);
    assertThat(fixed.tauSquared()).isZero();
    assertThat(fixed.prediction()).isNull();
  }

  /** Of y = 0 and 2 with v = 1: Q is 2, τ² is 1, the mean 1 and its standard error 1 by both. */
  @Test
  void twoSitesByHand() {
    List<SiteEstimate> sites = List.of(new SiteEstimate(0, 1), new SiteEstimate(2, 1));

    for (HeterogeneityVariance variance :
        List.of(HeterogeneityVariance.DERSIMONIAN_LAIRD, HeterogeneityVariance.REML)) {
      PooledEstimate pooled = pool(variance, PooledInterval.HARTUNG_KNAPP, sites);
      assertThat(pooled.tauSquared()).isCloseTo(1, Offset.offset(1e-14));
      assertThat(pooled.estimate()).isEqualTo(1);
      assertThat(pooled.standardError()).isCloseTo(1, Offset.offset(1e-14));
      // The quantile of t with one degree of freedom is tan(0.475 π).
      assertThat(requireNonNull(pooled.interval()).upper())
          .isCloseTo(1 + Math.tan(0.475 * Math.PI), Offset.offset(1e-11));
      assertThat(requireNonNull(pooled.heterogeneity()).iSquared()).isEqualTo(0.5);
      assertThat(pooled.prediction()).isNull();
    }
  }

  @Test
  void modifiedIntervalIsTheWiderOfTwo() {
    List<SiteEstimate> alike = List.of(new SiteEstimate(0, 1), new SiteEstimate(0.1, 1));

    assertThat(se(PooledInterval.HARTUNG_KNAPP, alike))
        .isLessThan(se(PooledInterval.NORMAL, alike));
    assertThat(se(PooledInterval.HARTUNG_KNAPP_MODIFIED, alike))
        .isEqualTo(se(PooledInterval.NORMAL, alike));
    assertThat(se(PooledInterval.HARTUNG_KNAPP_MODIFIED, BCG))
        .isEqualTo(se(PooledInterval.HARTUNG_KNAPP, BCG));
  }

  /** Of the likelihood's two maxima, at 0 and near 1.5, one or the other is the higher. */
  @Test
  void highestOfSeveralMaximaIsTaken() {
    List<SiteEstimate> sites =
        List.of(
            new SiteEstimate(0, 0.0001),
            new SiteEstimate(0.001, 0.0001),
            new SiteEstimate(0.002, 0.0001),
            new SiteEstimate(6, 4));

    assertThat(pool(HeterogeneityVariance.REML, PooledInterval.NORMAL, sites).tauSquared())
        .isZero();
  }

  @Test
  void orderOfSitesDoesNotMatter() {
    List<SiteEstimate> turned = new ArrayList<>(BCG);
    Collections.reverse(turned);
    PooledEstimate pooled = pool(HeterogeneityVariance.REML, PooledInterval.NORMAL, BCG);
    PooledEstimate same = pool(HeterogeneityVariance.REML, PooledInterval.NORMAL, turned);

    assertThat(same.estimate()).isCloseTo(pooled.estimate(), Offset.offset(1e-13));
    assertThat(same.tauSquared()).isCloseTo(pooled.tauSquared(), Offset.offset(1e-13));
  }

  @Test
  void ofOneSiteThereIsAFixedEffectOnly() {
    List<SiteEstimate> one = List.of(new SiteEstimate(-1, 0.25));
    PooledEstimate fixed = pool(HeterogeneityVariance.NONE, PooledInterval.NORMAL, one);

    assertThat(fixed.estimate()).isEqualTo(-1);
    assertThat(fixed.standardError()).isEqualTo(0.5);
    assertThat(fixed.sites()).isEqualTo(1);
    assertThat(fixed.heterogeneity()).isNull();
    for (HeterogeneityVariance variance : HeterogeneityVariance.values()) {
      for (PooledInterval method : PooledInterval.values()) {
        boolean possible =
            variance == HeterogeneityVariance.NONE && method == PooledInterval.NORMAL;
        assertThat(tryPool(variance, method, one).isPresent()).isEqualTo(possible);
        assertThat(tryPool(variance, method, List.of())).isEmpty();
      }
    }
  }

  @Test
  void whereAllAgreeTheirSpreadGivesNoInterval() {
    List<SiteEstimate> equal =
        List.of(new SiteEstimate(0.1, 1), new SiteEstimate(0.1, 2), new SiteEstimate(0.1, 0.3));
    PooledEstimate pooled = pool(HeterogeneityVariance.REML, PooledInterval.HARTUNG_KNAPP, equal);

    assertThat(pooled.estimate()).isCloseTo(0.1, Offset.offset(1e-15));
    assertThat(pooled.interval()).isNull();
    assertThat(pooled.prediction()).isNull();
    assertThat(pool(HeterogeneityVariance.REML, PooledInterval.NORMAL, equal).interval())
        .isNotNull();
  }

  @Test
  void impossibleArgumentsAreRefused() {
    assertThatThrownBy(
            () -> new InverseVariancePooling(HeterogeneityVariance.NONE, PooledInterval.NORMAL, 95))
        .hasMessage("Confidence level 95.0 is not in (0, 1)");
    for (double variance : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new SiteEstimate(0, variance))
          .hasMessage("Not a variance: %s".formatted(variance));
    }
    for (double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> new SiteEstimate(value, 1))
          .hasMessage("Not an estimate: %s".formatted(value));
    }
  }

  private static double se(PooledInterval method, List<SiteEstimate> sites) {
    return pool(HeterogeneityVariance.DERSIMONIAN_LAIRD, method, sites).standardError();
  }

  private static PooledEstimate pool(
      HeterogeneityVariance variance, PooledInterval method, List<SiteEstimate> sites) {
    return tryPool(variance, method, sites).orElseThrow();
  }

  private static Optional<PooledEstimate> tryPool(
      HeterogeneityVariance variance, PooledInterval method, List<SiteEstimate> sites) {
    return new InverseVariancePooling(variance, method, 0.95).pool(sites);
  }
}
