package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a curve or its limits end at the level asked for, or before it. */
class SurvivalQuantileTest {
  private static final Quantile NOT_REACHED = new Quantile.NotReached();

  private static SurvivalCurve curve(EventTableBuilder subjects) {
    return new KaplanMeier(ConfidenceScale.LOG_LOG, 0.95).estimate(subjects.build());
  }

  private static Quantile reached(double days) {
    return new Quantile.Reached(days);
  }

  private static double lowerLimit(SurvivalCurve curve, int index) {
    Interval interval = curve.points().get(index).interval();
    return interval == null ? Double.NaN : interval.lower();
  }

  @Test
  void aFlatEndAtTheLevelReachesToTheLastDay() {
    SurvivalCurve curve = curve(new EventTableBuilder(1).add(2, 1).add(4, 1).add(6, 0).add(9, 0));

    assertThat(curve.quantile(0.5).estimate()).isEqualTo(reached((4 + 9) / 2.0));
    assertThat(curve.quantile(0.51).estimate()).isEqualTo(NOT_REACHED);
  }

  @Test
  void aLimitThatEndsAtTheLevelReachesToTheLastDay() {
    SurvivalCurve curve = curve(new EventTableBuilder(1).add(2, 1).add(4, 1).add(6, 0).add(9, 0));

    SurvivalQuantile quantile = curve.quantile(1 - lowerLimit(curve, 1));

    assertThat(quantile.lower()).isEqualTo(reached((4 + 9) / 2.0));
    assertThat(quantile.upper()).isEqualTo(NOT_REACHED);
  }

  /** As R: of a curve that ends at 0 the limits end at no day in particular. */
  @Test
  void aLimitThatEndsAtTheLevelIsNotReachedIfTheCurveEndsAtZero() {
    SurvivalCurve curve = curve(new EventTableBuilder(1).add(2, 1).add(4, 1).add(6, 1));

    assertThat(curve.quantile(1 - lowerLimit(curve, 1)).lower()).isEqualTo(NOT_REACHED);
    assertThat(curve.quantile(0.97).lower()).isEqualTo(reached(4));
    assertThat(curve.quantile(0.97).estimate()).isEqualTo(reached(6));
    assertThat(curve.quantile(0.97).upper()).isEqualTo(NOT_REACHED);
  }

  @Test
  void ofSeveralDaysAtTheSameLevelTheFirstCounts() {
    SurvivalCurve curve = curve(new EventTableBuilder(1).add(2, 1).add(4, 0).add(6, 0).add(9, 1));

    assertThat(curve.quantile(0.2).estimate()).isEqualTo(reached(2));
    assertThat(curve.quantile(0.3).estimate()).isEqualTo(reached(9));
  }
}
