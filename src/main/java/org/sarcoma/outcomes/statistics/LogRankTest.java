package org.sarcoma.outcomes.statistics;

import java.util.List;

/**
 * Weighted log-rank test of k groups, optionally stratified.
 *
 * <p>On each day with d events among n at risk, group i with n<sub>i</sub> at risk expects d
 * n<sub>i</sub>/n of them, with covariances d (n − d)/(n − 1) n<sub>i</sub>/n (δ<sub>ij</sub> −
 * n<sub>j</sub>/n). Observed less expected events and covariances, weighted by w and w², are summed
 * over days and strata to U and V, and U′V⁻U is compared with a chi-square distribution. As R's
 * {@code survdiff}, but also with delayed entry. Groups without expected events are left out; of a
 * V of deficient rank a generalized inverse is taken, and its rank is the degrees of freedom, where
 * R stops.
 *
 * <p>Reference: Mantel N (1966). Evaluation of survival data and two new rank order statistics
 * arising in its consideration. Cancer Chemother Rep 50:163–170. <a
 * href="https://pubmed.ncbi.nlm.nih.gov/5910392/">pubmed</a>
 *
 * @param weight of each day with events
 */
public record LogRankTest(RankWeight weight) {

  /**
   * Compares groups.
   *
   * @param groups tables of one cause; groups of nobody are allowed
   */
  public GroupComparison compare(List<EventTable> groups) {
    return compareStratified(List.of(groups));
  }

  /**
   * Compares groups within strata.
   *
   * @param strata for each stratum the tables of all groups, in the same order
   * @throws IllegalArgumentException if strata differ in their number of groups or a table has
   *     several causes
   */
  public GroupComparison compareStratified(List<List<EventTable>> strata) {
    return scores(strata).comparison(1);
  }

  GroupScores scores(List<List<EventTable>> strata) {
    GroupScores scores = new GroupScores(strata.isEmpty() ? 0 : strata.get(0).size());
    LogRankScore sums = new LogRankScore(scores, weight);
    strata.forEach(sums::add);
    return scores;
  }
}
