package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Cumulative hazard of one stratum of a Cox model for given covariates; exp(−hazard) is the
 * survival function. As {@code survfit} of a {@code coxph} in R, with the hazard of the tie method
 * of the fit.
 *
 * <p>Reference: Tsiatis AA (1981). A large sample study of Cox's regression model. Ann Stat
 * 9:93–108. <a href="https://doi.org/10.1214/aos/1176345335">doi</a>
 *
 * @param points one per day with events, in order of time
 */
public record BaselineHazard(List<Point> points) {

  /**
   * One day.
   *
   * @param day whole days since time zero
   * @param hazard cumulative hazard after the day
   * @param standardError of {@code hazard}, with that of the coefficients
   */
  public record Point(int day, double hazard, double standardError) {}

  public BaselineHazard {
    points = List.copyOf(points);
  }

  static List<BaselineHazard> of(
      CoxLikelihood likelihood, double[] beta, double[][] covariance, double[] covariates) {
    return HazardPath.of(likelihood, beta).stream()
        .map(path -> of(path, NewtonRaphson.product(beta, covariates), covariance, covariates))
        .toList();
  }

  private static BaselineHazard of(
      HazardPath path, double predictor, double[][] covariance, double[] covariates) {
    List<Point> points = new ArrayList<>();
    double ratio = Math.exp(predictor);
    double square = 0;
    for (int index = 0; index < path.size(); index++) {
      int count = index + 1;
      square += path.square(index);
      double[] gradient = new double[covariates.length];
      for (int j = 0; j < gradient.length; j++) {
        gradient[j] = covariates[j] * path.hazard(count) - path.mean(count, j);
      }
      double variance =
          square + NewtonRaphson.product(gradient, Matrices.product(covariance, gradient));
      points.add(
          new Point(path.day(index), ratio * path.hazard(count), ratio * Math.sqrt(variance)));
    }
    return new BaselineHazard(points);
  }
}
