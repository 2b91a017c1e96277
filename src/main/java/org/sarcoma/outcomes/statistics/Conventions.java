package org.sarcoma.outcomes.statistics;

/**
 * Whose defaults are taken where packages differ.
 *
 * <p>References: R package survival, {@code survfit} and {@code coxph}; SAS/STAT, procedures
 * LIFETEST and PHREG; SAS procedure MEANS.
 */
public enum Conventions {
  /** Of the study: log(−log) intervals, Efron's ties, R's sample quantiles. */
  STUDY(ConfidenceScale.LOG_LOG, TieMethod.EFRON, QuantileRule.HYNDMAN_FAN_7),
  /** Log intervals, Efron's ties, sample quantiles of type 7. */
  R(ConfidenceScale.LOG, TieMethod.EFRON, QuantileRule.HYNDMAN_FAN_7),
  /** Log(−log) intervals, Breslow's ties, sample quantiles of type 2. */
  SAS(ConfidenceScale.LOG_LOG, TieMethod.BRESLOW, QuantileRule.HYNDMAN_FAN_2);

  private final ConfidenceScale confidenceScale;
  private final TieMethod ties;
  private final QuantileRule quantileRule;

  Conventions(ConfidenceScale confidenceScale, TieMethod ties, QuantileRule quantileRule) {
    this.confidenceScale = confidenceScale;
    this.ties = ties;
    this.quantileRule = quantileRule;
  }

  /** Scale of intervals of curves. */
  public ConfidenceScale confidenceScale() {
    return confidenceScale;
  }

  /** Treatment of ties in Cox's model. */
  public TieMethod ties() {
    return ties;
  }

  /** Quantiles of a sample; those of a curve are the same everywhere. */
  public QuantileRule quantileRule() {
    return quantileRule;
  }
}
