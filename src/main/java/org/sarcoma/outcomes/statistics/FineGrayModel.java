package org.sarcoma.outcomes.statistics;

import java.util.stream.IntStream;

/**
 * Fine and Gray's proportional hazards model of the subdistribution of one cause, which is a model
 * of its cumulative incidence F: −log(1 − F(t)) = exp(β′x) Λ(t).
 *
 * <p>As {@code crr} of R package {@code cmprsk}: ties as Breslow has them, one distribution of
 * censoring for all, and standard errors that know it is estimated. Two differences: a coefficient
 * without bound is reported as such, where R prints a number; and the maximum is found to the last
 * digits. There is no delayed entry and no strata, as there.
 *
 * <p>Reference: Fine JP, Gray RJ (1999). A proportional hazards model for the subdistribution of a
 * competing risk. JASA 94:496–509. <a href="https://doi.org/10.1080/01621459.1999.10474144">doi</a>
 *
 * @param cause the cause of interest, counted from 1; other causes compete
 */
public record FineGrayModel(int cause) {
  public FineGrayModel {
    if (cause < 1) {
      throw new IllegalArgumentException("Cause is %d, but 1 is least".formatted(cause));
    }
  }

  /**
   * Fits the model. Rows of one pattern are different subjects.
   *
   * @throws IllegalArgumentException if somebody enters late, or there are several strata
   */
  public FineGrayFit fit(RegressionData data) {
    int[] all = IntStream.range(0, data.terms().size()).toArray();
    RiskSetRows rows = new RiskSetRows(data, all);
    if (rows.strata() > 1) {
      throw new IllegalArgumentException("Fine and Gray's model has no strata");
    }
    if (data.entersLate()) {
      throw new IllegalArgumentException("Fine and Gray's model has no delayed entry");
    }
    FineGrayLikelihood full = new FineGrayLikelihood(rows, cause);
    int[] kept = CoxModel.independent(full, all.length);
    FineGrayLikelihood likelihood =
        kept.length == all.length
            ? full
            : new FineGrayLikelihood(new RiskSetRows(data, kept), cause);
    double[] zero = new double[kept.length];
    return new FineGrayFit(
        new TermsOfFit(data.terms(), kept, likelihood.rows()),
        likelihood,
        NewtonRaphson.maximize(likelihood, zero, NewtonRaphson.NONE_FIXED));
  }
}
