package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LogRankTestTest {
  private static final LogRankTest LOG_RANK = new LogRankTest(LogRankWeight.LOG_RANK);

  private static final EventTable FIRST =
      new EventTableBuilder(1).add(1, 1).add(3, 1).add(4, 0).build();
  private static final EventTable SECOND =
      new EventTableBuilder(1).add(2, 0).add(3, 1).add(5, 1).build();

  private static GroupComparison.Tested tested(GroupComparison comparison) {
    assertThat(comparison).isInstanceOf(GroupComparison.Tested.class);
    return (GroupComparison.Tested) comparison;
  }

  /** Day 1: one of 3 and 3; day 3: two of 2 and 2; day 5: the last one. */
  @Test
  void sumsAreThoseByHand() {
    GroupComparison.Tested test = tested(LOG_RANK.compare(List.of(FIRST, SECOND)));
    double expected = 1 / 2.0 + 2 * 1 / 2.0;
    double variance = 1 / 4.0 + 2 * 2 / 3.0 / 4;

    GroupComparison.Group first = test.groups().get(0);
    assertThat(first.subjects()).isEqualTo(3);
    assertThat(first.observed()).isEqualTo(2);
    assertThat(first.expected()).isCloseTo(expected, Offset.offset(1e-15));
    assertThat(first.variance()).isCloseTo(variance, Offset.offset(1e-15));
    assertThat(test.statistic())
        .isCloseTo((2 - expected) * (2 - expected) / variance, Offset.offset(1e-14));
    assertThat(test.degreesOfFreedom()).isEqualTo(1);
  }

  @Test
  void strataAddUp() {
    GroupComparison.Tested once = tested(LOG_RANK.compare(List.of(FIRST, SECOND)));
    GroupComparison.Tested twice =
        tested(LOG_RANK.compareStratified(List.of(List.of(FIRST, SECOND), List.of(FIRST, SECOND))));

    assertThat(twice.statistic()).isCloseTo(2 * once.statistic(), Offset.offset(1e-14));
    for (int i = 0; i < 2; i++) {
      assertThat(twice.groups().get(i).subjects()).isEqualTo(6);
      assertThat(twice.groups().get(i).observed()).isEqualTo(2 * once.groups().get(i).observed());
    }
  }

  @Test
  void aGroupOfNobodyChangesNothing() {
    GroupComparison.Tested two = tested(LOG_RANK.compare(List.of(FIRST, SECOND)));
    EventTable nobody = EventTable.empty(1);

    for (List<EventTable> groups :
        List.of(
            List.of(nobody, FIRST, SECOND),
            List.of(FIRST, nobody, SECOND),
            List.of(FIRST, SECOND, nobody))) {
      GroupComparison.Tested three = tested(LOG_RANK.compare(groups));
      assertThat(three.statistic()).isCloseTo(two.statistic(), Offset.offset(1e-14));
      assertThat(three.degreesOfFreedom()).isEqualTo(1);
    }
  }

  /** Entry long after time zero leaves days on which nobody is at risk. */
  @Test
  void entryOfAllOnALaterDayChangesNothing() {
    EventTable first =
        new EventTableBuilder(1)
            .addEntering(10, 11, 1)
            .addEntering(10, 13, 1)
            .addEntering(10, 14, 0)
            .build();
    EventTable second =
        new EventTableBuilder(1)
            .addEntering(10, 12, 0)
            .addEntering(10, 13, 1)
            .addEntering(10, 15, 1)
            .build();

    assertThat(LOG_RANK.compare(List.of(first, second)))
        .isEqualTo(LOG_RANK.compare(List.of(FIRST, SECOND)));
  }

  @Test
  void groupsThatAreNeverAtRiskTogetherCannotBeCompared() {
    EventTable early = new EventTableBuilder(1).add(1, 1).add(2, 1).build();
    EventTable late = new EventTableBuilder(1).addEntering(5, 7, 1).addEntering(5, 8, 1).build();

    assertThat(LOG_RANK.compare(List.of(early, late)))
        .isInstanceOf(GroupComparison.NotEstimable.class);
  }

  @Test
  void severalCausesAreRefused() {
    EventTable causes = EventTable.empty(2);

    assertThatThrownBy(() -> LOG_RANK.compare(List.of(FIRST, causes)))
        .hasMessage("The table has 2 causes; take forCause(k) or pooledCauses()");
  }
}
