package org.sarcoma.outcomes.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sarcoma.outcomes.statistics.AalenJohansen;
import org.sarcoma.outcomes.statistics.ConditionalOddsRatio;
import org.sarcoma.outcomes.statistics.ConfidenceScale;
import org.sarcoma.outcomes.statistics.CoxModel;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.ExactLikelihoodPooling;
import org.sarcoma.outcomes.statistics.FineGrayModel;
import org.sarcoma.outcomes.statistics.FisherExactTest;
import org.sarcoma.outcomes.statistics.GrayTest;
import org.sarcoma.outcomes.statistics.KaplanMeier;
import org.sarcoma.outcomes.statistics.LogRankTest;
import org.sarcoma.outcomes.statistics.LogRankWeight;
import org.sarcoma.outcomes.statistics.Proportion;
import org.sarcoma.outcomes.statistics.RegressionData;
import org.sarcoma.outcomes.statistics.RestrictedMean;
import org.sarcoma.outcomes.statistics.SurvivalCurve;
import org.sarcoma.outcomes.statistics.TieMethod;

/** The estimators and tests on event tables of four groups of drawn subjects, within ten years. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StatisticsBenchmark {
  private static final int GROUPS = 4;
  private static final int LAST_DAY = 3652;

  /** All groups together. */
  @Param({"200", "20000", "2000000"})
  public int subjects;

  private List<EventTable> tables;
  private List<EventTable> ofOneCause;
  private SurvivalCurve curve;
  private RegressionData rows;
  private Proportion first;
  private Proportion second;
  private List<Proportion> sites;

  @Setup
  public void draw() {
    Random random = new Random(7);
    long[][][] counts = new long[GROUPS][LAST_DAY + 1][3];
    for (int i = 0; i < subjects; i++) {
      double event = -Math.log(1 - random.nextDouble()) * (1000 + 150 * (i % GROUPS));
      double end = random.nextDouble() * LAST_DAY;
      int cause = event > end ? 0 : random.nextInt(5) == 0 ? 2 : 1;
      counts[i % GROUPS][(int) Math.min(event, end)][cause]++;
    }
    tables = new ArrayList<>();
    RegressionData.Builder builder = RegressionData.of(List.of("a", "b", "c"));
    for (int g = 0; g < GROUPS; g++) {
      RegressionData.Pattern pattern =
          builder.pattern(0, g, g == 1 ? 1 : 0, g == 2 ? 1 : 0, g == 3 ? 1 : 0);
      List<EventTable.Row> days = new ArrayList<>();
      for (int day = 0; day <= LAST_DAY; day++) {
        long[] here = counts[g][day];
        if (here[0] + here[1] + here[2] > 0) {
          days.add(new EventTable.Row(day, 0, List.of(here[1], here[2]), here[0]));
        }
        for (int cause = 0; cause < here.length; cause++) {
          if (here[cause] > 0) {
            pattern.add(day, cause, here[cause]);
          }
        }
      }
      tables.add(new EventTable(2, days.stream().mapToLong(StatisticsBenchmark::all).sum(), days));
    }
    ofOneCause = tables.stream().map(it -> it.forCause(1)).toList();
    rows = builder.build();
    curve = kaplanMeier();
    first = new Proportion(subjects / 8, subjects / 2);
    second = new Proportion(subjects / 6, subjects / 2);
    sites = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sites.add(new Proportion(1 + i * subjects / 4000, 1 + subjects / 40));
    }
  }

  private static long all(EventTable.Row row) {
    return row.events().get(0) + row.events().get(1) + row.censored();
  }

  @Benchmark
  public SurvivalCurve kaplanMeier() {
    return new KaplanMeier(ConfidenceScale.LOG_LOG, 0.95).estimate(ofOneCause.get(0));
  }

  @Benchmark
  public Object aalenJohansen() {
    return new AalenJohansen(ConfidenceScale.LOG_LOG, 0.95).estimate(tables.get(0), 1);
  }

  @Benchmark
  public Object restrictedMean() {
    return RestrictedMean.of(curve, 730);
  }

  @Benchmark
  public Object logRank() {
    return new LogRankTest(LogRankWeight.LOG_RANK).compare(ofOneCause);
  }

  @Benchmark
  public Object gray() {
    return new GrayTest(0).compare(tables, 1);
  }

  @Benchmark
  public Object cox() {
    return new CoxModel(TieMethod.EFRON, CoxModel.Penalty.NONE).fit(rows, 1).terms();
  }

  @Benchmark
  public Object fineGray() {
    return new FineGrayModel(1).fit(rows).terms();
  }

  @Benchmark
  public Object fisher() {
    return FisherExactTest.pValue(List.of(first, second));
  }

  @Benchmark
  public Object conditionalOddsRatio() {
    return ConditionalOddsRatio.of(first, second, 0.95);
  }

  @Benchmark
  public Object exactLikelihoodPooling() {
    return new ExactLikelihoodPooling(0.95).proportions(sites);
  }
}
