package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Cox's proportional hazards model, with strata, delayed entry and covariates that change with
 * time.
 *
 * <p>The hazard of a subject of stratum s with covariates x is λ<sub>s</sub>(t) exp(β′x), and β
 * maximizes the partial likelihood. Events precede censorings on the same day. As R's {@code
 * coxph}, with two differences: a coefficient without bound is reported as such, where R warns and
 * prints a number; and the maximum is found to the last digits, where R stops when the likelihood
 * changes by less than 1e-9 of itself.
 *
 * <p>With {@link Penalty#FIRTH} the likelihood has a maximum whatever the data, and its bias in
 * small samples is less; as R's {@code coxphf}, which has Breslow's treatment of ties.
 *
 * <p>References: Cox DR (1972). Regression models and life-tables. J R Stat Soc B 34:187–220. <a
 * href="https://doi.org/10.1111/j.2517-6161.1972.tb00899.x">doi</a>. Heinze G, Schemper M (2001). A
 * solution to the problem of monotone likelihood in Cox regression. Biometrics 57:114–119. <a
 * href="https://doi.org/10.1111/j.0006-341X.2001.00114.x">doi</a>
 *
 * @param ties how events on the same day are treated
 * @param penalty what is added to the partial likelihood
 */
public record CoxModel(TieMethod ties, Penalty penalty) {
  /**
   * Part of its variance below which a covariate counts as a combination of others; of its mean
   * square, as a constant.
   */
  static final double COLLINEAR = 1e-11;

  /** What is added to the logarithm of the partial likelihood. */
  public enum Penalty {
    NONE,
    /** Half the logarithm of the determinant of the information: Jeffreys' prior. */
    FIRTH
  }

  /**
   * Fits the model to events of cause 1; others are censorings.
   *
   * <p>Rows are summed in their order, so that the last bits depend on it; but not on the number of
   * threads that share them, those of the pool of the caller.
   */
  public CoxFit fit(RegressionData data) {
    return fit(data, 1);
  }

  /**
   * Fits the model to events of one cause.
   *
   * @param cause counted from 1; events of other causes are censorings
   */
  public CoxFit fit(RegressionData data, int cause) {
    int[] all = IntStream.range(0, data.terms().size()).toArray();
    CoxLikelihood full = new CoxLikelihood(new RiskSetRows(data, all), ties, cause);
    int[] kept = independent(full, all.length);
    CoxLikelihood likelihood =
        kept.length == all.length ? full : full.with(new RiskSetRows(data, kept));
    Objective objective = penalty == Penalty.FIRTH ? new FirthLikelihood(likelihood) : likelihood;
    double[] zero = new double[kept.length];
    return new CoxFit(
        new TermsOfFit(data.terms(), kept, likelihood.rows()),
        likelihood,
        objective,
        NewtonRaphson.maximize(objective, zero, NewtonRaphson.NONE_FIXED));
  }

  /** Terms that tell subjects apart where there are events, beyond what those before them do. */
  static int[] independent(RiskSetWalk likelihood, int terms) {
    EvaluationSum sum = new EvaluationSum(terms);
    double[] squares = new double[terms];
    likelihood.walk(
        new double[terms],
        day -> {
          sum.add(day);
          Arrays.setAll(squares, j -> squares[j] + day.meanSquareSum(j));
        });
    double[][] information = sum.evaluation().information();
    for (int j = 0; j < terms; j++) {
      // Where a covariate does not vary, its variance is a difference of equals: their rounding.
      information[j][j] = information[j][j] > COLLINEAR * squares[j] ? information[j][j] : 0;
    }
    CholeskyFactor factor = CholeskyFactor.of(information, COLLINEAR);
    return IntStream.range(0, terms).filter(j -> !factor.isDependent(j)).toArray();
  }
}
