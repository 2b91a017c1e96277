package org.sarcoma.outcomes.regression;

import java.util.List;

/**
 * What subjects of a regression have in common.
 *
 * @param institution of the subjects, which is their cluster
 * @param stratum levels of the stratifying variables
 * @param values of the covariates: a number of a numeric variable, else the level
 */
record CovariatePattern(String institution, String stratum, List<Object> values) {

  CovariatePattern {
    values = List.copyOf(values);
  }
}
