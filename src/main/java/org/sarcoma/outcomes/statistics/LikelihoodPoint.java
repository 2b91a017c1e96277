package org.sarcoma.outcomes.statistics;

/**
 * A log likelihood of a mean μ and a standard deviation τ, with its derivatives.
 *
 * @param value log likelihood
 * @param byMean derivative by μ
 * @param bySpread derivative by τ
 * @param byMeanTwice second derivative by μ
 * @param byBoth by μ and τ
 * @param bySpreadTwice second derivative by τ
 */
record LikelihoodPoint(
    double value,
    double byMean,
    double bySpread,
    double byMeanTwice,
    double byBoth,
    double bySpreadTwice) {

  static final LikelihoodPoint NONE = new LikelihoodPoint(0, 0, 0, 0, 0, 0);

  LikelihoodPoint plus(LikelihoodPoint other) {
    return new LikelihoodPoint(
        value + other.value,
        byMean + other.byMean,
        bySpread + other.bySpread,
        byMeanTwice + other.byMeanTwice,
        byBoth + other.byBoth,
        bySpreadTwice + other.bySpreadTwice);
  }

  /** Twice the derivative by τ² at τ = {@code spread}, which does not vanish at τ = 0. */
  double slope(double spread) {
    return spread == 0 ? bySpreadTwice : bySpread / spread;
  }
}
