package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidences and hazards where nobody is at risk, or nobody is left. */
class IncidenceEdgeTest {
  private static final AalenJohansen ESTIMATOR = new AalenJohansen(ConfidenceScale.LOG_LOG, 0.95);

  private static CumulativeIncidence.Estimate last(CumulativeIncidence incidence) {
    return incidence.points().get(incidence.points().size() - 1).estimate();
  }

  /** 1/n is no sum of doubles that rounds to 1 for each of these. */
  @ParameterizedTest
  @ValueSource(ints = {3, 6, 7, 10, 11, 49, 98, 103, 1000})
  void ifAllHadTheCauseTheIncidenceIsOneWithoutError(int subjects) {
    EventTableBuilder builder = new EventTableBuilder(2);
    for (int day = 1; day <= subjects; day++) {
      builder.add(day, 1);
    }

    assertThat(last(ESTIMATOR.estimate(builder.build(), 1)))
        .isEqualTo(new CumulativeIncidence.Estimate(1, 0, null, 0, 0));
  }

  @Test
  void ifAllHadOneOfTwoCausesThereIsAnError() {
    EventTable table = new EventTableBuilder(2).add(1, 1).add(2, 2).add(3, 1).add(4, 2).build();

    CumulativeIncidence.Estimate estimate = last(ESTIMATOR.estimate(table, 1));

    assertThat(estimate.incidence()).isCloseTo(0.5, Offset.offset(1e-15));
    assertThat(estimate.eventFree()).isZero();
    // Without censoring the variance is that of a proportion.
    assertThat(estimate.standardError()).isCloseTo(Math.sqrt(0.25 / 4), Offset.offset(1e-15));
    assertThat(estimate.interval()).isNotNull();
  }

  @Test
  void pointsCountEverybodyWhoLeaves() {
    EventTable table =
        new EventTableBuilder(3)
            .add(5, 1)
            .add(5, 2)
            .add(5, 2)
            .add(5, 3)
            .add(5, 0)
            .addEntering(5, 6, 2)
            .build();

    CumulativeIncidence.Point point = ESTIMATOR.estimate(table, 2).points().get(0);

    assertThat(point.day()).isEqualTo(5);
    assertThat(point.atRisk()).isEqualTo(5);
    assertThat(point.entered()).isEqualTo(1);
    assertThat(point.events()).isEqualTo(2);
    assertThat(point.competing()).isEqualTo(2);
    assertThat(point.censored()).isEqualTo(1);
  }

  @Test
  void aDayBeforeAnybodyIsAtRiskChangesNothing() {
    EventTable table = new EventTableBuilder(2).addEntering(3, 5, 1).addEntering(3, 6, 2).build();

    CumulativeIncidence incidence = ESTIMATOR.estimate(table, 1);

    assertThat(incidence.points().get(0).estimate()).isEqualTo(CumulativeIncidence.AT_ZERO);
    assertThat(last(incidence).incidence()).isEqualTo(0.5);
  }

  @Test
  void afterTheLastDayTheIncidenceIsCarriedForwardUnlessNobodyIsEventFree() {
    EventTable ends = new EventTableBuilder(2).add(1, 1).add(4, 2).build();
    EventTable goesOn = new EventTableBuilder(2).add(1, 1).add(4, 0).build();

    assertThat(ESTIMATOR.estimate(ends, 1).at(9).orElseThrow().beyondFollowUp()).isFalse();
    assertThat(ESTIMATOR.estimate(goesOn, 1).at(9).orElseThrow().beyondFollowUp()).isTrue();
    assertThat(ESTIMATOR.estimate(goesOn, 1).at(4).orElseThrow().beyondFollowUp()).isFalse();
  }

  @Test
  void causesHaveToBeThoseOfTheTable() {
    EventTable table = new EventTableBuilder(2).add(1, 1).build();

    assertThatThrownBy(() -> ESTIMATOR.estimate(table, 0)).hasMessage("Cause 0 is not in 1 to 2");
    assertThatThrownBy(() -> ESTIMATOR.estimate(table, 3)).hasMessage("Cause 3 is not in 1 to 2");
    assertThatThrownBy(() -> NelsonAalen.estimate(table))
        .hasMessage("The table has 2 causes; take forCause(k) or pooledCauses()");
  }
}
