package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The table of departures in the documentation of the package, a test for each row. */
class DeparturesFromRTest {
  private static final KaplanMeier LOG = new KaplanMeier(ConfidenceScale.LOG, 0.95);

  /** survfit(Surv(c(5, 5), c(1, 1)) ~ 1): std.err is NaN. */
  @Test
  void survival0HasAStandardErrorOf0() {
    SurvivalCurve curve = LOG.estimate(events(5, 5));

    assertThat(curve.points().get(0).survival()).isZero();
    assertThat(curve.points().get(0).standardError()).isZero();
  }

  /** survfit(Surv(c(5, 9), c(0, 1)) ~ 1, conf.type = "log"): at 5 the limits are 1 and 1. */
  @Test
  void survival1HasNoInterval() {
    SurvivalCurve curve = LOG.estimate(new EventTableBuilder(1).add(5, 0).add(9, 1).build());

    assertThat(curve.points().get(0).survival()).isEqualTo(1);
    assertThat(curve.points().get(0).interval()).isNull();
  }

  /**
   * survfit(Surv(c(1, 3, 2, -1), c(6, 5, 3, 4), factor(c(1, 2, 1, 1), 0:2)) ~ 1, id = 1:4): 0.2342
   * at 4. Marubini and Valsecchi (1995), section 10.3, by hand.
   */
  @Test
  void incidenceWithDelayedEntryHasAnErrorOfGreenwoodsType() {
    EventTable table =
        new EventTableBuilder(2)
            .addEntering(1, 6, 1)
            .addEntering(3, 5, 2)
            .addEntering(2, 3, 1)
            .add(4, 1)
            .build();
    CumulativeIncidence.Estimate at4 =
        new AalenJohansen(ConfidenceScale.LOG, 0.95)
            .estimate(table, 1)
            .at(4)
            .orElseThrow()
            .estimate();
    double day3 = Math.pow(2.0 / 9, 2) / 6 + 2.0 / 27 - 2 * (2.0 / 9) / 9;
    double day4 = Math.pow(2.0 / 3, 2) * 2 / 27;

    assertThat(at4.incidence()).isCloseTo(5.0 / 9, within(1e-12));
    assertThat(at4.standardError()).isCloseTo(Math.sqrt(day3 + day4), within(1e-12));
  }

  /** summary(survfit(Surv(c(-1, 5), c(10, 12), c(1, 1)) ~ 1), times = 4)$n.risk is 2. */
  @Test
  void whoEntersLaterIsNotAtRiskYet() {
    EventTable table = new EventTableBuilder(1).add(10, 1).addEntering(5, 12, 1).build();

    assertThat(table.atRisk(4)).isEqualTo(1);
    assertThat(table.atRisk(6)).isEqualTo(2);
  }

  /** Without an event R's rmean goes on beyond the last time; it does not say so. */
  @Test
  void restrictedMeanBeyondFollowUpSaysSo() {
    SurvivalCurve curve =
        LOG.estimate(new EventTableBuilder(1).add(3, 1).add(4, 0).add(5, 1).add(6, 0).build());

    assertThat(RestrictedMean.of(curve, 20).orElseThrow().mean()).isCloseTo(10.125, within(1e-12));
    assertThat(RestrictedMean.of(curve, 20).orElseThrow().extrapolated()).isTrue();
  }

  /** survdiff stops: Right censored data only. */
  @Test
  void logRankTestHasDelayedEntry() {
    EventTable first = new EventTableBuilder(1).add(3, 1).addEntering(1, 4, 1).build();
    EventTable second = new EventTableBuilder(1).add(5, 1).addEntering(2, 6, 1).build();

    assertThat(new LogRankTest(LogRankWeight.LOG_RANK).compare(List.of(first, second)))
        .isInstanceOf(GroupComparison.Tested.class);
  }

  /** survdiff(Surv(c(1, 2, 3, 4), c(0, 0, 1, 1)) ~ c(1, 1, 2, 2)) is 0 on 0 degrees of freedom. */
  @Test
  void logRankTestOfOneGroupWithExpectedEventsIsNotEstimable() {
    EventTable first = new EventTableBuilder(1).add(1, 0).add(2, 0).build();

    assertThat(new LogRankTest(LogRankWeight.LOG_RANK).compare(List.of(first, events(3, 4))))
        .isInstanceOf(GroupComparison.NotEstimable.class);
  }

  /**
   * survdiff(Surv(c(4, 2, 1, 4, 3, 4, 2, 1), c(1, 0, 0, 1, 0, 1, 0, 0)) ~ c(2, 1, 3, 2, 3, 3, 3,
   * 1)) stops: everybody at risk on day 4 has the event, and the covariance is 0.
   */
  @Test
  void logRankTestOfNoCovarianceIsNotEstimable() {
    EventTable first = new EventTableBuilder(1).add(2, 0).add(1, 0).build();
    EventTable third = new EventTableBuilder(1).add(1, 0).add(3, 0).add(4, 1).add(2, 0).build();

    assertThat(new LogRankTest(LogRankWeight.LOG_RANK).compare(List.of(first, events(4, 4), third)))
        .isInstanceOf(GroupComparison.NotEstimable.class);
  }

  /**
   * cuminc(rep(rep(1:3, 4), c(26, 27, 20, 25, 12, 13, 26, 8, 6, 7, 2, 1)), rep(1, 173), rep(1:4,
   * c(73, 50, 40, 10))): 28.9 on 3 degrees of freedom, by a covariance with the eigenvalue -0.98.
   * The log-rank test of the same, without a competing cause, is 7.9.
   */
  @Test
  void grayTestOfACovarianceThatIsNotPositiveDefiniteIsNotEstimable() {
    List<EventTable> groups =
        List.of(
            eventsByDay(26, 27, 20),
            eventsByDay(25, 12, 13),
            eventsByDay(26, 8, 6),
            eventsByDay(7, 2, 1));

    assertThat(new GrayTest(0).compare(groups, 1)).isInstanceOf(GroupComparison.NotEstimable.class);
  }

  private static EventTable eventsByDay(int... events) {
    EventTableBuilder table = new EventTableBuilder(1);
    for (int day = 1; day <= events.length; day++) {
      for (int event = 0; event < events[day - 1]; event++) {
        table.add(day, 1);
      }
    }
    return table.build();
  }

  /** coxph(Surv(1:6, rep(1, 6)) ~ c(1, 1, 1, 0, 0, 0)): 21.9, standard error 24795; a warning. */
  @Test
  void coefficientWithoutBoundIsNoNumber() {
    RegressionData.Builder data = RegressionData.of(List.of("x"));
    for (int day = 1; day <= 6; day++) {
      data.pattern(0, day, day <= 3 ? 1 : 0).add(day, 1, 1);
    }
    RegressionTerm cox = cox(data.build()).terms().get(0);
    RegressionTerm fineGray = new FineGrayModel(1).fit(data.build()).terms().get(0);

    assertThat(cox)
        .isEqualTo(new RegressionTerm.NotEstimable("x", RegressionTerm.Reason.MONOTONE_LIKELIHOOD));
    assertThat(fineGray).isEqualTo(cox);
  }

  /**
   * coef(coxph(Surv(time, status) ~ age, lung)) is 0.018720179204551: a step short of the maximum.
   */
  @Test
  void searchGoesOnToTheLastDigits() {
    double[] x = {3, 1, 4, 1, 5, 9, 2, 6};
    RegressionData.Builder data = RegressionData.of(List.of("x"));
    for (int i = 0; i < x.length; i++) {
      data.pattern(0, i, x[i]).add(10 - i, i % 3 == 0 ? 0 : 1, 1);
    }
    RegressionTerm.Estimated here = (RegressionTerm.Estimated) cox(data.build()).terms().get(0);

    assertThat(scoreAt(x, here.coefficient())).isCloseTo(0, within(1e-12));
  }

  /** Breslow's score, which is Efron's without ties. */
  private static double scoreAt(double[] x, double beta) {
    double score = 0;
    for (int i = 0; i < x.length; i++) {
      if (i % 3 != 0) {
        double sum = 0;
        double weighted = 0;
        for (int j = 0; j <= i; j++) {
          sum += Math.exp(beta * x[j]);
          weighted += x[j] * Math.exp(beta * x[j]);
        }
        score += x[i] - weighted / sum;
      }
    }
    return score;
  }

  /** crr takes the censorings of day 0 to be before it, and gives -0.354; a day later -0.298. */
  @Test
  void fineAndGraysModelHasCensoringsOnDay0() {
    int[] days = {0, 0, 0, 4, 5, 6, 7, 8, 9, 10};
    int[] causes = {0, 0, 2, 1, 2, 1, 0, 1, 1, 0};
    int[] x = {1, 0, 1, 0, 1, 1, 0, 0, 1, 0};
    RegressionData.Builder data = RegressionData.of(List.of("x"));
    for (int i = 0; i < days.length; i++) {
      data.pattern(0, i, x[i]).add(days[i], causes[i], 1);
    }
    RegressionTerm.Estimated term =
        (RegressionTerm.Estimated) new FineGrayModel(1).fit(data.build()).terms().get(0);

    assertThat(term.coefficient()).isCloseTo(-0.2976389301058006, within(1e-9));
  }

  /** Groups alike in one category: R divides 0 by 0. */
  @Test
  void oneCategoryInCommonIsNoDifference() {
    assertThat(StandardizedMeanDifference.categorical(List.of(5L, 0L), List.of(7L, 0L)))
        .hasValue(0);
  }

  /** fisher.test solves for the odds ratio to four digits: 0.19278 of 3 in 10 and 5 in 7. */
  @Test
  void conditionalOddsRatioIsSolvedToTheLastDigits() {
    double ratio =
        Objects.requireNonNull(
            ConditionalOddsRatio.of(new Proportion(3, 10), new Proportion(5, 7), 0.95)
                .orElseThrow()
                .estimate());

    assertThat(ratio).isCloseTo(0.19278, within(1e-4)).isCloseTo(meanIs3(), within(1e-9));
  }

  /** The root of E(X) = 3 by halving, with X from C(10, x) C(7, 8 − x) ωˣ. */
  private static double meanIs3() {
    double low = 0.01;
    double high = 10;
    while (high - low > 1e-13) {
      double middle = (low + high) / 2;
      double sum = 0;
      double weighted = 0;
      for (int x = 1; x <= 8; x++) {
        double weight = choose(10, x) * choose(7, 8 - x) * Math.pow(middle, x);
        sum += weight;
        weighted += x * weight;
      }
      if (weighted / sum < 3) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double choose(int n, int k) {
    double value = 1;
    for (int i = 1; i <= k; i++) {
      value = value * (n - k + i) / i;
    }
    return value;
  }

  /** metafor's rma(yi = c(1, 1, 1), vi = c(1, 1, 1), test = "knha") has limits of no width. */
  @Test
  void hartungKnappIntervalOfEqualEstimatesDoesNotExist() {
    SiteEstimate site = new SiteEstimate(1, 1);

    assertThat(
            new InverseVariancePooling(
                    HeterogeneityVariance.REML, PooledInterval.HARTUNG_KNAPP, 0.95)
                .pool(List.of(site, site, site))
                .orElseThrow()
                .interval())
        .isNull();
  }

  private static CoxFit cox(RegressionData data) {
    return new CoxModel(TieMethod.EFRON, CoxModel.Penalty.NONE).fit(data);
  }

  private static EventTable events(int... days) {
    EventTableBuilder table = new EventTableBuilder(1);
    for (int day : days) {
      table.add(day, 1);
    }
    return table.build();
  }
}
