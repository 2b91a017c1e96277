package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.statistics.CoxModel.Penalty;

/** Sums by day and in parallel against the definition of the likelihood. */
class CoxLikelihoodTest {

  /** One kind of subject of a drawn dataset. */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  private record Subject(int stratum, int entry, int exit, int cause, int count, double[] x) {
    void addTo(RegressionData.Builder rows, int times) {
      RegressionData.Pattern pattern = rows.pattern(stratum, exit % 7, x);
      if (entry < 0) {
        pattern.add(exit, cause, times);
      } else {
        pattern.addEntering(entry, exit, cause, times);
      }
    }
  }

  private static List<Subject> subjects(int size, int days, boolean late, int seed) {
    Random random = new Random(seed);
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int exit = 1 + random.nextInt(days);
      int entry = late && random.nextInt(3) > 0 ? random.nextInt(exit) : -1;
      double[] x = {random.nextInt(2), random.nextInt(400) / 100.0, random.nextDouble()};
      subjects.add(
          new Subject(
              random.nextInt(3) - 1, entry, exit, random.nextInt(3), 1 + random.nextInt(3), x));
    }
    return subjects;
  }

  private static RegressionData data(List<Subject> subjects) {
    RegressionData.Builder rows = RegressionData.of(List.of("a", "b", "c"));
    subjects.forEach(it -> it.addTo(rows, it.count));
    return rows.build();
  }

  private static CoxLikelihood likelihood(RegressionData data, TieMethod ties) {
    int[] all = IntStream.range(0, data.terms().size()).toArray();
    return new CoxLikelihood(new RiskSetRows(data, all), ties, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "EFRON,  false, 1",
    "EFRON,  true,  1",
    "BRESLOW, false, 1",
    "BRESLOW, true,  1",
    "EFRON,  true,  40",
    "BRESLOW, true,  -90"
  })
  void sumsByDayAreThoseOfTheDefinition(TieMethod ties, boolean late, double size) {
    for (int seed = 0; seed < 20; seed++) {
      List<Subject> subjects = subjects(60, 12, late, seed);
      CoxLikelihood likelihood = likelihood(data(subjects), ties);
      double[] beta = {0.7 * size, -0.9 * size, 0.4 * size};
      Objective.Evaluation expected = definition(subjects, likelihood.rows(), ties, beta);

      Objective.Evaluation found = likelihood.evaluate(beta);

      assertThat(found.value()).isCloseTo(expected.value(), within(tolerance(expected.value())));
      for (int j = 0; j < 3; j++) {
        double score = expected.score()[j];
        assertThat(found.score()[j]).isCloseTo(score, within(tolerance(score)));
        for (int k = 0; k < 3; k++) {
          double information = expected.information()[j][k];
          assertThat(found.information()[j][k])
              .isCloseTo(information, within(tolerance(information)));
        }
      }
    }
  }

  private static double tolerance(double expected) {
    return 1e-11 * (1 + Math.abs(expected));
  }

  /** Every denominator by itself, from everybody who is at risk. */
  private static Objective.Evaluation definition(
      List<Subject> subjects, RiskSetRows rows, TieMethod ties, double[] beta) {
    EvaluationSum sum = new EvaluationSum(3);
    for (int stratum = -1; stratum <= 1; stratum++) {
      for (int day = 0; day <= 12; day++) {
        RiskMoments atRisk = new RiskMoments(3);
        RiskSet riskSet = new RiskSet(3, atRisk);
        riskSet.startCounting(day);
        for (Subject it : subjects) {
          if (it.stratum == stratum && it.entry < day && day <= it.exit) {
            double[] z = new double[3];
            Arrays.setAll(z, j -> (it.x[j] - rows.center(j)) / rows.scale(j));
            double predictor = NewtonRaphson.product(beta, z);
            atRisk.add(it.count * Math.exp(predictor), z, 0);
            if (it.exit == day && it.cause == 1) {
              riskSet.addEvents(it.count, predictor, Math.exp(predictor), z, 0);
            }
          }
        }
        if (riskSet.events() > 0) {
          riskSet.complete(ties);
          sum.add(riskSet);
        }
      }
    }
    return sum.evaluation();
  }

  /** Enough rows for several parts, and days that parts share. */
  @Test
  void numberOfThreadsChangesNoBit() {
    for (boolean late : new boolean[] {false, true}) {
      List<Subject> subjects = subjects(70_000, 40, late, 5);
      List<String> one = in(1, () -> everything(subjects));

      assertThat(in(4, () -> everything(subjects))).isEqualTo(one);
      assertThat(in(3, () -> everything(subjects))).isEqualTo(one);
    }
  }

  private static <T> T in(int threads, Supplier<T> computation) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(computation::get).join();
    } finally {
      pool.shutdown();
    }
  }

  private static List<String> everything(List<Subject> subjects) {
    CoxFit fit = new CoxModel(TieMethod.EFRON, Penalty.NONE).fit(data(subjects));
    return List.of(
        fit.terms().toString(),
        fit.robustTerms().toString(),
        fit.clusteredTerms().toString(),
        fit.scoreTest().toString(),
        fit.proportionalHazards(List.of("b")).toString(),
        fit.cumulativeHazards(1, 1, 1).toString(),
        fit.concordance().toString(),
        Double.toString(fit.logLikelihood()));
  }

  @Test
  void countedSubjectsAreAsManyRows() {
    List<Subject> subjects = subjects(20_000, 30, true, 8);
    RegressionData.Builder expanded = RegressionData.of(List.of("a", "b", "c"));
    subjects.forEach(it -> IntStream.range(0, it.count).forEach(i -> it.addTo(expanded, 1)));
    double[] beta = {0.3, -0.2, 0.1};

    double counted = likelihood(data(subjects), TieMethod.EFRON).evaluate(beta).value();

    assertThat(likelihood(expanded.build(), TieMethod.EFRON).evaluate(beta).value())
        .isCloseTo(counted, within(1e-12 * Math.abs(counted)));
  }

  @Test
  void rowsOfSeveralBuildersAreThoseOfOne() {
    List<Subject> subjects = subjects(5000, 400, true, 9);
    RegressionData.Builder parts = RegressionData.of(List.of("a", "b", "c"));
    for (int from = 0; from < subjects.size(); from += 1000) {
      RegressionData.Builder part = RegressionData.of(List.of("a", "b", "c"));
      subjects.subList(from, from + 1000).forEach(it -> it.addTo(part, it.count));
      parts.append(part);
    }
    double[] beta = {0.3, -0.2, 0.1};

    assertThat(likelihood(parts.build(), TieMethod.EFRON).evaluate(beta).value())
        .isEqualTo(likelihood(data(subjects), TieMethod.EFRON).evaluate(beta).value());
  }

  /** With many covariates fewer days are summed at a time than there are. */
  @Test
  void daysAreSummedInParts() {
    List<Subject> subjects = subjects(6000, 3000, true, 10);
    List<String> names = IntStream.range(0, 50).mapToObj(j -> "x" + j).toList();
    RegressionData.Builder wide = RegressionData.of(names);
    Random random = new Random(1);
    for (Subject it : subjects) {
      double[] x = Arrays.copyOf(it.x, names.size());
      Arrays.fill(x, 3, x.length, random.nextInt(5));
      new Subject(it.stratum, it.entry, it.exit, it.cause, 1, x).addTo(wide, it.count);
    }
    double[] beta = {0.3, -0.2, 0.1};

    Objective.Evaluation found =
        likelihood(wide.build(), TieMethod.EFRON).evaluate(Arrays.copyOf(beta, names.size()));

    Objective.Evaluation expected = likelihood(data(subjects), TieMethod.EFRON).evaluate(beta);
    assertThat(found.value()).isCloseTo(expected.value(), within(1e-9));
    assertThat(found.score()[1]).isCloseTo(expected.score()[1], within(1e-9));
  }
}
