package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The covariates of a fit by name, of which those that are combinations of others are not in it.
 *
 * @param names all covariates
 * @param kept indices of those in the fit, increasing
 * @param rows of the fit
 */
@SuppressWarnings("ArrayRecordComponent") // not compared, and changed by nobody
record TermsOfFit(List<String> names, int[] kept, RiskSetRows rows) {

  /** Index in the fit of a covariate; negative if it is not in it. */
  int index(String term) {
    int index = names.indexOf(term);
    if (index < 0) {
      throw new IllegalArgumentException("No term %s among %s".formatted(term, names));
    }
    return Arrays.binarySearch(kept, index);
  }

  /** What the fit says of each covariate. */
  List<RegressionTerm> terms(NewtonRaphson.Maximum maximum, double[][] covariance, long events) {
    List<RegressionTerm> terms = new ArrayList<>();
    for (String name : names) {
      int j = index(name);
      RegressionTerm.Reason missing = missing(j, maximum, events);
      terms.add(
          missing == null
              ? new RegressionTerm.Estimated(
                  name,
                  maximum.beta()[j] / rows.scale(j),
                  Math.sqrt(covariance[j][j]) / rows.scale(j))
              : new RegressionTerm.NotEstimable(name, missing));
    }
    return terms;
  }

  private static RegressionTerm.@Nullable Reason missing(
      int j, NewtonRaphson.Maximum maximum, long events) {
    if (events == 0) {
      return RegressionTerm.Reason.NO_EVENTS;
    }
    if (j < 0) {
      return RegressionTerm.Reason.COLLINEAR;
    }
    if (!maximum.converged()) {
      return RegressionTerm.Reason.NOT_CONVERGED;
    }
    return maximum.isDrifting(j) ? RegressionTerm.Reason.MONOTONE_LIKELIHOOD : null;
  }
}
