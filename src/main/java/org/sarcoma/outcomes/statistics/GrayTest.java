package org.sarcoma.outcomes.statistics;

import java.util.List;

/**
 * Gray's test that groups have the same cumulative incidence of one cause, the others competing;
 * optionally stratified. As {@code cuminc} of R package {@code cmprsk}.
 *
 * <p>It compares subdistribution hazards: with F the incidence and S the event-free survival of a
 * group, its n at risk stand for R = n (1 − F(t−))/S(t−), of those who have not had the cause. Each
 * day with d events of the cause is weighted by (1 − F⁰(t−))<sup>ρ</sup>, with F⁰ the incidence of
 * all groups. The variance is that of Gray's section 3; of one that is not positive definite no
 * test is made.
 *
 * <p>F⁰ can exceed 1 once groups have died out. Where it leaves no weight or no variance while
 * several groups are at risk, no test is made either, and the sums by group are NaN; R stops there,
 * and on more days, by the order of the groups.
 *
 * <p>Reference: Gray RJ (1988). A class of K-sample tests for comparing the cumulative incidence of
 * a competing risk. Ann Stat 16:1141–1154. <a href="https://doi.org/10.1214/aos/1176350951">doi</a>
 *
 * @param rho exponent of the weights, finite; 0 weights all days alike
 */
public record GrayTest(double rho) {
  public GrayTest {
    if (!Double.isFinite(rho)) {
      throw new IllegalArgumentException("Exponent rho is %s".formatted(rho));
    }
  }

  /**
   * Compares groups.
   *
   * @param cause whose incidence is compared, counted from 1
   */
  public GroupComparison compare(List<EventTable> groups, int cause) {
    return compareStratified(List.of(groups), cause);
  }

  /**
   * Compares groups within strata.
   *
   * @param strata for each stratum the tables of all groups, in the same order
   * @param cause whose incidence is compared, counted from 1
   * @throws IllegalArgumentException if strata differ in their number of groups, a table lacks the
   *     cause, or somebody enters late
   */
  public GroupComparison compareStratified(List<List<EventTable>> strata, int cause) {
    GroupScores scores = new GroupScores(strata.isEmpty() ? 0 : strata.get(0).size());
    for (List<EventTable> groups : strata) {
      groups.forEach(table -> requireFits(table, cause));
      scores.addSubjects(groups);
      new GrayScore(scores, groups, cause).add(rho);
    }
    return scores.comparison(Math.max(1, scores.inhabited() - 1));
  }

  private static void requireFits(EventTable table, int cause) {
    table.requireCause(cause);
    if (table.subjects() != table.initial()) {
      throw new IllegalArgumentException("Gray's test has no delayed entry");
    }
  }
}
