package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Curves, their readings and tests at the edges. */
class CurveTest {
  private static final KaplanMeier KAPLAN_MEIER = new KaplanMeier(ConfidenceScale.LOG_LOG, 0.95);

  private static EventTable table(int[] events, int[] censored) {
    EventTableBuilder builder = new EventTableBuilder(1);
    for (int day : events) {
      builder.add(day, 1);
    }
    for (int day : censored) {
      builder.add(day, 0);
    }
    return builder.build();
  }

  @Test
  void onAFlatPieceTheMedianIsItsMiddle() {
    SurvivalCurve curve = KAPLAN_MEIER.estimate(table(new int[] {10, 20, 40, 60}, new int[] {}));

    assertThat(curve.quantile(0.5).estimate()).isEqualTo(new Quantile.Reached(30));
    assertThat(curve.quantile(0.4).estimate()).isEqualTo(new Quantile.Reached(20));
  }

  @Test
  void aCurveThatStaysHighReachesNoMedian() {
    SurvivalCurve curve = KAPLAN_MEIER.estimate(table(new int[] {10}, new int[] {20, 30, 40}));

    assertThat(curve.quantile(0.5).estimate()).isEqualTo(new Quantile.NotReached());
    assertThatThrownBy(() -> curve.quantile(0)).hasMessage("Probability 0.0 is not in (0, 1)");
    assertThatThrownBy(() -> curve.quantile(1)).hasMessage("Probability 1.0 is not in (0, 1)");
  }

  @Test
  void ofNobodyThereIsNoReading() {
    SurvivalCurve curve = KAPLAN_MEIER.estimate(EventTable.empty(1));

    assertThat(curve.at(10)).isEmpty();
    assertThat(curve.quantile(0.5).estimate()).isEqualTo(new Quantile.NotReached());
    assertThat(RestrictedMean.of(curve, 10)).isEmpty();
    assertThat(new AalenJohansen(ConfidenceScale.LOG, 0.9).estimate(EventTable.empty(2), 1).at(10))
        .isEmpty();
  }

  @Test
  void timesAreFiniteAndNotBeforeZero() {
    SurvivalCurve curve = KAPLAN_MEIER.estimate(table(new int[] {10}, new int[] {20}));

    for (double time : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> curve.at(time))
          .hasMessage("Not a time since time zero: %s".formatted(time));
    }
  }

  @Test
  void beforeTheFirstDayNothingHasHappened() {
    EventTable table = table(new int[] {10}, new int[] {20});
    CumulativeIncidence.Horizon horizon =
        new AalenJohansen(ConfidenceScale.LOG, 0.95).estimate(table, 1).at(5).orElseThrow();

    assertThat(horizon.estimate()).isEqualTo(CumulativeIncidence.AT_ZERO);
    assertThat(horizon.atRisk()).isEqualTo(2);
    assertThat(horizon.beyondFollowUp()).isFalse();
    assertThat(new AalenJohansen(ConfidenceScale.LOG, 0.95).estimate(table, 1).at(21).orElseThrow())
        .matches(CumulativeIncidence.Horizon::beyondFollowUp)
        .matches(it -> it.atRisk() == 0);
  }

  @ParameterizedTest
  @EnumSource
  void scalesKnowNoIntervalAtTheEndsAndRefuseWhatIsNone(ConfidenceScale scale) {
    assertThat(scale.interval(0, 0, 0.95)).isNull();
    assertThat(scale.interval(1, 0, 0.95)).isNull();
    assertThat(scale.interval(0.5, 0.4, 0.999))
        .matches(it -> it != null && it.lower() >= 0 && it.upper() <= 1 && it.lower() < 0.5);
    for (double estimate : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> scale.interval(estimate, 0.1, 0.95))
          .hasMessage("Not a probability: %s".formatted(estimate));
    }
    for (double error : new double[] {-0.1, Double.NaN}) {
      assertThatThrownBy(() -> scale.interval(0.5, error, 0.95))
          .hasMessage("Not a standard error: %s".formatted(error));
    }
  }

  @Test
  void limitsOfAnIntervalAreInOrder() {
    assertThatThrownBy(() -> new Interval(2, 1, 0.95))
        .hasMessage("Interval limits out of order: [2.0, 1.0]");
    assertThatThrownBy(() -> new Interval(Double.NaN, 1, 0.95))
        .hasMessageStartingWith("Interval limits out of order");
  }

  @Test
  void theLogRankTestIsSymmetricAndZeroForEqualGroups() {
    EventTable first = table(new int[] {3, 5, 8, 13}, new int[] {6, 20});
    EventTable second = table(new int[] {4, 9, 30}, new int[] {31, 40, 50});
    LogRankTest test = new LogRankTest(new GRho(0));

    assertThat(test.compare(List.of(first, second)))
        .isInstanceOfSatisfying(
            GroupComparison.Tested.class,
            it -> {
              assertThat(it.statistic()).isPositive();
              assertThat(test.compare(List.of(second, first)))
                  .isInstanceOfSatisfying(
                      GroupComparison.Tested.class,
                      other ->
                          assertThat(Math.abs(other.statistic() - it.statistic()))
                              .isLessThan(1e-12));
            });
    assertThat(test.compare(List.of(first, first)))
        .isInstanceOfSatisfying(
            GroupComparison.Tested.class, it -> assertThat(it.statistic()).isLessThan(1e-20));
  }

  @Test
  void withoutEventsOrGroupsThereIsNoTest() {
    LogRankTest test = new LogRankTest(new GRho(0));
    EventTable censored = table(new int[] {}, new int[] {5, 6});

    assertThat(test.compare(List.of(censored, censored)))
        .isInstanceOf(GroupComparison.NotEstimable.class);
    assertThat(test.compareStratified(List.of())).isInstanceOf(GroupComparison.NotEstimable.class);
    assertThatThrownBy(
            () -> test.compareStratified(List.of(List.of(censored, censored), List.of(censored))))
        .hasMessage("Strata of 2 and 1 groups");
    assertThatThrownBy(() -> new GRho(Double.NaN)).hasMessage("Exponent rho is NaN");
  }
}
