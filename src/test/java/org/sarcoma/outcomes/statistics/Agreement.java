package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Comparison with reference values to a relative tolerance; keeps the worst difference met. */
final class Agreement {
  /** Instead of 0 a sum may give as much: the rounding error of terms near 1. */
  private static final double ROUNDING = 1e-15;

  private final double tolerance;
  private double worst;
  private long compared;

  Agreement(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Compares with a printed reference value; an empty one stands for a missing number. */
  void check(String what, @Nullable Double actual, String expected) {
    if (expected.isEmpty()) {
      assertThat(actual).as(what).isNull();
      return;
    }
    double present = actual == null ? Double.NaN : actual;
    check(what, present, Double.parseDouble(expected));
  }

  void check(String what, double actual, double expected) {
    double difference = Math.abs(actual - expected);
    double relative = expected == 0 ? roundedToZero(difference) : difference / Math.abs(expected);
    assertThat(relative)
        .as("%s: %s, but the reference is %s", what, actual, expected)
        .isLessThanOrEqualTo(tolerance);
    worst = Math.max(worst, relative);
    compared++;
  }

  private static double roundedToZero(double difference) {
    return difference <= ROUNDING ? 0 : Double.POSITIVE_INFINITY;
  }

  /** The limits of an interval; both or none are missing. */
  void check(String what, @Nullable Interval actual, String lower, String upper) {
    check(what + " lower", actual == null ? null : actual.lower(), lower);
    check(what + " upper", actual == null ? null : actual.upper(), upper);
  }

  void check(String what, Quantile actual, String expected) {
    check(what, actual instanceof Quantile.Reached reached ? reached.days() : null, expected);
  }

  /** The name of a scale in the columns of the reference values. */
  static String column(ConfidenceScale scale) {
    return scale.name().toLowerCase(Locale.ROOT);
  }

  /** Fails if fewer values were compared than the reference has, as if its rows were not read. */
  void requireCompared(long least) {
    assertThat(compared).as("Values compared").isGreaterThanOrEqualTo(least);
  }

  /** Number of values compared and the worst relative difference. */
  String summary() {
    return "%d values, worst relative difference %.1e".formatted(compared, worst);
  }
}
