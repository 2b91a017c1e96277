package org.sarcoma.outcomes.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally<String> tally = new Tally<>(new Disclosure(3));

  @Test
  void aKeyIsCommonFromTheMinimumOfPatientsOn() {
    for (String patient : new String[] {"p1", "p2", "p3"}) {
      tally.add("common", patient);
    }
    for (String patient : new String[] {"p1", "p2", "p2", "p2", "p2"}) {
      tally.add("rare", patient);
    }

    assertThat(tally.common()).containsOnlyKeys("common").containsEntry("common", 3L);
    assertThat(tally.rareRows()).isEqualTo(5);
  }

  @Test
  void rowsWithoutAPatientMakeNothingCommon() {
    for (int i = 0; i < 100; i++) {
      tally.add("rare", null);
    }

    assertThat(tally.common()).isEmpty();
    assertThat(tally.rows()).isEqualTo(100);
  }
}
