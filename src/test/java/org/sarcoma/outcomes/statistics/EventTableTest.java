package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventTableTest {
  private static EventTable.Row row(int day, long entered, long events, long censored) {
    return new EventTable.Row(day, entered, List.of(events), censored);
  }

  private static EventTableBuilder random(EventTableBuilder builder, Random random, int subjects) {
    for (int subject = 0; subject < subjects; subject++) {
      int exit = 1 + random.nextInt(30);
      int cause = random.nextInt(3);
      if (random.nextBoolean()) {
        builder.add(exit, cause);
      } else {
        builder.addEntering(random.nextInt(exit), exit, cause);
      }
    }
    return builder;
  }

  @Test
  void countsAtRiskBeforeTheEventsOfADay() {
    EventTable table =
        new EventTableBuilder(1).add(3, 1).add(3, 0).add(5, 1).addEntering(3, 7, 0).build();

    assertThat(table.rows()).containsExactly(row(3, 1, 1, 1), row(5, 0, 1, 0), row(7, 0, 0, 1));
    assertThat(List.of(table.atRisk(0), table.atRisk(3), table.atRisk(3.5), table.atRisk(7)))
        .containsExactly(3L, 3L, 2L, 1L);
    assertThat(table.atRisk(8)).isZero();
    assertThat(table.subjects()).isEqualTo(4);
    assertThat(table.events()).isEqualTo(2);
    assertThat(table.censored()).isEqualTo(2);
    assertThat(table.personDays()).isEqualTo(3 + 3 + 5 + 4);
    assertThat(table.lastDay()).hasValue(7);
  }

  @Test
  void nobody() {
    EventTable empty = EventTable.empty(2);

    assertThat(empty.subjects()).isZero();
    assertThat(empty.lastDay()).isEmpty();
    assertThat(empty.merge(empty)).isEqualTo(empty);
  }

  @Test
  void mergedTablesAreTheTableOfAllSubjects() {
    EventTableBuilder pooled = new EventTableBuilder(2);
    random(pooled, new Random(1), 40);
    random(pooled, new Random(2), 25);
    EventTable first = random(new EventTableBuilder(2), new Random(1), 40).build();
    EventTable second = random(new EventTableBuilder(2), new Random(2), 25).build();

    assertThat(first.merge(second)).isEqualTo(pooled.build()).isEqualTo(second.merge(first));
  }

  @Test
  void viewsKeepEverybody() {
    EventTable table = random(new EventTableBuilder(2), new Random(3), 60).build();

    for (EventTable view :
        List.of(table.forCause(1), table.forCause(2), table.pooledCauses(), table.reversed())) {
      assertThat(view.subjects()).isEqualTo(60);
      assertThat(view.personDays()).isEqualTo(table.personDays());
    }
    assertThat(table.forCause(2).events()).isEqualTo(table.events(2));
    assertThat(table.pooledCauses().events()).isEqualTo(table.events());
    assertThat(table.reversed().events()).isEqualTo(table.censored());
  }

  @Test
  void impossibleTablesAreRefused() {
    assertRefused(0, 0, "Number of causes is 0, but 1 is least");
    assertRefused(1, -1, "Initially at risk are -1");
    assertRefused(1, 1, "At risk on day 2 is 1, but 2 leave", row(2, 0, 1, 1));
    assertRefused(1, 2, "1 never leave", row(2, 0, 1, 0));
    assertRefused(1, 2, "Day 2 follows day 2", row(2, 0, 1, 0), row(2, 0, 1, 0));
    assertRefused(2, 1, "Day 2 counts 1 causes, not 2", row(2, 0, 1, 0));
  }

  private static void assertRefused(
      int causes, long initial, String message, EventTable.Row... rows) {
    assertThatThrownBy(() -> new EventTable(causes, initial, List.of(rows)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void impossibleRowsAreRefused() {
    assertRefused(1, 1, "Day -1 is negative", row(-1, 0, 1, 0));
    assertRefused(1, 1, "Day 1 counts nobody", row(1, 0, 0, 0));
    assertRefused(1, 1, "A count on day 1 is negative", row(1, -1, 1, 0));
    assertRefused(1, 1, "A count on day 1 is negative", row(1, 0, -1, 0));
    assertRefused(1, 1, "A count on day 1 is negative", row(1, 0, 1, -1));
  }

  @Test
  void impossibleSubjectsAreRefused() {
    EventTableBuilder builder = new EventTableBuilder(1);

    assertThatThrownBy(() -> new EventTableBuilder(0))
        .hasMessage("Number of causes is 0, but 1 is least");
    assertThatThrownBy(() -> builder.add(-1, 0)).hasMessage("Exit on day -1 is before time zero");
    assertThatThrownBy(() -> builder.add(1, 2)).hasMessage("Cause 2 is not in 0 to 1");
    assertThatThrownBy(() -> builder.add(1, -1)).hasMessage("Cause -1 is not in 0 to 1");
    assertThatThrownBy(() -> builder.addEntering(-1, 1, 0))
        .hasMessage("Entry on day -1, exit on day 1; expected 0 ≤ entry < exit");
    assertThatThrownBy(() -> builder.addEntering(4, 4, 0))
        .hasMessage("Entry on day 4, exit on day 4; expected 0 ≤ entry < exit");
  }

  @Test
  void causesHaveToBeThoseOfTheTable() {
    EventTable table = EventTable.empty(2);

    assertThatThrownBy(() -> table.forCause(3)).hasMessage("Cause 3 is not in 1 to 2");
    assertThatThrownBy(() -> table.events(0)).hasMessage("Cause 0 is not in 1 to 2");
    assertThatThrownBy(() -> table.merge(EventTable.empty(1)))
        .hasMessage("Tables of 2 and 1 causes cannot be merged");
    assertThatThrownBy(() -> new KaplanMeier(ConfidenceScale.LOG, 0.95).estimate(table))
        .hasMessage("The table has 2 causes; take forCause(k) or pooledCauses()");
  }

  @Test
  void incidencesAndEventFreeSurvivalAddUpToOne() {
    for (int seed = 0; seed < 20; seed++) {
      EventTable table = random(new EventTableBuilder(2), new Random(seed), 50).build();
      AalenJohansen estimator = new AalenJohansen(ConfidenceScale.LOG_LOG, 0.95);
      CumulativeIncidence first = estimator.estimate(table, 1);
      CumulativeIncidence second = estimator.estimate(table, 2);
      SurvivalCurve eventFree =
          new KaplanMeier(ConfidenceScale.LOG_LOG, 0.95).estimate(table.pooledCauses());

      for (int i = 0; i < first.points().size(); i++) {
        double sum =
            first.points().get(i).estimate().incidence()
                + second.points().get(i).estimate().incidence()
                + eventFree.points().get(i).survival();
        assertThat(Math.abs(sum - 1)).isLessThan(1e-12);
      }
    }
  }

  @Test
  void withOneCauseIncidenceIsOneMinusKaplanMeier() {
    EventTable table = random(new EventTableBuilder(2), new Random(9), 80).build().pooledCauses();
    CumulativeIncidence incidence =
        new AalenJohansen(ConfidenceScale.PLAIN, 0.95).estimate(table, 1);
    SurvivalCurve curve = new KaplanMeier(ConfidenceScale.PLAIN, 0.95).estimate(table);

    assertThat(incidence.lastDay()).isEqualTo(table.lastDay());
    for (int i = 0; i < curve.points().size(); i++) {
      assertThat(incidence.points().get(i).estimate().incidence())
          .isCloseTo(1 - curve.points().get(i).survival(), within());
    }
    assertThat(
            new AalenJohansen(ConfidenceScale.PLAIN, 0.95)
                .estimate(EventTable.empty(1), 1)
                .lastDay())
        .isEmpty();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }
}
