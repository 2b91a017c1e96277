package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Score test of coefficients that change with time: β + θ g(t), with g(t) = 1 − S(t−) less its mean
 * over the events, and S the Kaplan–Meier estimate of all strata together.
 *
 * <p>Reference: Grambsch PM, Therneau TM (1994). Proportional hazards tests and diagnostics based
 * on weighted residuals. Biometrika 81:515–526. <a
 * href="https://doi.org/10.1093/biomet/81.3.515">doi</a>
 */
final class ProportionalHazardsTest {
  /**
   * Part of its information that has to be left of a change for it to be tested: more than the rest
   * of days on which a likelihood without maximum comes to its limit.
   */
  private static final double UNCHANGED = 1e-8;

  private final Map<Integer, Double> times; // g by event day
  private final double[] score;
  private final double[][] information; // of β, then θ

  private ProportionalHazardsTest(Map<Integer, Double> times, int terms) {
    this.times = times;
    score = new double[2 * terms];
    information = new double[2 * terms][2 * terms];
  }

  /** Sums up what tests of all coefficients need. */
  static ProportionalHazardsTest of(CoxLikelihood likelihood, double[] beta) {
    ProportionalHazardsTest test = new ProportionalHazardsTest(times(likelihood), beta.length);
    likelihood.walk(beta, test::add);
    return test;
  }

  private void add(RiskSet day) {
    int terms = score.length / 2;
    double time = times.getOrDefault(day.day(), 0.0);
    for (int j = 0; j < terms; j++) {
      score[terms + j] += time * day.score(j);
      for (int k = 0; k < terms; k++) {
        double term = day.information(Math.max(j, k), Math.min(j, k));
        information[j][k] += term;
        information[terms + j][k] += time * term;
        information[j][terms + k] += time * term;
        information[terms + j][terms + k] += time * time * term;
      }
    }
  }

  /** Tests the coefficients with the indices {@code tested}; empty if they cannot change. */
  Optional<ChiSquareTest> test(List<Integer> tested) {
    int terms = score.length / 2;
    int size = terms + tested.size();
    double[] u = new double[size];
    double[][] v = new double[size][size];
    for (int i = 0; i < size; i++) {
      int row = i < terms ? i : terms + tested.get(i - terms);
      u[i] = i < terms ? 0 : score[row];
      for (int j = 0; j < size; j++) {
        v[i][j] = information[row][j < terms ? j : terms + tested.get(j - terms)];
      }
    }
    CholeskyFactor factor = CholeskyFactor.of(v, UNCHANGED);
    // A coefficient that others leave without bound has no information, and so no rank.
    int degreesOfFreedom =
        (int) IntStream.range(terms, size).filter(i -> !factor.isDependent(i)).count();
    return degreesOfFreedom < 1
        ? Optional.empty()
        : Optional.of(new ChiSquareTest(factor.quadraticForm(u), degreesOfFreedom));
  }

  private static Map<Integer, Double> times(CoxLikelihood likelihood) {
    RiskSetRows rows = likelihood.rows();
    TreeMap<Integer, long[]> days = new TreeMap<>(); // events, then change of the number at risk
    Runs runs = rows.runs();
    for (int run = 0; run < runs.size(); run++) {
      long[] exit = days.computeIfAbsent(runs.exits()[run], unused -> new long[2]);
      exit[0] += likelihood.isEventRun(run) ? runs.subjects()[run] : 0;
      exit[1] -= runs.subjects()[run];
    }
    addEntries(rows, days);
    TreeMap<Integer, Double> times = new TreeMap<>();
    double survival = 1;
    double sum = 0;
    long events = 0;
    long atRisk = 0;
    for (Map.Entry<Integer, long[]> day : days.entrySet()) {
      long here = day.getValue()[0];
      if (here > 0) {
        times.put(day.getKey(), 1 - survival);
        sum += here * (1 - survival);
        events += here;
        survival *= (double) (atRisk - here) / atRisk;
      }
      atRisk += day.getValue()[1];
    }
    double mean = sum / events;
    times.replaceAll((day, time) -> time - mean);
    return times;
  }

  private static void addEntries(RiskSetRows rows, Map<Integer, long[]> days) {
    Column entries = rows.data().entries();
    double[] distinct = entries.distinct(rows.size());
    int[] ranks = entries.ranks(rows.size(), distinct);
    long[] subjects = new long[distinct.length];
    for (int position = 0; position < ranks.length; position++) {
      subjects[ranks[position]] += rows.count(position);
    }
    for (int rank = 0; rank < subjects.length; rank++) {
      days.computeIfAbsent((int) distinct[rank], unused -> new long[2])[1] += subjects[rank];
    }
  }
}
