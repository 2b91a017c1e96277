package org.sarcoma.outcomes.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Newton's method with step halving for concave log-likelihoods of covariates with range 1.
 *
 * <p>A likelihood without maximum rises towards a limit as some coefficients grow without bound.
 * Near the limit the expected gain is nothing, but the steps of those coefficients stay of the
 * order of 1 divided by the range of their covariate: that is how it is told from a maximum.
 */
final class NewtonRaphson {
  /** No coefficient keeps its value. */
  static final int NONE_FIXED = -1;

  private static final int MOST_ITERATIONS = 200;

  /** Expected gain, relative to the value, below which only the steps can still tell anything. */
  private static final double NO_GAIN = 1e-13;

  /** Largest step at a maximum. */
  private static final double AT_REST = 1e-10;

  /** Smallest step, at no gain, of a coefficient without bound. */
  static final double DRIFT = 1e-2;

  /** Steps at no gain after which the coefficients that have a bound are at rest too. */
  private static final int SETTLED = 2;

  /** How many times smaller each step has to be for the curvature of another point to be kept. */
  private static final int FAST = 8;

  /** How many times the variance at the start that of a coefficient without bound is at least. */
  private static final double LOST = 1e8;

  private NewtonRaphson() {}

  /**
   * Where the search ended.
   *
   * @param start the evaluation where it began
   * @param step the step that would come next
   * @param curvature what that step was solved with
   * @param converged whether {@code at} is the maximum, or the limit if some coefficients drift
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared, and changed by nobody
  record Maximum(
      Objective.Evaluation start,
      double[] beta,
      Objective.Evaluation at,
      double[] step,
      double[][] curvature,
      int iterations,
      boolean converged) {

    /**
     * Whether coefficient {@code j} has no bound. Where others grow, it may do so at any rate, or
     * not at all: then it keeps its value, but nothing is left that tells it from another. Where
     * one has grown so far that its information is 0 to all digits, no step is left either.
     */
    boolean isDrifting(int j) {
      return Math.abs(step[j]) > DRIFT || isLost(j);
    }

    private boolean isLost(int j) {
      double before = CholeskyFactor.of(start.information(), 0).inverse()[j][j];
      double after = CholeskyFactor.of(at.information(), 0).inverse()[j][j];
      return !(0 < after && after < LOST * before);
    }
  }

  /**
   * Maximizes {@code objective}.
   *
   * @param start where to begin
   * @param fixed index of a coefficient that keeps its value, or {@link #NONE_FIXED}
   */
  static Maximum maximize(Objective objective, double[] start, int fixed) {
    return maximize(objective, start, fixed, null);
  }

  /**
   * Maximizes {@code objective} from a point on that is close to one where a search has ended. The
   * coefficients are then as near the maximum as the last step, and the value is its square as
   * near.
   *
   * @param curvature at that point
   */
  static Maximum maximize(
      Objective objective, double[] start, int fixed, double @Nullable [][] curvature) {
    double[] beta = start.clone();
    Objective.Evaluation first = objective.evaluate(beta);
    Objective.Evaluation at = first;
    int flat = 0;
    double before = Double.POSITIVE_INFINITY;
    boolean keeps = curvature != null && objective.isCurvatureCostly();
    double[][] bend = curvature == null ? first.information() : curvature;
    for (int iteration = 0; ; iteration++) {
      double[] step = step(at, bend, fixed);
      if (!keeps || !isFast(step, before)) {
        bend = objective.curvature(beta, at);
        step = step(at, bend, fixed);
      }
      double largest = largest(step);
      before = largest;
      boolean noGain = product(at.score(), step) <= NO_GAIN * (1 + Math.abs(at.value()));
      flat = noGain ? flat + 1 : 0;
      boolean converged = noGain && (largest < AT_REST || (largest > DRIFT && flat > SETTLED));
      if (converged || iteration == MOST_ITERATIONS) {
        return new Maximum(first, beta, at, step, bend, iteration, converged || noGain);
      }
      Objective.Evaluation better = null;
      for (double factor = 1; better == null; factor /= 2) {
        double[] tried = sum(beta, factor, step);
        Objective.Evaluation there = objective.evaluate(tried);
        double least = at.value() - NO_GAIN * (1 + Math.abs(at.value()));
        if (there.value() >= least && there.isFinite()) {
          better = there;
          beta = tried;
        } else if (factor < 1e-10) {
          return new Maximum(first, beta, at, step, bend, iteration, false);
        }
      }
      at = better;
    }
  }

  /** Near a maximum the curvature changes so little that steps become smaller as fast without. */
  private static boolean isFast(double[] step, double before) {
    double largest = largest(step);
    return largest < DRIFT && largest * FAST < before;
  }

  /** The information takes the place of a curvature that is no maximum's. */
  private static double[] step(Objective.Evaluation at, double[][] curvature, int fixed) {
    double[] score = at.score().clone();
    if (fixed != NONE_FIXED) {
      score[fixed] = 0;
    }
    CholeskyFactor factor = CholeskyFactor.of(without(fixed, curvature), 0);
    return factor.isFullRank()
        ? factor.solve(score)
        : CholeskyFactor.of(without(fixed, at.information()), 0).solve(score);
  }

  private static double[][] without(int fixed, double[][] matrix) {
    double[][] others = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      others[i] = matrix[i].clone();
      if (fixed != NONE_FIXED) {
        others[i][fixed] = 0;
      }
    }
    if (fixed != NONE_FIXED) {
      others[fixed] = new double[matrix.length];
      others[fixed][fixed] = 1;
    }
    return others;
  }

  private static double largest(double[] step) {
    double largest = 0;
    for (double it : step) {
      largest = Math.max(largest, Math.abs(it));
    }
    return largest;
  }

  static double product(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static double[] sum(double[] left, double factor, double[] right) {
    double[] sum = left.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * right[i];
    }
    return sum;
  }
}
