package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Restricted mean survival time: the expected number of event-free days within the first {@code
 * horizon} days, which is the area under the survival curve up to there.
 *
 * <p>Its variance is Σ A(t)² d / (n (n − d)) over event days t, with A(t) the area from t to the
 * horizon, d the events and n the number at risk; as R's {@code survfit} prints it.
 *
 * <p>Reference: Irwin JO (1949). The standard error of an estimate of expectation of life. J Hyg
 * 47:188–189. <a href="https://doi.org/10.1017/S0022172400014443">doi</a>
 *
 * @param horizon days since time zero
 * @param mean restricted mean in days, in [0, horizon]
 * @param standardError of {@code mean} in days; 0 if there is no event before the horizon
 * @param extrapolated whether the horizon is after the last day on which anybody was observed while
 *     the curve is above 0: the curve is then carried forward, and {@code mean} is not an estimate
 */
public record RestrictedMean(
    double horizon, double mean, double standardError, boolean extrapolated) {

  /**
   * Restricts the mean of {@code curve} to {@code horizon}; empty if nobody was observed.
   *
   * @param horizon days since time zero, at least 0 and finite
   */
  public static Optional<RestrictedMean> of(SurvivalCurve curve, double horizon) {
    return curve.at(horizon).map(at -> of(curve, horizon, at.beyondFollowUp()));
  }

  private static RestrictedMean of(SurvivalCurve curve, double horizon, boolean extrapolated) {
    List<SurvivalCurve.Point> points =
        curve.points().subList(0, Steps.countUpTo(curve.points(), horizon));
    double area = 0; // from the current point to the horizon
    double variance = 0;
    double end = horizon;
    for (int i = points.size() - 1; i >= 0; i--) {
      SurvivalCurve.Point point = points.get(i);
      area += point.survival() * (end - point.day());
      variance += area * area * greenwoodTerm(point);
      end = point.day();
    }
    return new RestrictedMean(horizon, area + end, Math.sqrt(variance), extrapolated);
  }

  private static double greenwoodTerm(SurvivalCurve.Point point) {
    double atRisk = point.atRisk();
    double events = point.events();
    return events == atRisk ? 0 : events / (atRisk * (atRisk - events));
  }

  /**
   * The symmetric interval mean ± z SE, cut at 0 and the horizon; null if the standard error is 0.
   *
   * @param level two-sided coverage in (0, 1)
   */
  public @Nullable Interval interval(double level) {
    double halfWidth = Interval.normalQuantile(level) * standardError;
    if (standardError == 0) {
      return null;
    }
    return new Interval(Math.max(0, mean - halfWidth), Math.min(horizon, mean + halfWidth), level);
  }
}
