package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.statistics.CoxModel.Penalty;
import org.sarcoma.outcomes.statistics.RegressionTerm.Estimated;
import org.sarcoma.outcomes.statistics.RegressionTerm.NotEstimable;
import org.sarcoma.outcomes.statistics.RegressionTerm.Reason;

/** Coefficients that the data do not determine, although a search for a maximum ends somewhere. */
class UnidentifiedTermTest {

  /**
   * As x1 grows, the likelihood comes to 1 for every x2 of a smaller size: by symmetry the search
   * leaves x2 at 0, but no value is better than others.
   */
  @ParameterizedTest
  @EnumSource(TieMethod.class)
  void nothingIsLeftThatTellsOneValueFromAnother(TieMethod ties) {
    CoxFit fit = new CoxModel(ties, Penalty.NONE).fit(symmetric());

    assertThat(fit.terms())
        .containsExactly(
            new NotEstimable("x1", Reason.MONOTONE_LIKELIHOOD),
            new NotEstimable("x2", Reason.MONOTONE_LIKELIHOOD));
    assertThat(fit.logLikelihood()).isBetween(-1e-12, 0.0);
  }

  @Test
  void theSameOfASubdistribution() {
    assertThat(new FineGrayModel(1).fit(symmetric()).terms())
        .containsExactly(
            new NotEstimable("x1", Reason.MONOTONE_LIKELIHOOD),
            new NotEstimable("x2", Reason.MONOTONE_LIKELIHOOD));
  }

  private static RegressionData symmetric() {
    RegressionData.Builder rows = RegressionData.of(List.of("x1", "x2"));
    rows.pattern(1, 1, 1, 0).add(1, 1, 1);
    rows.pattern(1, 2, 0, 1).add(2, 0, 1);
    rows.pattern(1, 3, 0, -1).add(2, 0, 1);
    return rows.build();
  }

  @Test
  void estimateOf0WithoutVariationIsNoEvidence() {
    assertThat(new Estimated("x", 0, 0).pValue()).isEqualTo(1);
    assertThat(new Estimated("x", 1, 0).pValue()).isEqualTo(0);
  }

  /** The mean over all subjects is no number of few digits, so that there is something to round. */
  @ParameterizedTest
  @ValueSource(ints = {3, 7, 10, 11, 13, 20, 39, 41, 53, 97})
  void covariateThatDoesNotVaryWhereThereAreEvents(int others) {
    RegressionData.Builder rows = RegressionData.of(List.of("x1", "x2"));
    for (int i = 0; i < 8; i++) {
      rows.pattern(1, 1, 0.7 * (3 * i % 8), 0).add(3 + i, i == 2 ? 1 : 0, 1);
    }
    rows.pattern(2, 1, 3, 1).add(7, 0, 3);
    rows.pattern(2, 1, 4, 0).add(7, 0, others);

    CoxFit fit = new CoxModel(TieMethod.EFRON, Penalty.NONE).fit(rows.build());

    assertThat(fit.terms().get(0)).isInstanceOf(Estimated.class);
    assertThat(fit.terms().get(1)).isEqualTo(new NotEstimable("x2", Reason.COLLINEAR));
  }
}
