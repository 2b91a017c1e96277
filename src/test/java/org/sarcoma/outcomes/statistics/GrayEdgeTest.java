package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Gray's test is not made, and where it only just is. */
class GrayEdgeTest {
  private static final GrayTest GRAY = new GrayTest(0);
  private static final EventTable FIRST =
      new EventTableBuilder(2).add(1, 1).add(2, 2).add(4, 1).add(5, 0).build();
  private static final EventTable SECOND =
      new EventTableBuilder(2).add(1, 2).add(3, 1).add(4, 0).build();
  private static final EventTable NOBODY = EventTable.empty(2);

  /** All have the only cause. */
  private static EventTable events(int... days) {
    EventTableBuilder builder = new EventTableBuilder(1);
    for (int day : days) {
      builder.add(day, 1);
    }
    return builder.build();
  }

  private static List<GroupComparison.Group> notEstimable(GroupComparison comparison) {
    assertThat(comparison).isInstanceOf(GroupComparison.NotEstimable.class);
    return ((GroupComparison.NotEstimable) comparison).groups();
  }

  private static void assertTested(GroupComparison comparison, double statistic, int degrees) {
    assertThat(comparison).isInstanceOf(GroupComparison.Tested.class);
    GroupComparison.Tested tested = (GroupComparison.Tested) comparison;
    assertThat(tested.statistic()).isCloseTo(statistic, Offset.offset(1e-12));
    assertThat(tested.degreesOfFreedom()).isEqualTo(degrees);
  }

  @Test
  void fewerThanTwoGroupsCannotBeCompared() {
    assertThat(notEstimable(GRAY.compareStratified(List.of(), 1))).isEmpty();
    assertThat(notEstimable(GRAY.compare(List.of(), 1))).isEmpty();
    assertThat(notEstimable(GRAY.compare(List.of(FIRST), 1))).hasSize(1);
    assertThat(notEstimable(GRAY.compare(List.of(FIRST, NOBODY), 1)))
        .extracting(GroupComparison.Group::observed)
        .containsExactly(2.0, 0.0);
    assertThat(notEstimable(GRAY.compare(List.of(NOBODY, NOBODY), 1))).hasSize(2);
  }

  @Test
  void withoutAnEventOfTheCauseGroupsCannotBeCompared() {
    EventTable others = new EventTableBuilder(2).add(1, 2).add(3, 2).add(4, 2).build();
    EventTable censored = new EventTableBuilder(2).add(1, 0).add(3, 0).build();

    for (EventTable table : List.of(others, censored, others.merge(censored))) {
      for (GroupComparison.Group group : notEstimable(GRAY.compare(List.of(table, table), 1))) {
        assertThat(group).isEqualTo(new GroupComparison.Group(table.subjects(), 0, 0, 0));
      }
    }
  }

  @Test
  void aGroupThatHasLeftBeforeTheFirstEventLeavesNoTest() {
    EventTable early = new EventTableBuilder(2).add(0, 0).add(0, 2).build();

    notEstimable(GRAY.compare(List.of(FIRST, early), 1));
    notEstimable(GRAY.compare(List.of(FIRST, SECOND, early), 1));
    assertTested(GRAY.compare(List.of(FIRST, SECOND, NOBODY), 1), 0.14067127421054, 1);
  }

  /** One group dies out, then the other, so that F⁰ is above 1 with people at risk. */
  @Test
  void aVarianceBelowZeroLeavesNoTest() {
    EventTable first =
        new EventTableBuilder(1).add(0, 0).build().merge(events(0, 0, 1, 2, 4, 4, 4, 4, 4));
    EventTable second = events(0, 0, 1, 4);

    assertThat(notEstimable(GRAY.compare(List.of(first, second), 1)))
        .allSatisfy(group -> assertThat(group.variance()).isNegative());
  }

  @Test
  void whereTheWeightDoesNotExistThereIsNoTest() {
    List<EventTable> groups =
        List.of(events(0, 2, 2, 4, 5), events(0, 0, 1, 1), events(0, 3, 4, 6));

    assertThat(notEstimable(new GrayTest(0.5).compare(groups, 1)))
        .allSatisfy(group -> assertThat(group.observed()).isNaN());
  }

  /** F⁰ is 1 after day 3, with one of the second and one of the third group left. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, -0.5})
  void daysWithoutTheCauseNeedNoWeight(double rho) {
    EventTable first = new EventTableBuilder(2).add(1, 1).add(1, 1).add(1, 1).add(1, 1).build();
    EventTable second = new EventTableBuilder(2).add(2, 1).add(4, 2).build();
    EventTable third = new EventTableBuilder(2).add(3, 1).add(5, 2).build();
    EventTable censored = new EventTableBuilder(2).add(2, 1).add(4, 0).build();
    GrayTest test = new GrayTest(rho);

    assertThat(test.compare(List.of(first, second, third), 1))
        .isInstanceOf(GroupComparison.Tested.class)
        .isEqualTo(test.compare(List.of(first, censored, third), 1));
  }

  /** The values are those of R where the group that is observed longest is its last. */
  @Test
  void oneGroupAloneAtRiskNeedsNoWeight() {
    GrayTest test = new GrayTest(0.5);
    EventTable longest = new EventTableBuilder(2).add(2, 1).add(4, 2).build();
    EventTable first = new EventTableBuilder(2).add(0, 1).build();
    EventTable next = new EventTableBuilder(2).add(1, 1).build();

    for (List<EventTable> groups :
        List.of(List.of(longest, first, next), List.of(first, next, longest))) {
      assertTested(test.compare(groups, 1), 3.90838511491912, 2);
    }
    assertTested(
        test.compare(List.of(events(6, 7), events(1, 9), events(5), events(0)), 1),
        5.42058176667315,
        3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void anExponentHasToBeFinite(double rho) {
    assertThatThrownBy(() -> new GrayTest(rho)).hasMessage("Exponent rho is " + rho);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void everyTableHasToHaveTheCause(int cause) {
    assertThatThrownBy(() -> GRAY.compare(List.of(FIRST, NOBODY), cause))
        .hasMessage("Cause %d is not in 1 to 2", cause);
  }

  @Test
  void delayedEntryIsRefused() {
    EventTable late = new EventTableBuilder(2).addEntering(1, 3, 1).build();

    assertThatThrownBy(() -> GRAY.compare(List.of(FIRST, late), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Gray's test has no delayed entry");
  }

  @Test
  void strataHaveTheSameGroups() {
    List<List<EventTable>> strata = List.of(List.of(FIRST, SECOND), List.of(FIRST));

    assertThatThrownBy(() -> GRAY.compareStratified(strata, 1))
        .hasMessage("Strata of 2 and 1 groups");
  }
}
