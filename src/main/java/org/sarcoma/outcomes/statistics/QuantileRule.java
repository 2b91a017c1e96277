package org.sarcoma.outcomes.statistics;

/**
 * What the quantile of a sample is, by the numbering of Hyndman and Fan.
 *
 * <p>Reference: Hyndman RJ, Fan Y (1996). Sample quantiles in statistical packages. Am Stat
 * 50:361–365. <a href="https://doi.org/10.1080/00031305.1996.10473566">doi</a>
 */
public enum QuantileRule {
  /**
   * Type 7, the default of R: linear between order statistics, the k-th of n being the quantile (k
   * − 1)/(n − 1).
   */
  HYNDMAN_FAN_7 {
    @Override
    double position(long size, double probability) {
      return (size - 1) * probability;
    }
  },
  /**
   * Type 2, the default of SAS (PCTLDEF = 5): the order statistic ⌈np⌉, or where np is whole the
   * mean of that and the next.
   */
  HYNDMAN_FAN_2 {
    @Override
    double position(long size, double probability) {
      double position = size * probability;
      double whole = Math.rint(position);
      boolean between = Math.abs(position - whole) <= ROUNDING * size;
      double wanted = between ? whole - 0.5 : Math.floor(position);
      return Math.min(size - 1.0, Math.max(0, wanted));
    }
  };

  /** What is left of a whole product n p by rounding, relative to n. */
  private static final double ROUNDING = 1e-15;

  /**
   * Where the quantile is among the order statistics, counted from 0; between two of them it is
   * their mean with the weights of nearness.
   *
   * @param size number of values, at least 1
   * @param probability in [0, 1]
   */
  abstract double position(long size, double probability);
}
