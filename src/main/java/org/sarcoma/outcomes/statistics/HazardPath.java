package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The cumulative baseline hazard Λ of one stratum, for standardized covariates of 0, and B = ∫ x̄
 * dΛ with x̄ the mean covariates at risk.
 */
final class HazardPath {

  /**
   * One day with events. With several events of Efron's method, those with an event carry less of
   * the hazard than the others.
   *
   * @param hazard growth of Λ
   * @param square growth of the variance of Λ if β is known
   * @param means growth of B
   * @param hazardNotCarried part of {@code hazard} that those with an event do not carry
   * @param meansNotCarried the same part of {@code means}
   * @param eventMean mean covariates that the events are compared with
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared, and changed by nobody
  record Step(
      int day,
      double hazard,
      double square,
      double[] means,
      double hazardNotCarried,
      double[] meansNotCarried,
      double[] eventMean) {

    static Step of(RiskSet day, int terms) {
      double[] means = new double[terms];
      double[] notCarried = new double[terms];
      double[] eventMean = new double[terms];
      for (int j = 0; j < terms; j++) {
        means[j] = day.meanHazard(j);
        notCarried[j] = day.meanHazardShared(j);
        eventMean[j] = day.meanSum(j) / day.events();
      }
      return new Step(
          day.day(), day.hazard(), day.square(), means, day.hazardShared(), notCarried, eventMean);
    }
  }

  /** Least part of a sum that a difference may be. */
  private static final double KEPT = 1e-3;

  private final List<Step> steps;
  private final int[] days;
  private final double[] hazard;
  private final double[][] means;

  private HazardPath(List<Step> steps, int terms) {
    this.steps = steps;
    days = steps.stream().mapToInt(Step::day).toArray();
    hazard = new double[days.length + 1];
    means = new double[days.length + 1][terms];
    for (int i = 0; i < days.length; i++) {
      hazard[i + 1] = hazard[i] + steps.get(i).hazard();
      means[i + 1] = means[i].clone();
      Matrices.addScaled(means[i + 1], 1, steps.get(i).means());
    }
  }

  /** The paths of all strata. */
  static List<HazardPath> of(CoxLikelihood likelihood, double[] beta) {
    List<List<Step>> steps = new ArrayList<>();
    for (int stratum = 0; stratum < likelihood.rows().strata(); stratum++) {
      steps.add(new ArrayList<>());
    }
    likelihood.walk(beta, day -> steps.get(day.stratum()).add(Step.of(day, beta.length)));
    steps.forEach(Collections::reverse);
    return steps.stream().map(it -> new HazardPath(it, beta.length)).toList();
  }

  List<Step> steps() {
    return steps;
  }

  /** Number of days with events up to and including {@code day}. */
  int count(int day) {
    int found = Arrays.binarySearch(days, day);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Growth of Λ on the days after the first {@code from}, up to the first {@code to}. */
  double hazardBetween(int from, int to) {
    if (isSubtracted(from, to)) {
      return hazard[to] - hazard[from];
    }
    return steps.subList(from, to).stream().mapToDouble(Step::hazard).sum();
  }

  /** Growth of B on the same days. */
  double[] meansBetween(int from, int to) {
    double[] growth = new double[means[0].length];
    if (isSubtracted(from, to)) {
      Matrices.addScaled(growth, 1, means[to]);
      Matrices.addScaled(growth, -1, means[from]);
    } else {
      steps.subList(from, to).forEach(it -> Matrices.addScaled(growth, 1, it.means()));
    }
    return growth;
  }

  /** Whether a difference keeps its digits: not where Λ has grown by most of its size before. */
  private boolean isSubtracted(int from, int to) {
    return from == 0 || hazard[to] - hazard[from] > KEPT * hazard[to];
  }

  /** Λ after the first {@code count} days. */
  double hazard(int count) {
    return hazard[count];
  }

  /** Element j of B after the first {@code count} days. */
  double mean(int count, int j) {
    return means[count][j];
  }
}
