package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Test of a trend across ordered groups: of Σ s<sub>i</sub> (O<sub>i</sub> − E<sub>i</sub>), with
 * the observed and expected events of a {@link LogRankTest} and a score s of each group. Stratified
 * and with delayed entry as that is. Adding a number to all scores, or multiplying them, changes
 * nothing.
 *
 * <p>Reference: Tarone RE (1975). Tests for trend in life table analysis. Biometrika 62:679–690. <a
 * href="https://doi.org/10.1093/biomet/62.3.679">doi</a>
 *
 * @param weight of each day with events
 */
public record LogRankTrendTest(RankWeight weight) {

  /**
   * Tests a trend within strata.
   *
   * @param strata for each stratum the tables of all groups, in the same order
   * @param scores of the groups, finite
   * @throws IllegalArgumentException if there are more or fewer scores than groups, strata differ
   *     in their number of groups or a table has several causes
   */
  public GroupComparison compareStratified(List<List<EventTable>> strata, double... scores) {
    GroupScores groups = new LogRankTest(weight).scores(strata);
    if (groups.size() != scores.length) {
      throw new IllegalArgumentException(
          "%d scores for %d groups".formatted(scores.length, groups.size()));
    }
    for (double score : scores) {
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("Score %s is not finite".formatted(score));
      }
    }
    // Scores far from 0, like years, would leave of the variance what is rounded off.
    return groups.contrast(Arrays.stream(scores).map(score -> score - scores[0]).toArray());
  }
}
