package org.sarcoma.outcomes.statistics;

import java.util.Arrays;

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
    double[] extended = Arrays.copyOf(beta, beta.length + 1);
    double[] score = at.score().clone();
    likelihood
        .with(likelihood.rows().withCovariate(quadraticForms(inverse)))
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

  @Override
  public boolean isCurvatureCostly() {
    return true;
  }

  private double[] quadraticForms(double[][] inverse) {
    RiskSetRows rows = likelihood.rows();
    double[] forms = new double[rows.size()];
    Arrays.parallelSetAll(
        forms,
        position -> {
          double form = 0;
          for (int j = 0; j < inverse.length; j++) {
            for (int k = 0; k < inverse.length; k++) {
              form += inverse[j][k] * rows.value(position, j) * rows.value(position, k);
            }
          }
          return form;
        });
    return forms;
  }

  private void addTraces(RiskSet day, double[][] inverse, double[] score) {
    for (long event = 0; event < day.events(); event++) {
      double fraction = likelihood.ties().fraction(event, day.events());
      for (int r = 0; r < score.length; r++) {
        score[r] += trace(day, inverse, r, fraction) / 2;
      }
    }
  }

  private static double trace(RiskSet day, double[][] inverse, int r, double fraction) {
    int q = inverse.length;
    double trace = day.covariance(q, r, fraction);
    for (int j = 0; j < q; j++) {
      double covariance = day.covariance(Math.max(j, r), Math.min(j, r), fraction);
      for (int k = 0; k < q; k++) {
        trace -= 2 * day.mean(k, fraction) * inverse[k][j] * covariance;
      }
    }
    return trace;
  }
}
