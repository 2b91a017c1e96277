package org.sarcoma.outcomes.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.SiteHeterogeneity;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.EventRate;
import org.sarcoma.outcomes.statistics.Proportion;
import org.sarcoma.outcomes.statistics.SiteEstimate;

/** Pooled values on the scale of the measure, where they are known without pooling. */
class HeterogeneityTableTest {
  private static final Group OPERATED = Group.everybody("cmt", "operated");
  private static final double LEVEL = 0.95;

  @Test
  void countsArePooledByEveryMethod() {
    assertThat(rows(proportions(3, 10, 3, 10, 3, 10)))
        .filteredOn(it -> it.leftOut().equals("none"))
        .extracting(SiteHeterogeneity::method, SiteHeterogeneity::ciMethod)
        .containsExactly(
            tuple("fixed_effect", "normal"),
            tuple("dersimonian_laird", "normal"),
            tuple("dersimonian_laird", "hartung_knapp"),
            tuple("reml", "normal"),
            tuple("reml", "hartung_knapp"),
            tuple("exact_likelihood", "profile_likelihood"));
  }

  /** Institutions that agree give what each of them gives. */
  @Test
  void pooledValueOfAgreementIsTheValue() {
    assertThat(rows(proportions(3, 10, 3, 10, 3, 10)))
        .allSatisfy(it -> assertThat(it.pooled()).isCloseTo(0.3, within(1e-9)))
        .allSatisfy(it -> assertThat(it.tauSquared()).isCloseTo(0, within(1e-12)))
        .allSatisfy(it -> assertThat(it.scale()).isEqualTo("log_odds"));
    assertThat(rows(curves(SiteMeasure.Kind.SURVIVAL, 0.7, 0.7, 0.7)))
        .allSatisfy(it -> assertThat(it.pooled()).isCloseTo(0.7, within(1e-12)));
    assertThat(rows(curves(SiteMeasure.Kind.CUMULATIVE_INCIDENCE, 0.7, 0.7, 0.7)))
        .allSatisfy(it -> assertThat(it.pooled()).isCloseTo(0.3, within(1e-12)));
    assertThat(rows(rates(4, 20)))
        .allSatisfy(it -> assertThat(it.pooled()).isCloseTo(20, within(1e-7)));
  }

  /** log(−log S) falls as S rises. */
  @Test
  void limitsAreInOrderOnTheScaleOfTheMeasure() {
    for (SiteMeasure measure :
        List.of(
            proportions(1, 10, 6, 12, 9, 40),
            curves(SiteMeasure.Kind.SURVIVAL, 0.5, 0.6, 0.9),
            curves(SiteMeasure.Kind.CUMULATIVE_INCIDENCE, 0.5, 0.6, 0.9),
            rates(4, 20))) {
      assertThat(rows(measure))
          .filteredOn(it -> it.ciLower() != null)
          .isNotEmpty()
          .allSatisfy(
              it -> assertThat(it.pooled()).isBetween(value(it.ciLower()), value(it.ciUpper())))
          .filteredOn(it -> it.predictionLower() != null)
          .allSatisfy(
              it -> {
                assertThat(it.predictionLower()).isLessThanOrEqualTo(value(it.ciLower()));
                assertThat(it.predictionUpper()).isGreaterThanOrEqualTo(value(it.ciUpper()));
              });
    }
  }

  @Test
  void eachInstitutionIsLeftOutOnce() {
    SiteMeasure measure = proportions(1, 10, 6, 12, 9, 40);
    List<SiteHeterogeneity> rows = rows(measure);

    assertThat(rows)
        .filteredOn(it -> !it.leftOut().equals("none"))
        .extracting(
            SiteHeterogeneity::leftOut,
            SiteHeterogeneity::method,
            SiteHeterogeneity::ciMethod,
            SiteHeterogeneity::institutions,
            SiteHeterogeneity::nPatients)
        .containsExactly(
            tuple("a", "reml", "hartung_knapp", 2, 52L),
            tuple("b", "reml", "hartung_knapp", 2, 50L),
            tuple("c", "reml", "hartung_knapp", 2, 22L));
    assertThat(pooled(rows, "c")).isEqualTo(pooled(rows(proportions(1, 10, 6, 12)), "none"));
  }

  /** A curve at its start or its end has no error: the institution is not pooled. */
  @Test
  void institutionsWithoutAnErrorAreNotPooled() {
    List<Site> sites = new ArrayList<>(curves(SiteMeasure.Kind.SURVIVAL, 0.5, 0.6).sites());
    sites.add(new Site.OfCurve("z", 7, null));
    List<SiteHeterogeneity> rows =
        rows(new SiteMeasure(SiteMeasure.Kind.SURVIVAL, "os", 24.0, sites));

    assertThat(rows).extracting(SiteHeterogeneity::leftOut).doesNotContain("z");
    assertThat(rows.get(0).institutions()).isEqualTo(2);
    assertThat(rows.get(0).nPatients()).isEqualTo(47);
  }

  @Test
  void oneInstitutionHasAFixedEffectOnly() {
    assertThat(rows(proportions(3, 10)))
        .extracting(
            SiteHeterogeneity::method, SiteHeterogeneity::leftOut, SiteHeterogeneity::status)
        .containsExactly(
            tuple("fixed_effect", "none", Status.OK),
            tuple("dersimonian_laird", "none", Status.NOT_ESTIMABLE),
            tuple("dersimonian_laird", "none", Status.NOT_ESTIMABLE),
            tuple("reml", "none", Status.NOT_ESTIMABLE),
            tuple("reml", "none", Status.NOT_ESTIMABLE),
            tuple("exact_likelihood", "none", Status.NOT_ESTIMABLE),
            tuple("reml", "a", Status.NOT_ESTIMABLE));
  }

  @Test
  void nobodyHasNoData() {
    assertThat(rows(proportions(0, 0, 0, 0)))
        .hasSize(6)
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.NO_DATA))
        .allSatisfy(it -> assertThat(it.pooled()).isNull());
  }

  /** Institutions without events count in the exact likelihood as they are. */
  @Test
  void institutionsWithoutEventsPullTheExactEstimateDown() {
    List<SiteHeterogeneity> rows = rows(proportions(3, 10, 0, 10, 2, 10));
    SiteHeterogeneity exact =
        rows.stream()
            .filter(it -> it.method().equals("exact_likelihood"))
            .findFirst()
            .orElseThrow();

    assertThat(exact.pooled()).isBetween(0.05, 0.17);
    assertThat(exact.institutions()).isEqualTo(3);
    assertThat(exact.iSquared()).isNull();
    assertThat(exact.qPValue()).isBetween(0.0, 1.0);
  }

  private static List<SiteHeterogeneity> rows(SiteMeasure measure) {
    return new HeterogeneityTable(OPERATED, measure, LEVEL).rows();
  }

  private static double pooled(List<SiteHeterogeneity> rows, String leftOut) {
    return value(
        rows.stream()
            .filter(it -> it.method().equals("reml") && it.ciMethod().equals("hartung_knapp"))
            .filter(it -> it.leftOut().equals(leftOut))
            .findFirst()
            .orElseThrow()
            .pooled());
  }

  private static double value(@Nullable Double number) {
    return Objects.requireNonNull(number);
  }

  static SiteMeasure proportions(long... successesAndTrials) {
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < successesAndTrials.length; i += 2) {
      sites.add(
          new Site.OfProportion(
              name(i / 2), new Proportion(successesAndTrials[i], successesAndTrials[i + 1])));
    }
    return new SiteMeasure(SiteMeasure.Kind.PROPORTION, "measure", null, sites);
  }

  private static SiteMeasure curves(SiteMeasure.Kind kind, double... survival) {
    List<Site> sites = new ArrayList<>();
    for (double it : survival) {
      sites.add(
          new Site.OfCurve(name(sites.size()), 20, SiteEstimate.logHazard(it, 0.1).orElseThrow()));
    }
    return new SiteMeasure(kind, "os", 24.0, sites);
  }

  private static SiteMeasure rates(long events, double years) {
    List<Site> sites =
        List.of(
            new Site.OfRate("a", 10, new EventRate(events, years)),
            new Site.OfRate("b", 10, new EventRate(events, years)),
            new Site.OfRate("c", 10, new EventRate(events, years)));
    return new SiteMeasure(SiteMeasure.Kind.TOXICITY_RATE, "late_ctcae_grade_2", null, sites);
  }

  private static String name(int index) {
    return String.valueOf((char) ('a' + index));
  }
}
