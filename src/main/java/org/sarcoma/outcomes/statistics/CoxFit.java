package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A fitted {@link CoxModel}. What is not among {@link #terms} is computed when asked for, some of
 * it in a walk over all rows.
 */
public final class CoxFit {
  private final TermsOfFit terms;
  private final CoxLikelihood likelihood;
  private final Objective objective;
  private final NewtonRaphson.Maximum maximum;
  private final double[][] covariance;
  private @Nullable ProportionalHazardsTest proportionalHazards;

  CoxFit(
      TermsOfFit terms,
      CoxLikelihood likelihood,
      Objective objective,
      NewtonRaphson.Maximum maximum) {
    this.terms = terms;
    this.likelihood = likelihood;
    this.objective = objective;
    this.maximum = maximum;
    covariance = CholeskyFactor.of(maximum.at().information(), 0).inverse();
  }

  /** Each covariate, with the standard error of the model: from the information. */
  public List<RegressionTerm> terms() {
    return terms.terms(maximum, covariance, events());
  }

  /**
   * Each covariate, with a standard error that holds if the model does not: from the score residual
   * of each subject, as {@code robust = TRUE} in R. Rows of one pattern are different subjects.
   *
   * <p>Reference: Lin DY, Wei LJ (1989). The robust inference for the Cox proportional hazards
   * model. JASA 84:1074–1078. <a href="https://doi.org/10.1080/01621459.1989.10478874">doi</a>
   */
  public List<RegressionTerm> robustTerms() {
    return terms.terms(
        maximum,
        Matrices.sandwich(
            covariance, new ScoreResiduals(likelihood, maximum.beta()).sumOfSquares()),
        events());
  }

  /** As {@link #robustTerms}, with the residuals of a cluster added up; {@code cluster()} in R. */
  public List<RegressionTerm> clusteredTerms() {
    return terms.terms(
        maximum,
        Matrices.sandwich(
            covariance, new ScoreResiduals(likelihood, maximum.beta()).clusterSquares()),
        events());
  }

  /** Number of events. */
  public long events() {
    return likelihood.days().events();
  }

  /** Logarithm of the partial likelihood, with its penalty if any, if no covariate matters. */
  public double nullLogLikelihood() {
    return maximum.start().value();
  }

  /** Its maximum; the limit if there is none; the highest found if the search did not end. */
  public double logLikelihood() {
    return maximum.at().value();
  }

  /** Steps to the maximum. */
  public int iterations() {
    return maximum.iterations();
  }

  /** Likelihood ratio test that no covariate matters; empty if none is left to test. */
  public Optional<ChiSquareTest> likelihoodRatioTest() {
    return maximum.converged()
        ? test(2 * Math.max(0, logLikelihood() - nullLogLikelihood()))
        : Optional.empty();
  }

  /** Score test that no covariate matters, for one factor and no ties the log-rank test. */
  public Optional<ChiSquareTest> scoreTest() {
    CholeskyFactor information = CholeskyFactor.of(maximum.start().information(), 0);
    return test(information.quadraticForm(maximum.start().score()));
  }

  /** Wald's test that no covariate matters; empty if one of them has no estimate. */
  public Optional<ChiSquareTest> waldTest() {
    if (!isBounded() || !maximum.converged()) {
      return Optional.empty();
    }
    double[] beta = maximum.beta();
    return test(NewtonRaphson.product(beta, Matrices.product(maximum.at().information(), beta)));
  }

  private boolean isBounded() {
    return IntStream.range(0, terms.kept().length).noneMatch(maximum::isDrifting);
  }

  private Optional<ChiSquareTest> test(double statistic) {
    return terms.kept().length == 0
        ? Optional.empty()
        : Optional.of(new ChiSquareTest(statistic, terms.kept().length));
  }

  /**
   * Test that the hazards of some terms are proportional: the score test of a coefficient that
   * changes with 1 − S(t−), S the Kaplan–Meier estimate of everybody; {@code cox.zph} in R from its
   * version 3 on. Empty if one of them has no estimate.
   *
   * @param names all of a factor together, or all there are
   */
  public Optional<ChiSquareTest> proportionalHazards(List<String> names) {
    List<Integer> tested = names.stream().map(terms::index).toList();
    boolean estimated =
        maximum.converged() && tested.stream().allMatch(j -> j >= 0 && !maximum.isDrifting(j));
    return estimated && !tested.isEmpty() ? proportionalHazards().test(tested) : Optional.empty();
  }

  private synchronized ProportionalHazardsTest proportionalHazards() {
    if (proportionalHazards == null) {
      proportionalHazards = ProportionalHazardsTest.of(likelihood, maximum.beta());
    }
    return proportionalHazards;
  }

  /** Agreement of the linear predictor with the order of events; empty without comparable pairs. */
  public Optional<Concordance> concordance() {
    return Concordance.of(likelihood, likelihood.rows().predictors(maximum.beta()));
  }

  /**
   * Cumulative hazards of somebody with {@code covariates}, one path for each stratum in the order
   * of their labels; none if a coefficient has no bound, or none was found.
   *
   * @param covariates as many as terms; those of collinear terms are not used
   */
  public List<BaselineHazard> cumulativeHazards(double... covariates) {
    if (!isBounded() || !maximum.converged()) {
      return List.of();
    }
    double[] standardized = new double[terms.kept().length];
    for (int j = 0; j < terms.kept().length; j++) {
      RiskSetRows rows = likelihood.rows();
      standardized[j] = (covariates[terms.kept()[j]] - rows.center(j)) / rows.scale(j);
    }
    return BaselineHazard.of(likelihood, maximum.beta(), covariance, standardized);
  }

  /**
   * Interval of a coefficient of all values that the likelihood ratio test does not reject, with
   * the others at their best for each; with Firth's penalty of the penalized likelihood. A limit
   * that does not exist is empty. Empty as a whole if the term is collinear or nothing converged.
   *
   * @param level two-sided coverage in (0, 1)
   */
  public Optional<ProfileInterval> profileInterval(String term, double level) {
    int j = terms.index(term);
    return j < 0 || !maximum.converged()
        ? Optional.empty()
        : Optional.of(
            new ProfileLikelihood(objective, maximum, j)
                .interval(level)
                .dividedBy(likelihood.rows().scale(j)));
  }
}
