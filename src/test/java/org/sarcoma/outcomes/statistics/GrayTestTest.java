package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrayTestTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);
  private static final GrayTest GRAY = new GrayTest(0);
  private static final int[][] A = {{1, 1}, {2, 2}, {2, 0}, {4, 1}, {6, 1}, {7, 3}, {9, 0}};
  private static final int[][] B = {{1, 3}, {3, 1}, {3, 1}, {4, 2}, {8, 0}, {9, 1}};
  private static final int[][] C = {{2, 1}, {2, 2}, {2, 2}, {5, 0}, {6, 1}, {10, 3}};
  private static final EventTable NOBODY = EventTable.empty(3);

  /** Subjects with a day and a cause each. */
  private static EventTable table(int causes, int[]... subjects) {
    EventTableBuilder builder = new EventTableBuilder(causes);
    for (int[] subject : subjects) {
      builder.add(subject[0], subject[1]);
    }
    return builder.build();
  }

  private static List<EventTable> groups() {
    return List.of(table(3, A), table(3, B), table(3, C));
  }

  private static GroupComparison.Tested tested(GroupComparison comparison) {
    assertThat(comparison).isInstanceOf(GroupComparison.Tested.class);
    return (GroupComparison.Tested) comparison;
  }

  private static void assertSameTest(GroupComparison actual, GroupComparison expected) {
    GroupComparison.Tested test = tested(expected);
    assertThat(tested(actual).statistic()).isCloseTo(test.statistic(), ROUNDING);
    assertThat(tested(actual).pValue()).isCloseTo(test.pValue(), ROUNDING);
    assertThat(tested(actual).degreesOfFreedom()).isEqualTo(test.degreesOfFreedom());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5})
  void orderOfGroupsChangesNothing(double rho) {
    GrayTest test = new GrayTest(rho);
    List<EventTable> groups = groups();
    GroupComparison inOrder = test.compare(groups, 1);
    GroupComparison turned = test.compare(List.of(groups.get(2), groups.get(0), groups.get(1)), 1);

    assertSameTest(turned, inOrder);
    GroupComparison.Group first = tested(inOrder).groups().get(0);
    assertThat(first.variance()).isCloseTo(tested(turned).groups().get(1).variance(), ROUNDING);
    assertThat(first.subjects()).isEqualTo(7);
    assertThat(tested(inOrder).degreesOfFreedom()).isEqualTo(2);
  }

  @Test
  void aGroupOfNobodyChangesNothing() {
    List<EventTable> two = groups().subList(0, 2);
    GroupComparison expected = GRAY.compare(two, 1);

    assertSameTest(GRAY.compare(List.of(NOBODY, two.get(0), two.get(1)), 1), expected);
    assertSameTest(GRAY.compare(List.of(two.get(0), NOBODY, two.get(1)), 1), expected);
    assertSameTest(GRAY.compare(List.of(two.get(0), two.get(1), NOBODY), 1), expected);
  }

  @Test
  void onlyTheOrderOfDaysMatters() {
    assertThat(GRAY.compare(List.of(table(3, later(A)), table(3, later(B))), 1))
        .isEqualTo(GRAY.compare(groups().subList(0, 2), 1));
  }

  private static int[][] later(int[]... subjects) {
    return Arrays.stream(subjects)
        .map(subject -> new int[] {subject[0] * subject[0] + 5, subject[1]})
        .toArray(int[][]::new);
  }

  @Test
  void competingCausesAreOne() {
    int[][] first = {{1, 1}, {2, 2}, {2, 0}, {4, 1}, {6, 1}, {7, 2}, {9, 0}};
    int[][] second = {{1, 2}, {3, 1}, {3, 1}, {4, 2}, {8, 0}, {9, 1}};

    assertThat(GRAY.compare(List.of(table(2, first), table(2, second)), 1))
        .isEqualTo(GRAY.compare(groups().subList(0, 2), 1));
  }

  @Test
  void strataAddUp() {
    GroupComparison.Tested once = tested(GRAY.compare(groups(), 2));
    GroupComparison.Tested twice = tested(GRAY.compareStratified(List.of(groups(), groups()), 2));

    assertThat(twice.statistic()).isCloseTo(2 * once.statistic(), ROUNDING);
    assertThat(twice.degreesOfFreedom()).isEqualTo(once.degreesOfFreedom());
    for (int i = 0; i < 3; i++) {
      GroupComparison.Group sum = twice.groups().get(i);
      assertThat(sum.subjects()).isEqualTo(2 * once.groups().get(i).subjects());
      assertThat(sum.observed()).isEqualTo(2 * once.groups().get(i).observed());
      assertThat(sum.variance()).isCloseTo(2 * once.groups().get(i).variance(), ROUNDING);
    }
  }

  @Test
  void aStratumWithOneGroupChangesNothing() {
    List<EventTable> alone = List.of(table(3, C), NOBODY);
    List<EventTable> two = groups().subList(0, 2);

    assertSameTest(GRAY.compareStratified(List.of(two, alone), 1), GRAY.compare(two, 1));
  }

  /**
   * Without competing events R is n, so that the score is the same, but the variance is another.
   */
  @Test
  void withoutCompetingEventsTheScoreIsThatOfTheLogRankTest() {
    EventTable first = table(1, new int[][] {{1, 1}, {2, 0}, {3, 1}, {3, 1}, {5, 0}, {6, 1}});
    EventTable second = table(1, new int[][] {{1, 0}, {2, 1}, {3, 1}, {4, 1}, {7, 0}});
    GroupComparison.Tested gray = tested(GRAY.compare(List.of(first, second), 1));
    GroupComparison.Tested logRank =
        tested(new LogRankTest(LogRankWeight.LOG_RANK).compare(List.of(first, second)));

    for (int i = 0; i < 2; i++) {
      GroupComparison.Group group = logRank.groups().get(i);
      assertThat(gray.groups().get(i).observed()).isEqualTo(group.observed());
      assertThat(gray.groups().get(i).expected()).isCloseTo(group.expected(), ROUNDING);
    }
    assertThat(gray.statistic()).isNotCloseTo(logRank.statistic(), Offset.offset(1e-3));
  }

  /**
   * The first group ends on the only day with both at risk; on the last day F⁰ is 1 as well, of
   * which the weight is 1/0.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 0.5})
  void oneDayOfComparisonIsThatOfTheLogRankTest(double rho) {
    EventTable first = table(1, new int[][] {{0, 0}, {3, 1}, {3, 1}});
    EventTable second = table(1, new int[][] {{6, 1}, {8, 1}});

    GroupComparison.Tested gray = tested(new GrayTest(rho).compare(List.of(first, second), 1));

    assertSameTest(gray, new LogRankTest(LogRankWeight.LOG_RANK).compare(List.of(first, second)));
    assertThat(gray.groups().get(0).observed()).isEqualTo(2);
  }
}
