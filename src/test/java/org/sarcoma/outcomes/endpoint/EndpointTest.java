package org.sarcoma.outcomes.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.endpoint.Endpoints.endpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.config.Problems;

class EndpointTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "measures = [] | endpoints.os.measures is empty; name survival, cumulative_incidence or both",
        "events = [] | endpoints.os.events is empty; name at least one, for example [death]",
        "competing = [death]"
            + " | endpoints.os.competing has an occurrence that is an event too; keep it in one list",
        "first-day = -1 | endpoints.os.first-day is negative; days count from time zero",
        "last-day = 0 | endpoints.os.last-day leaves no day after first-day",
        "censored-at = never | endpoints.os.censored-at is \"never\"; expected one of last_contact,"
            + " last_assessment",
        "events = [dead] | endpoints.os.events has the element \"dead\"",
        "firstday = 1 | endpoints.os.firstday is not a known key"
      })
  void saysWhatIsWrong(String changes, String problem) {
    Problems problems = new Problems();

    Endpoint.from("os", ReferenceStudy.section("endpoints.os", changes, problems));

    assertThat(problems.all()).anySatisfy(it -> assertThat(it).startsWith(problem));
  }

  @Test
  void populationsLimitWhereItIsComputed() {
    assertThat(endpoint("os").isFor("rt_started")).isTrue();
    assertThat(endpoint("stfs").isFor("operated_no_adjuvant_planned")).isTrue();
    assertThat(endpoint("stfs").isFor("operated")).isTrue();
    assertThat(endpoint("stfs").isFor("rt_started")).isFalse();
  }

  @Test
  void causesAreTheEventAndTheCompetingEvent() {
    assertThat(endpoint("os").causes()).isEqualTo(1);
    assertThat(endpoint("css").causes()).isEqualTo(2);
  }

  @Test
  void treatmentDeathsCanBeMovedToTheCompetingEvents() {
    Endpoint narrow =
        endpoint(
            "css",
            "events = [death_of_sarcoma],"
                + " competing = [death_of_other_cause, death_of_treatment, death_of_unknown_cause]");

    assertThat(narrow.events()).containsExactly(Occurrence.DEATH_OF_SARCOMA);
    assertThat(narrow.competing()).contains(Occurrence.DEATH_OF_TREATMENT);
  }
}
