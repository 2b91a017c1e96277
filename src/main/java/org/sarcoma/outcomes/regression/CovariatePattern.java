package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * What subjects of a regression have in common.
 *
 * @param institution of the subjects, which is their cluster
 * @param stratum levels of the stratifying variables
 * @param values of the covariates, as they are written; numbers as {@link Double#toString}
 */
record CovariatePattern(String institution, String stratum, List<String> values)
    implements Serializable, Comparable<CovariatePattern> {

  private static final Comparator<CovariatePattern> ORDER =
      Comparator.comparing(CovariatePattern::institution)
          .thenComparing(CovariatePattern::stratum)
          .thenComparing(it -> String.join("\0", it.values()));

  CovariatePattern {
    values = List.copyOf(values);
  }

  @Override
  public int compareTo(CovariatePattern other) {
    return ORDER.compare(this, other);
  }
}
