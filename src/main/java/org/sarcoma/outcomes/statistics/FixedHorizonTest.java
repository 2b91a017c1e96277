package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.Optional;

/**
 * Comparison of the survival of k groups at one time, on the scale log(−log S).
 *
 * <p>With θ = log(−log S) and its variance by the delta method, Σ (θ − θ̄)²/var θ with θ̄ the
 * inverse-variance mean is compared with a chi-square distribution of k − 1 degrees of freedom.
 *
 * <p>Reference: Klein JP, Logan B, Harhoff M, Andersen PK (2007). Analyzing survival curves at a
 * fixed point in time. Stat Med 26:4505–4519. <a href="https://doi.org/10.1002/sim.2864">doi</a>
 */
public final class FixedHorizonTest {
  private FixedHorizonTest() {}

  /**
   * Compares curves at {@code time}; empty with fewer than two, or where one of them is 0 or 1 or
   * has ended before.
   *
   * @param time days since time zero, at least 0 and finite
   */
  public static Optional<ChiSquareTest> compare(List<SurvivalCurve> curves, double time) {
    double weights = 0;
    double sum = 0;
    double squares = 0;
    for (SurvivalCurve curve : curves) {
      SurvivalCurve.Horizon at = curve.at(time).orElse(null);
      if (at == null || at.interval() == null || at.beyondFollowUp()) {
        return Optional.empty();
      }
      double derivative = ConfidenceScale.LOG_LOG.derivative(at.survival());
      double error = at.standardError() * derivative;
      double value = ConfidenceScale.LOG_LOG.transform(at.survival());
      weights += 1 / (error * error);
      sum += value / (error * error);
      squares += value * value / (error * error);
    }
    return curves.size() < 2
        ? Optional.empty()
        : Optional.of(
            new ChiSquareTest(Math.max(0, squares - sum * sum / weights), curves.size() - 1));
  }
}
