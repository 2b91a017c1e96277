package org.sarcoma.outcomes.statistics;

/**
 * The weights with names of their own.
 *
 * <p>Reference: Klein JP, Moeschberger ML (2003). Survival Analysis, 2nd edition, section 7.3. <a
 * href="https://doi.org/10.1007/b97377">doi</a>
 */
public enum LogRankWeight implements RankWeight {
  /** Weight 1: most powerful for proportional hazards. */
  LOG_RANK {
    @Override
    public double weight(double atRisk, double survivalBefore) {
      return 1;
    }
  },
  /** Weight n, the number at risk: Gehan's generalization of the Wilcoxon test. */
  GEHAN_WILCOXON {
    @Override
    public double weight(double atRisk, double survivalBefore) {
      return atRisk;
    }
  },
  /** Weight √n. */
  TARONE_WARE {
    @Override
    public double weight(double atRisk, double survivalBefore) {
      return Math.sqrt(atRisk);
    }
  },
  /**
   * Weight S(t−), the Kaplan–Meier estimate before the day: Peto and Peto's test as R computes it
   * with {@code rho = 1}. Others take Π (1 − d/(n + 1)) up to and including the day.
   */
  PETO_PETO {
    @Override
    public double weight(double atRisk, double survivalBefore) {
      return survivalBefore;
    }
  }
}
