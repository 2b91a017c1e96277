package org.sarcoma.outcomes.statistics;

/**
 * The weights S(t−)<sup>ρ</sup> of the G-rho family, with S the Kaplan–Meier estimate of all groups
 * together; {@code rho} of R's {@code survdiff}.
 *
 * <p>Reference: Harrington DP, Fleming TR (1982). A class of rank test procedures for censored
 * survival data. Biometrika 69:553–566. <a href="https://doi.org/10.1093/biomet/69.3.553">doi</a>
 *
 * @param rho exponent, finite; 0 is the log-rank test, positive values weight early differences
 */
public record GRho(double rho) implements RankWeight {
  public GRho {
    if (!Double.isFinite(rho)) {
      throw new IllegalArgumentException("Exponent rho is %s".formatted(rho));
    }
  }

  @Override
  public double weight(double atRisk, double survivalBefore) {
    return Math.pow(survivalBefore, rho);
  }
}
