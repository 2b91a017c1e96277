package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.statistics.CoxModel.Penalty;
import org.sarcoma.outcomes.statistics.RegressionTerm.Estimated;

/**
 * What is said of a coefficient beside others without bound. The numbers are those of {@code coxph}
 * in R where who is behind those with the event, along the direction without bound, is left out.
 */
class UnboundedNeighborTest {
  private static final CoxModel EFRON = new CoxModel(TieMethod.EFRON, Penalty.NONE);
  private static final int[][] LATE = {
    {1, 3, 1, 1, 30, 1, 0},
    {1, 3, 0, 2, 48, 0, 0},
    {5, 9, 2, 3, 53, 1, 0},
    {0, 2, 2, 4, 34, 0, 0},
    {2, 9, 0, 5, 68, 1, 0},
    {1, 2, 0, 6, 34, 1, 0},
    {2, 5, 2, 7, 30, 1, 0},
    {1, 5, 1, 8, 43, 1, 0},
    {1, 3, 1, 9, 57, 0, 1},
    {1, 2, 0, 10, 60, 0, 0},
    {0, 1, 0, 11, 48, 1, 0},
    {0, 1, 0, 12, 29, 0, 0},
    {2, 4, 2, 13, 31, 0, 0}
  };

  /** The inverse of the information has elements of 1e13, of which little is left of the others. */
  @Test
  void robustErrorKeepsItsDigits() {
    RegressionData.Builder rows = RegressionData.of(List.of("x1", "x2", "x3"));
    for (int[] it : LATE) {
      rows.pattern(1, it[3], it[4], it[5], it[6]).addEntering(it[0], it[1], it[2], 1);
    }

    CoxFit fit = EFRON.fit(rows.build());

    assertThat(((Estimated) fit.terms().get(0)).standardError())
        .isCloseTo(0.0655984400811, within(1e-11));
    assertThat(((Estimated) fit.robustTerms().get(0)).standardError())
        .isCloseTo(0.0406307685279, within(1e-10));
  }

  /** A direction without information is no reason to take a degree of freedom from another test. */
  @Test
  void proportionalHazardsAreTested() {
    RegressionData.Builder rows = RegressionData.of(List.of("x1", "x2", "x3"));
    rows.pattern(1, 1, 0, 26, 0).add(935, 0, 1);
    rows.pattern(1, 2, 1, 57, 0).addEntering(247, 1988, 1, 1);
    rows.pattern(1, 3, 0, 60, 1).add(2910, 0, 1);
    rows.pattern(1, 4, 1, 45, 0).add(2376, 0, 1);
    rows.pattern(1, 5, 0, 61, 1).addEntering(1033, 1257, 2, 1);
    rows.pattern(1, 6, 0, 52, 1).addEntering(109, 851, 1, 1);

    ChiSquareTest test = EFRON.fit(rows.build()).proportionalHazards(List.of("x2")).orElseThrow();

    assertThat(test.statistic()).isCloseTo(0.258405463244, within(1e-10));
    assertThat(test.degreesOfFreedom()).isEqualTo(1);
  }
}
