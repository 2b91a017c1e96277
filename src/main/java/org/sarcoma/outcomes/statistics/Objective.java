package org.sarcoma.outcomes.statistics;

import java.util.Arrays;

/** A log-likelihood, penalized or not, that {@link NewtonRaphson} maximizes. */
interface Objective {
  Evaluation evaluate(double[] beta);

  /**
   * The matrix that a step solves with: negative second derivatives, or something near them.
   *
   * @param at the evaluation at {@code beta}
   */
  default double[][] curvature(double[] beta, Evaluation at) {
    return at.information();
  }

  /** Whether a curvature costs so many evaluations that the one of a point nearby is better. */
  default boolean isCurvatureCostly() {
    return false;
  }

  /**
   * Value and derivatives at one point.
   *
   * @param value the log-likelihood
   * @param score its gradient
   * @param information its negative second derivatives, or their expectation; lower triangle
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared, and changed by nobody
  record Evaluation(double value, double[] score, double[][] information) {

    /** Whether nothing is too large for a number. */
    boolean isFinite() {
      return Double.isFinite(value)
          && Arrays.stream(score).allMatch(Double::isFinite)
          && Arrays.stream(information).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }
  }
}
