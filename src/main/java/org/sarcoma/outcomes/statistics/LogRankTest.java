package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

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
    int size = strata.isEmpty() ? 0 : strata.get(0).size();
    LogRankScore score = new LogRankScore(size);
    long[] subjects = new long[size];
    for (List<EventTable> groups : strata) {
      if (groups.size() != size) {
        throw new IllegalArgumentException(
            "Strata of %d and %d groups".formatted(size, groups.size()));
      }
      groups.forEach(EventTable::requireOneCause);
      for (int group = 0; group < size; group++) {
        subjects[group] += groups.get(group).subjects();
      }
      score.add(groups, weight);
    }
    return comparison(score, subjects);
  }

  private static GroupComparison comparison(LogRankScore score, long[] subjects) {
    List<GroupComparison.Group> groups = new ArrayList<>();
    for (int group = 0; group < subjects.length; group++) {
      groups.add(
          new GroupComparison.Group(
              subjects[group],
              score.observed(group),
              score.expected(group),
              score.variance(group)));
    }
    QuadraticForm form = score.quadraticForm();
    if (form.rank() == 0) {
      return new GroupComparison.NotEstimable(groups);
    }
    double pValue = ChiSquaredDistribution.of(form.rank()).survivalProbability(form.value());
    return new GroupComparison.Tested(form.value(), form.rank(), pValue, groups);
  }
}
