package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Observed and expected events of k groups with the covariance of their differences, as sums. */
final class GroupScores {
  private final long[] subjects;
  private final double[] observed;
  private final double[] expected;
  private final double[][] covariance; // its lower triangle

  GroupScores(int groups) {
    subjects = new long[groups];
    observed = new double[groups];
    expected = new double[groups];
    covariance = new double[groups][groups];
  }

  int size() {
    return subjects.length;
  }

  /** Counts the subjects of a stratum. */
  void addSubjects(List<EventTable> groups) {
    if (groups.size() != size()) {
      throw new IllegalArgumentException(
          "Strata of %d and %d groups".formatted(size(), groups.size()));
    }
    for (int group = 0; group < size(); group++) {
      subjects[group] += groups.get(group).subjects();
    }
  }

  void add(int group, double observedEvents, double expectedEvents) {
    observed[group] += observedEvents;
    expected[group] += expectedEvents;
  }

  /** Adds factor · (diag(p) − p p′), the covariance of who of all groups with shares p it is. */
  void addVariance(double factor, double[] shares) {
    for (int group = 0; group < shares.length; group++) {
      covariance[group][group] += factor * shares[group];
    }
    addProducts(-factor, shares);
  }

  /** Adds factor · v v′ to the covariance. */
  void addProducts(double factor, double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      double multiple = factor * vector[i];
      double[] row = covariance[i];
      for (int j = 0; j <= i; j++) {
        row[j] += multiple * vector[j];
      }
    }
  }

  /** Adds to the covariance of two groups, of which the second is not after the first. */
  void addCovariance(int first, int second, double summand) {
    covariance[first][second] += summand;
  }

  private double covariance(int first, int second) {
    return covariance[Math.max(first, second)][Math.min(first, second)];
  }

  /** Groups of which anybody was ever at risk. */
  int inhabited() {
    return (int) Arrays.stream(subjects).filter(it -> it > 0).count();
  }

  /** U′V⁻U over all groups but the first; one without expected events adds nothing to it. */
  QuadraticForm quadraticForm() {
    int others = Math.max(0, size() - 1);
    double[] difference = new double[others];
    double[][] variance = new double[others][others];
    for (int i = 0; i < others; i++) {
      difference[i] = observed[i + 1] - expected[i + 1];
      for (int j = 0; j < others; j++) {
        variance[i][j] = covariance(i + 1, j + 1);
      }
    }
    return QuadraticForm.of(difference, variance);
  }

  /** The test that all differences are 0, or that it cannot be made with less than a rank. */
  GroupComparison comparison(int leastRank) {
    QuadraticForm form = quadraticForm();
    if (form.rank() < leastRank) {
      return new GroupComparison.NotEstimable(groups());
    }
    double pValue = ChiSquaredDistribution.of(form.rank()).survivalProbability(form.value());
    return new GroupComparison.Tested(form.value(), form.rank(), pValue, groups());
  }

  /** The test that Σ weight (observed − expected) is 0, with one degree of freedom. */
  GroupComparison contrast(double... weights) {
    double difference = 0;
    double variance = 0;
    double scale = 0;
    for (int i = 0; i < size(); i++) {
      difference += weights[i] * (observed[i] - expected[i]);
      scale += weights[i] * weights[i] * covariance[i][i];
      for (int j = 0; j < size(); j++) {
        variance += weights[i] * weights[j] * covariance(i, j);
      }
    }
    if (!(variance > QuadraticForm.TOLERANCE * scale)) {
      return new GroupComparison.NotEstimable(groups());
    }
    double statistic = difference * difference / variance;
    double pValue = ChiSquaredDistribution.of(1).survivalProbability(statistic);
    return new GroupComparison.Tested(statistic, 1, pValue, groups());
  }

  private List<GroupComparison.Group> groups() {
    List<GroupComparison.Group> groups = new ArrayList<>();
    for (int group = 0; group < size(); group++) {
      groups.add(
          new GroupComparison.Group(
              subjects[group], observed[group], expected[group], covariance[group][group]));
    }
    return groups;
  }
}
