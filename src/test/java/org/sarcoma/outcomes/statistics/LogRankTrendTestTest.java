package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogRankTrendTestTest {
  private static final LogRankTrendTest TREND = new LogRankTrendTest(LogRankWeight.LOG_RANK);
  private static final EventTable LOW =
      new EventTableBuilder(1).add(3, 0).add(5, 1).add(8, 1).add(9, 0).build();
  private static final EventTable MIDDLE =
      new EventTableBuilder(1).add(2, 1).add(5, 1).add(6, 0).build();
  private static final EventTable HIGH =
      new EventTableBuilder(1).add(1, 1).add(2, 1).add(4, 0).add(5, 1).build();
  private static final List<List<EventTable>> STRATA = List.of(List.of(LOW, MIDDLE, HIGH));

  private static void assertSameTest(GroupComparison actual, GroupComparison expected) {
    assertThat(actual).isInstanceOf(GroupComparison.Tested.class);
    GroupComparison.Tested tested = (GroupComparison.Tested) actual;
    GroupComparison.Tested other = (GroupComparison.Tested) expected;
    assertThat(tested.statistic()).isCloseTo(other.statistic(), Offset.offset(1e-9));
    assertThat(tested.pValue()).isCloseTo(other.pValue(), Offset.offset(1e-9));
    assertThat(tested.degreesOfFreedom()).isEqualTo(1);
    assertThat(tested.groups()).isEqualTo(other.groups());
  }

  @ParameterizedTest
  @EnumSource(LogRankWeight.class)
  void ofTwoGroupsItIsTheLogRankTest(LogRankWeight weight) {
    List<List<EventTable>> strata = List.of(List.of(LOW, HIGH), List.of(MIDDLE, LOW));

    assertSameTest(
        new LogRankTrendTest(weight).compareStratified(strata, 0, 1),
        new LogRankTest(weight).compareStratified(strata));
  }

  @Test
  void movedOrMultipliedScoresChangeNothing() {
    GroupComparison expected = TREND.compareStratified(STRATA, 1, 2, 4);

    assertSameTest(TREND.compareStratified(STRATA, 11, 12, 14), expected);
    assertSameTest(TREND.compareStratified(STRATA, 1e9 + 1, 1e9 + 2, 1e9 + 4), expected);
    assertSameTest(TREND.compareStratified(STRATA, -0.3, -0.6, -1.2), expected);
    assertSameTest(TREND.compareStratified(STRATA, 1e-30, 2e-30, 4e-30), expected);
  }

  @Test
  void aGroupOfNobodyChangesNothing() {
    EventTable nobody = EventTable.empty(1);
    GroupComparison.Tested tested =
        (GroupComparison.Tested)
            TREND.compareStratified(List.of(List.of(nobody, LOW, MIDDLE, HIGH)), 9, 1, 2, 4);

    assertThat(tested.statistic())
        .isCloseTo(
            ((GroupComparison.Tested) TREND.compareStratified(STRATA, 1, 2, 4)).statistic(),
            Offset.offset(1e-12));
  }

  @Test
  void equalScoresHaveNoTrend() {
    for (double score : new double[] {0, 1, 0.1, 1e9}) {
      assertThat(TREND.compareStratified(STRATA, score, score, score))
          .isInstanceOf(GroupComparison.NotEstimable.class);
    }
    assertThat(TREND.compareStratified(List.of())).isInstanceOf(GroupComparison.NotEstimable.class);
  }

  /** The groups compared have the same score, which rounding must not turn into a trend. */
  @Test
  void groupsAtRiskTogetherNeedDifferentScores() {
    EventTable early = new EventTableBuilder(1).add(0, 0).add(0, 0).build();

    assertThat(TREND.compareStratified(List.of(List.of(early, LOW, MIDDLE, HIGH)), 0, .1, .1, .1))
        .isInstanceOf(GroupComparison.NotEstimable.class);
  }

  @Test
  void everyGroupHasAScore() {
    assertThatThrownBy(() -> TREND.compareStratified(STRATA, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 scores for 3 groups");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void scoresHaveToBeFinite(double score) {
    assertThatThrownBy(() -> TREND.compareStratified(STRATA, 1, 2, score))
        .hasMessage("Score %s is not finite", score);
  }
}
