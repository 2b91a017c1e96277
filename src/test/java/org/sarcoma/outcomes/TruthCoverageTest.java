package org.sarcoma.outcomes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.generate.Plan;

/** A short form of {@code scripts/coverage.sh}. */
class TruthCoverageTest {
  private static final int REPLICATES = 60;

  /** More are on one side with probability below 1e-6 where 2.5% are expected. */
  private static final long MOST_ON_ONE_SIDE = 10;

  @Test
  void neitherSideMissesTheTruthMoreOftenThanByChance() {
    SortedMap<String, TruthCoverage> counts =
        TruthCoverage.of(200, GeneratedStudy.ENDPOINTS, 1, REPLICATES);

    assertThat(counts.keySet()).isEqualTo(TruthIntervals.TRUTH.keySet());
    assertThat(counts)
        .allSatisfy(
            (name, it) -> {
              assertThat(it.below()).isLessThanOrEqualTo(MOST_ON_ONE_SIDE);
              assertThat(it.above()).isLessThanOrEqualTo(MOST_ON_ONE_SIDE);
              assertThat(it.given()).isGreaterThan(REPLICATES / 3);
            });
  }

  /** What is outside is looked at again alone. */
  @Test
  void someEndpointsHaveTheCountsThatTheyHaveAmongAll() {
    SortedMap<String, TruthCoverage> all = TruthCoverage.of(200, GeneratedStudy.ENDPOINTS, 1, 2);
    for (String endpoint : GeneratedStudy.ENDPOINTS) {
      SortedMap<String, TruthCoverage> alone = TruthCoverage.of(200, Set.of(endpoint), 1, 2);

      assertThat(alone).isNotEmpty();
      assertThat(all).containsAllEntriesOf(alone);
    }
  }

  /** Intervals of 10,000 patients are narrow: a truth that is not that of the generator shows. */
  @Test
  void theTruthIsThatOfManyPatients() {
    Plan plan = TruthCoverage.plan(10_000, 1);
    GeneratedStudy study =
        new GeneratedStudy(plan, GeneratedStudy.ENDPOINTS, "confidence-level = 0.999999");
    SortedMap<String, TruthIntervals.Interval> intervals = TruthIntervals.of(study.rows(plan));

    assertThat(intervals.keySet()).isEqualTo(TruthIntervals.TRUTH.keySet());
    assertThat(intervals)
        .allSatisfy(
            (name, it) ->
                assertThat(requireNonNull(TruthIntervals.TRUTH.get(name)))
                    .isBetween(it.lower(), it.upper()));
  }
}
