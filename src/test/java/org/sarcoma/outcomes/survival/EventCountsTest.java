package org.sarcoma.outcomes.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.endpoint.Observation.State;
import org.sarcoma.outcomes.statistics.EventTable;

class EventCountsTest {
  @Test
  void countsEntriesEventsAndCensoringsByDay() {
    EventCounts counts = new EventCounts(2);
    List.of(
            seen(-1, 0, 1),
            seen(-1, 30, 0),
            seen(-1, 30, 2),
            seen(-1, 30, 1),
            seen(10, 40, 0),
            new Observation(State.LEFT_BEFORE_ENTRY, 0, 0, 0),
            new Observation(State.NOT_OBSERVABLE, 0, 0, 0),
            new Observation(State.NOT_OBSERVABLE, 0, 0, 0))
        .forEach(counts::add);

    assertThat(counts.table())
        .isEqualTo(
            new EventTable(
                2,
                4,
                List.of(
                    new EventTable.Row(0, 0, List.of(1L, 0L), 0),
                    new EventTable.Row(10, 1, List.of(0L, 0L), 0),
                    new EventTable.Row(30, 0, List.of(1L, 1L), 1),
                    new EventTable.Row(40, 0, List.of(0L, 0L), 1))));
    assertThat(counts.leftBeforeEntry()).isEqualTo(1);
    assertThat(counts.notObservable()).isEqualTo(2);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void mergingSitesEqualsThePooledRun(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    EventCounts pooled = new EventCounts(2);
    EventCounts merged = new EventCounts(2);
    EventTable tables = EventTable.empty(2);
    for (int site = 0; site < 4; site++) {
      EventCounts own = new EventCounts(2);
      for (int i = random.nextInt(20); i > 0; i--) {
        Observation observation = random(random);
        own.add(observation);
        pooled.add(observation);
      }
      tables = tables.merge(own.table());
      merged.merge(own);
    }

    assertThat(merged.table()).isEqualTo(pooled.table()).isEqualTo(tables);
    assertThat(merged.leftBeforeEntry()).isEqualTo(pooled.leftBeforeEntry());
    assertThat(merged.notObservable()).isEqualTo(pooled.notObservable());
  }

  @Test
  void mergeLeavesTheOtherAsItWas() {
    SurvivalCounts first = new SurvivalCounts();
    SurvivalCounts second = Curves.counts(CmtCase.ordinary());
    SurvivalCounts third = Curves.counts(CmtCase.ordinary());
    EventTable before = overallSurvival(second);

    first.merge(second);
    first.merge(third);

    assertThat(overallSurvival(second)).isEqualTo(before);
    assertThat(overallSurvival(first)).isEqualTo(before.merge(before));
  }

  private static EventTable overallSurvival(SurvivalCounts counts) {
    return Objects.requireNonNull(counts.of(Curves.ENDPOINTS.get(0))).table();
  }

  private static Observation random(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Observation(State.NOT_OBSERVABLE, 0, 0, 0);
      case 1 -> new Observation(State.LEFT_BEFORE_ENTRY, 0, 0, 0);
      case 2 -> seen(random.nextInt(5), 5 + random.nextInt(5), random.nextInt(3));
      default -> seen(-1, random.nextInt(10), random.nextInt(3));
    };
  }

  private static Observation seen(int entry, int exit, int cause) {
    return new Observation(State.AT_RISK, entry, exit, cause);
  }
}
