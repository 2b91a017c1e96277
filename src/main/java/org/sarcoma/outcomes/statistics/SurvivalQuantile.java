package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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

  /** A value of 1 − S, or of 1 − a limit of it, from {@code day} on. */
  private record Step(int day, double value) {}

  public SurvivalQuantile {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("Probability %s is not in (0, 1)".formatted(probability));
    }
  }

  /** Reads the quantile from a curve; nothing is reached on the curve of nobody. */
  public static SurvivalQuantile of(SurvivalCurve curve, double probability) {
    List<Step> survival = new ArrayList<>();
    List<Step> lower = new ArrayList<>();
    List<Step> upper = new ArrayList<>();
    boolean endsAtZero = false;
    for (SurvivalCurve.Point point : curve.points()) {
      survival.add(new Step(point.day(), 1 - point.survival()));
      endsAtZero = point.survival() == 0;
      Interval interval = point.interval();
      if (interval != null) {
        lower.add(new Step(point.day(), 1 - interval.lower()));
        upper.add(new Step(point.day(), 1 - interval.upper()));
      }
    }
    OptionalInt end = curve.lastDay();
    // Where the curve ends at 0 its limits end before it, at no day in particular.
    OptionalInt endOfLimits = endsAtZero ? OptionalInt.empty() : end;
    return new SurvivalQuantile(
        probability,
        reading(survival, probability, end),
        reading(lower, probability, endOfLimits),
        reading(upper, probability, endOfLimits));
  }

  private static Quantile reading(List<Step> steps, double probability, OptionalInt end) {
    Optional<Step> reached = leastFrom(steps, probability - TOLERANCE);
    Optional<Step> passed = leastFrom(steps, probability + TOLERANCE);
    if (reached.isEmpty() || (passed.isEmpty() && end.isEmpty())) {
      return new Quantile.NotReached();
    }
    double until = passed.isPresent() ? passed.get().day() : end.orElseThrow();
    return new Quantile.Reached((reached.get().day() + until) / 2);
  }

  /** The first of the steps with the least value that is not below {@code level}. */
  private static Optional<Step> leastFrom(List<Step> steps, double level) {
    return steps.stream()
        .filter(step -> step.value() >= level)
        .min(Comparator.comparingDouble(Step::value).thenComparingInt(Step::day));
  }
}
