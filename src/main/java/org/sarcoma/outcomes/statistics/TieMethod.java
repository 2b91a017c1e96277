package org.sarcoma.outcomes.statistics;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

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
    DoubleStream fractions(long events) {
      return DoubleStream.generate(() -> 0).limit(events);
    }
  },
  /**
   * Those with an event leave the denominators in equal parts: the k-th has the weights of the
   * events less (k − 1)/d of them. Nearer to the exact likelihood; the default of R.
   */
  EFRON {
    @Override
    DoubleStream fractions(long events) {
      return LongStream.range(0, events).mapToDouble(k -> (double) k / events);
    }
  };

  /** For each event of a day, the part of those with an event that its denominator lacks. */
  abstract DoubleStream fractions(long events);
}
