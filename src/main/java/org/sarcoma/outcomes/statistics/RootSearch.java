package org.sarcoma.outcomes.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * Finds where a continuous function is 0 between two points at which its signs differ, to the last
 * bits of a double: inverse quadratic interpolation where it is safe, halving elsewhere.
 *
 * <p>Reference: Chandrupatla TR (1997). A new hybrid quadratic/bisection algorithm for finding the
 * zero of a nonlinear function without using derivatives. Adv Eng Softw 28:145–149. <a
 * href="https://doi.org/10.1016/S0965-9978(96)00051-8">doi</a>
 */
final class RootSearch {
  private static final int MOST_STEPS = 200;
  private static final double SMALLEST = 1e-300;

  private final DoubleUnaryOperator function;
  // The newest point, the one on the other side of the root, and the one before.
  private double newest;
  private double opposite;
  private double previous;
  private double valueNewest;
  private double valueOpposite;
  private double valuePrevious;

  private RootSearch(DoubleUnaryOperator function, double from, double to) {
    this.function = function;
    this.newest = to;
    this.opposite = from;
    this.previous = from;
    this.valueNewest = function.applyAsDouble(to);
    this.valueOpposite = function.applyAsDouble(from);
    this.valuePrevious = valueOpposite;
    if (!(Math.signum(valueNewest) * Math.signum(valueOpposite) <= 0)) {
      throw new IllegalArgumentException("No change of sign between %s and %s".formatted(from, to));
    }
  }

  /**
   * The root between {@code from} and {@code to}.
   *
   * @throws IllegalArgumentException if the signs there are alike or not known
   */
  static double between(double from, double to, DoubleUnaryOperator function) {
    return new RootSearch(function, from, to).root();
  }

  private double root() {
    double part = 0.5;
    for (int step = 0; step < MOST_STEPS; step++) {
      double margin = margin();
      if (margin > 0.5 || best() == 0) {
        break;
      }
      replace(newest + Math.min(1 - margin, Math.max(margin, part)) * (opposite - newest));
      part = nextPart();
    }
    return Math.abs(valueNewest) < Math.abs(valueOpposite) ? newest : opposite;
  }

  private double best() {
    return Math.min(Math.abs(valueNewest), Math.abs(valueOpposite));
  }

  /** The least step that moves, as a part of the bracket. */
  private double margin() {
    double size = Math.max(Math.abs(newest), Math.abs(opposite));
    return (2 * Math.ulp(1.0) * size + SMALLEST) / Math.abs(opposite - newest);
  }

  private void replace(double point) {
    double value = function.applyAsDouble(point);
    if ((value > 0) == (valueNewest > 0)) {
      previous = newest;
      valuePrevious = valueNewest;
    } else {
      previous = opposite;
      valuePrevious = valueOpposite;
      opposite = newest;
      valueOpposite = valueNewest;
    }
    newest = point;
    valueNewest = value;
  }

  private double nextPart() {
    double xi = (newest - opposite) / (previous - opposite);
    double phi = (valueNewest - valueOpposite) / (valuePrevious - valueOpposite);
    if (!(1 - Math.sqrt(1 - xi) < phi && phi < Math.sqrt(xi))) {
      return 0.5;
    }
    double first =
        valueNewest
            / (valueOpposite - valueNewest)
            * (valuePrevious / (valueOpposite - valuePrevious));
    double second =
        (previous - newest)
            / (opposite - newest)
            * (valueNewest / (valuePrevious - valueNewest))
            * (valueOpposite / (valuePrevious - valueOpposite));
    return first + second;
  }
}
