package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.stream.IntStream;

/** A fitted {@link FineGrayModel}. */
public final class FineGrayFit {
  private final TermsOfFit terms;
  private final FineGrayLikelihood likelihood;
  private final NewtonRaphson.Maximum maximum;

  FineGrayFit(TermsOfFit terms, FineGrayLikelihood likelihood, NewtonRaphson.Maximum maximum) {
    this.terms = terms;
    this.likelihood = likelihood;
    this.maximum = maximum;
  }

  /**
   * Each covariate, with the standard error of Fine and Gray: from what each subject contributes to
   * the score, by its events and by its part in the estimate of who remains uncensored.
   */
  public List<RegressionTerm> terms() {
    double[][] inverse = CholeskyFactor.of(maximum.at().information(), 0).inverse();
    double[][] squares = new FineGrayResiduals(likelihood, maximum.beta()).sumOfSquares();
    double[][] covariance = Matrices.sandwich(inverse, squares);
    return terms.terms(maximum, covariance, events());
  }

  /** Number of events of the cause of interest. */
  public long events() {
    return IntStream.range(0, likelihood.rows().size())
        .filter(likelihood::isEvent)
        .mapToLong(likelihood.rows()::count)
        .sum();
  }

  /** Logarithm of the weighted partial likelihood if no covariate matters. */
  public double nullLogLikelihood() {
    return maximum.start().value();
  }

  /** Its maximum; the limit if there is none; the highest found if the search did not end. */
  public double logLikelihood() {
    return maximum.at().value();
  }
}
