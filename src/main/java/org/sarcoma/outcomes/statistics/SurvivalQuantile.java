package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * The time by which a given fraction has had the event, with its confidence interval by inversion
 * of the pointwise intervals of the curve.
 *
 * <p>The estimate is the first day on which 1 − S reaches p. If 1 − S equals p on a flat piece, to
 * within the square root of the machine precision, it is the midpoint of that piece, as in R's
 * {@code quantile.survfit}; a flat piece at the end of the curve ends on the last day observed. The
 * limits are the same reading of the lower and the upper pointwise limits, where these exist; so
 * they depend on the {@link ConfidenceScale} of the curve. Where a pointwise limit is not monotone,
 * the reading is at its least value beyond p, as in R.
 *
 * <p>Reference: Brookmeyer R, Crowley J (1982). A confidence interval for the median survival time.
 * Biometrics 38:29–41. <a href="https://doi.org/10.2307/2530286">doi</a>
 *
 * @param probability fraction with the event, in (0, 1)
 * @param estimate the quantile
 * @param lower its lower confidence limit
 * @param upper its upper confidence limit
 */
public record SurvivalQuantile(
    double probability, Quantile estimate, Quantile lower, Quantile upper) {
  private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

  public SurvivalQuantile {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("Probability %s is not in (0, 1)".formatted(probability));
    }
  }

  /** Reads the quantile from a curve; nothing is reached on the curve of nobody. */
  public static SurvivalQuantile of(SurvivalCurve curve, double probability) {
    List<SurvivalCurve.Point> points = curve.points();
    boolean endsAtZero = !points.isEmpty() && points.get(points.size() - 1).survival() == 0;
    OptionalInt end = curve.lastDay();
    // Where the curve ends at 0 its limits end before it, at no day in particular.
    OptionalInt endOfLimits = endsAtZero ? OptionalInt.empty() : end;
    return new SurvivalQuantile(
        probability,
        reading(points, SurvivalCurve.Point::survival, probability, end),
        reading(points, point -> limit(point, Interval::lower), probability, endOfLimits),
        reading(points, point -> limit(point, Interval::upper), probability, endOfLimits));
  }

  /** A pointwise limit, or NaN where there is none. */
  private static double limit(SurvivalCurve.Point point, ToDoubleFunction<Interval> limit) {
    Interval interval = point.interval();
    return interval == null ? Double.NaN : limit.applyAsDouble(interval);
  }

  private static Quantile reading(
      List<SurvivalCurve.Point> points,
      ToDoubleFunction<SurvivalCurve.Point> value,
      double probability,
      OptionalInt end) {
    OptionalInt reached = leastFrom(points, value, probability - TOLERANCE);
    OptionalInt passed = leastFrom(points, value, probability + TOLERANCE);
    if (reached.isEmpty() || (passed.isEmpty() && end.isEmpty())) {
      return new Quantile.NotReached();
    }
    double until = passed.isPresent() ? passed.getAsInt() : end.orElseThrow();
    return new Quantile.Reached((reached.getAsInt() + until) / 2);
  }

  /** The first of the days with the least fraction that is not below {@code level}. */
  private static OptionalInt leastFrom(
      List<SurvivalCurve.Point> points, ToDoubleFunction<SurvivalCurve.Point> value, double level) {
    OptionalInt day = OptionalInt.empty();
    double least = Double.POSITIVE_INFINITY;
    for (SurvivalCurve.Point point : points) {
      double fraction = 1 - value.applyAsDouble(point);
      if (fraction >= level && fraction < least) {
        day = OptionalInt.of(point.day());
        least = fraction;
      }
    }
    return day;
  }
}
