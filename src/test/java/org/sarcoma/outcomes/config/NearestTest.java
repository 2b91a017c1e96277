package org.sarcoma.outcomes.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN = List.of("endpoints", "horizons-days", "strata");

  @Test
  void suggestsTheNameThatIsFewestChangesAway() {
    assertThat(Nearest.suggestion("endpoint", KNOWN)).isEqualTo("; did you mean endpoints");
    assertThat(Nearest.suggestion("horizon-day", KNOWN)).isEqualTo("; did you mean horizons-days");
  }

  @Test
  void suggestsNothingWhereNoNameIsNear() {
    assertThat(Nearest.suggestion("colour", KNOWN)).isEmpty();
    assertThat(Nearest.suggestion("colour", List.of())).isEmpty();
  }

  @Test
  void prefersTheFirstNameOfSeveralThatAreEquallyNear() {
    assertThat(Nearest.suggestion("bat", List.of("rat", "cat"))).isEqualTo("; did you mean cat");
  }

  @ParameterizedTest
  @CsvSource({"'', '', 0", "abc, abc, 0", "'', abc, 3", "kitten, sitting, 3", "ab, ba, 2"})
  void distanceIsTheNumberOfChangesInEitherDirection(String one, String other, int changes) {
    assertThat(Nearest.distance(one, other)).isEqualTo(changes);
    assertThat(Nearest.distance(other, one)).isEqualTo(changes);
  }
}
