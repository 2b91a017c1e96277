package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows that follow each other with one stratum, day of exit and cause.
 *
 * @param starts first row of each, and the number of rows
 * @param exits day of exit
 * @param causes 0 if censored
 * @param subjects sum of the counts
 * @param strata first run of each stratum, in order of their labels, and the number of runs
 */
@SuppressWarnings("ArrayRecordComponent") // not compared, and changed by nobody
record Runs(int[] starts, int[] exits, int[] causes, long[] subjects, int[] strata) {

  static Runs of(RegressionData data, Column stratum) {
    int[] first =
        IntStream.range(0, data.size())
            .parallel()
            .filter(
                row ->
                    row == 0
                        || data.exit(row) != data.exit(row - 1)
                        || data.cause(row) != data.cause(row - 1)
                        || stratum.value(row) != stratum.value(row - 1))
            .toArray();
    int[] starts = Arrays.copyOf(first, first.length + 1);
    starts[first.length] = data.size();
    long[] subjects = new long[first.length];
    Arrays.parallelSetAll(
        subjects,
        run -> IntStream.range(starts[run], starts[run + 1]).mapToLong(data::count).sum());
    IntStream.Builder strata = IntStream.builder();
    for (int run = 0; run < first.length; run++) {
      if (run == 0 || stratum.value(first[run]) != stratum.value(first[run - 1])) {
        strata.add(run);
      }
    }
    return new Runs(
        starts,
        Arrays.stream(first).map(data::exit).toArray(),
        Arrays.stream(first).map(data::cause).toArray(),
        subjects,
        strata.add(first.length).build().toArray());
  }

  int size() {
    return exits.length;
  }

  /** The run of a row. */
  int of(int row) {
    int found = Arrays.binarySearch(starts, row);
    return found >= 0 ? found : -found - 2;
  }

  /** The stratum of a run. */
  int stratum(int run) {
    int found = Arrays.binarySearch(strata, run);
    return found >= 0 ? found : -found - 2;
  }
}
