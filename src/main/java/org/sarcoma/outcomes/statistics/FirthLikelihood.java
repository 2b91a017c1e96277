package org.sarcoma.outcomes.statistics;

/**
 * The partial likelihood with Firth's penalty: log L + ½ log |I|.
 *
 * <p>Element r of its score has ½ tr(I⁻¹ ∂I/∂β<sub>r</sub>) added. With m the mean covariates under
 * one denominator of the likelihood, and M = I⁻¹, its part of the trace is the covariance of x
 * <sub>r</sub> and (x − m)′M(x − m) = q − 2 m′Mx + …, with q = x′Mx; so q is carried along as one
 * covariate more, whose coefficient is 0.
 */
record FirthLikelihood(CoxLikelihood likelihood) implements Objective {

  /** Of coefficients of covariates with range 1. */
  private static final double DIFFERENCE = 1e-4;

  @Override
  public Evaluation evaluate(double[] beta) {
    Evaluation at = likelihood.evaluate(beta);
    CholeskyFactor factor = CholeskyFactor.of(at.information(), 0);
    if (!factor.isFullRank()) {
      return new Evaluation(Double.NEGATIVE_INFINITY, at.score(), at.information());
    }
    double[][] inverse = factor.inverse();
    double[] extended = java.util.Arrays.copyOf(beta, beta.length + 1);
    double[] score = at.score().clone();
    likelihood
        .withCovariate(quadraticForms(inverse))
        .walk(extended, day -> addTraces(day, inverse, score));
    return new Evaluation(at.value() + factor.logDeterminant() / 2, score, at.information());
  }

  /**
   * The penalty bends the likelihood as much as the data do where there are few events, so that the
   * information alone can step back and forth forever. Central differences of the score do.
   */
  @Override
  public double[][] curvature(double[] beta, Evaluation at) {
    double[][] curvature = new double[beta.length][beta.length];
    for (int j = 0; j < beta.length; j++) {
      double[] up = beta.clone();
      double[] down = beta.clone();
      up[j] += DIFFERENCE;
      down[j] -= DIFFERENCE;
      double[] above = evaluate(up).score();
      double[] below = evaluate(down).score();
      for (int i = 0; i < beta.length; i++) {
        curvature[i][j] += (below[i] - above[i]) / (4 * DIFFERENCE);
        curvature[j][i] += (below[i] - above[i]) / (4 * DIFFERENCE);
      }
    }
    return curvature;
  }

  private double[] quadraticForms(double[][] inverse) {
    RiskSetRows rows = likelihood.rows();
    double[] forms = new double[rows.size()];
    for (int position = 0; position < forms.length; position++) {
      for (int j = 0; j < inverse.length; j++) {
        for (int k = 0; k < inverse.length; k++) {
          forms[position] += inverse[j][k] * rows.value(position, j) * rows.value(position, k);
        }
      }
    }
    return forms;
  }

  private void addTraces(RiskSet day, double[][] inverse, double[] score) {
    int q = inverse.length;
    likelihood
        .ties()
        .fractions(day.events())
        .forEach(
            fraction -> {
              for (int r = 0; r < q; r++) {
                double trace = day.covariance(q, r, fraction);
                for (int j = 0; j < q; j++) {
                  for (int k = 0; k < q; k++) {
                    trace -=
                        2
                            * day.mean(k, fraction)
                            * inverse[k][j]
                            * day.covariance(Math.max(j, r), Math.min(j, r), fraction);
                  }
                }
                score[r] += trace / 2;
              }
            });
  }
}
