package org.sarcoma.outcomes.statistics;

/**
 * How the partial likelihood treats d events on one day.
 *
 * <p>References: Breslow NE (1974). Covariance analysis of censored survival data. Biometrics
 * 30:89–99. <a href="https://doi.org/10.2307/2529620">doi</a>. Efron B (1977). The efficiency of
 * Cox's likelihood function for censored data. JASA 72:557–565. <a
 * href="https://doi.org/10.1080/01621459.1977.10480613">doi</a>
 */
public enum TieMethod {
  /** Everybody at risk is in the denominator of each of the d events; the default of SAS. */
  BRESLOW {
    @Override
    double fraction(long k, long events) {
      return 0;
    }
  },
  /**
   * Those with an event leave the denominators in equal parts: the k-th has the weights of the
   * events less (k − 1)/d of them. Nearer to the exact likelihood; the default of R.
   */
  EFRON {
    @Override
    double fraction(long k, long events) {
      return (double) k / events;
    }
  };

  /** The part of those with an event that the denominator of the k-th, from 0, lacks. */
  abstract double fraction(long k, long events);
}
