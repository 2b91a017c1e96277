package org.sarcoma.outcomes.statistics;

import java.util.List;

/** Outcome of a test that several groups have the same survival function. */
public sealed interface GroupComparison {

  /**
   * One group, summed over strata.
   *
   * @param subjects all who were ever at risk
   * @param observed weighted number of events
   * @param expected weighted number of events expected if all groups are alike
   * @param variance of {@code observed − expected} if all groups are alike
   */
  record Group(long subjects, double observed, double expected, double variance) {}

  /**
   * The test could be done.
   *
   * @param statistic chi-square statistic
   * @param degreesOfFreedom at least 1: groups with expected events less one, or the rank of the
   *     covariance matrix where that is smaller
   * @param pValue probability of such a statistic or a larger one if all groups are alike
   * @param groups in the order given
   */
  record Tested(double statistic, int degreesOfFreedom, double pValue, List<Group> groups)
      implements GroupComparison {
    public Tested {
      groups = List.copyOf(groups);
    }
  }

  /**
   * The events do not tell the groups apart: fewer than two groups were at risk when there were
   * events.
   *
   * @param groups in the order given
   */
  record NotEstimable(List<Group> groups) implements GroupComparison {
    public NotEstimable {
      groups = List.copyOf(groups);
    }
  }
}
