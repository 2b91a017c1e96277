package org.sarcoma.outcomes;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.sarcoma.outcomes.generate.Layout;
import org.sarcoma.outcomes.generate.Plan;
import org.sarcoma.outcomes.generate.Truth;

final class TruthCoverage {
  record Counted(long covered, long below, long above, long given) {}

  private TruthCoverage() {}

  static SortedMap<String, long[]> count(int patients, long from, long to) {
    SortedMap<String, Double> truth = Truth.values();
    GeneratedStudy study = new GeneratedStudy(new Plan(patients, 4, 1, 1, 0, Layout.CANONICAL));
    return LongStream.rangeClosed(from, to)
        .parallel()
        .mapToObj(
            seed -> {
              Plan plan = new Plan(patients, 4, seed, 1, 0, Layout.CANONICAL);
              SortedMap<String, long[]> counts = new TreeMap<>();
              TruthIntervals.of(study.rows(plan))
                  .forEach(
                      (name, interval) -> {
                        double value =
                            java.util.Objects.requireNonNull(
                                truth.get(name.replace(TruthIntervals.ADJUSTED, "")));
                        counts.put(
                            name,
                            new long[] {
                              interval.covers(value) ? 1 : 0,
                              interval.upper() < value ? 1 : 0,
                              interval.lower() > value ? 1 : 0,
                              1
                            });
                      });
              return counts;
            })
        .reduce(
            new TreeMap<>(),
            (a, b) -> {
              SortedMap<String, long[]> sum = new TreeMap<>();
              for (SortedMap<String, long[]> part : List.of(a, b)) {
                part.forEach(
                    (name, it) ->
                        sum.merge(
                            name,
                            it,
                            (x, y) ->
                                new long[] {x[0] + y[0], x[1] + y[1], x[2] + y[2], x[3] + y[3]}));
              }
              return sum;
            });
  }

  public static void main(String[] arguments) {
    int replicates = Integer.parseInt(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      int n = Integer.parseInt(arguments[i]);
      long start = System.nanoTime();
      count(n, 1, replicates)
          .forEach(
              (name, it) ->
                  System.out.printf(
                      "%-60s %5d %6.1f below %4.1f above %4.1f of %d%n",
                      name,
                      n,
                      100.0 * it[0] / it[3],
                      100.0 * it[1] / it[3],
                      100.0 * it[2] / it[3],
                      it[3]));
      System.out.printf("%.1f s%n", (System.nanoTime() - start) / 1e9);
    }
  }
}
