package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The rows of a regression by position: stratum by stratum, and in each from the last exit to the
 * first, which is how risk sets are built up. Covariates are centered at their mean and divided by
 * their range, so that sums keep their digits and steps of a fit mean the same for each.
 */
final class RiskSetRows {
  private final RegressionData data;
  private final int[] columns;
  private final double[] center;
  private final double[] scale;
  private final int[] order;
  private final int[] stratumEnds;
  private final double[] values;
  private final int[] exits;
  private final long[] counts;

  /**
   * Orders the rows of {@code data}.
   *
   * @param columns indices of the terms to keep
   */
  RiskSetRows(RegressionData data, int[] columns) {
    this.data = data;
    this.columns = columns.clone();
    center = new double[columns.length];
    scale = new double[columns.length];
    for (int j = 0; j < columns.length; j++) {
      standardize(j);
    }
    order = new int[data.size()];
    stratumEnds = orderByStratum();
    for (int stratum = 0; stratum < strata(); stratum++) {
      sortDescending(order, start(stratum), end(stratum), data::exit);
    }
    values = new double[data.size() * columns.length];
    for (int cell = 0; cell < values.length; cell++) {
      int j = cell % columns.length;
      double value = data.covariate(order[cell / columns.length], columns[j]);
      values[cell] = (value - center[j]) / scale[j];
    }
    exits = Arrays.stream(order).map(data::exit).toArray();
    counts = Arrays.stream(order).mapToLong(data::count).toArray();
  }

  private RiskSetRows(RiskSetRows rows, int[] columns, double[] values) {
    data = rows.data;
    this.columns = columns;
    center = rows.center;
    scale = rows.scale;
    order = rows.order;
    stratumEnds = rows.stratumEnds;
    exits = rows.exits;
    counts = rows.counts;
    this.values = values;
  }

  /** These rows with one covariate more, as it is by position. */
  RiskSetRows withCovariate(double[] byPosition) {
    int width = columns.length + 1;
    double[] wider = new double[size() * width];
    for (int position = 0; position < size(); position++) {
      System.arraycopy(values, position * columns.length, wider, position * width, columns.length);
      wider[position * width + columns.length] = byPosition[position];
    }
    return new RiskSetRows(this, Arrays.copyOf(columns, width), wider);
  }

  private void standardize(int j) {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double subjects = 0;
    for (int row = 0; row < data.size(); row++) {
      double value = data.covariate(row, columns[j]);
      least = Math.min(least, value);
      largest = Math.max(largest, value);
      sum += data.count(row) * value;
      subjects += data.count(row);
    }
    center[j] = data.size() == 0 ? 0 : sum / subjects;
    scale[j] = largest > least ? largest - least : 1;
  }

  private int[] orderByStratum() {
    int[] labels = IntStream.range(0, data.size()).map(data::stratum).sorted().distinct().toArray();
    int[] ends = new int[labels.length];
    for (int row = 0; row < data.size(); row++) {
      ends[Arrays.binarySearch(labels, data.stratum(row))]++;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] next = ends.clone();
    for (int row = data.size() - 1; row >= 0; row--) {
      order[--next[Arrays.binarySearch(labels, data.stratum(row))]] = row;
    }
    return ends;
  }

  /** Sorts a part of {@code items} by their day, the last first; items of one day keep order. */
  static void sortDescending(int[] items, int from, int to, IntUnaryOperator day) {
    long[] keys = new long[to - from];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) ~day.applyAsInt(items[from + i]) << 32 | i;
    }
    Arrays.sort(keys);
    int[] unsorted = Arrays.copyOfRange(items, from, to);
    for (int i = 0; i < keys.length; i++) {
      items[from + i] = unsorted[(int) keys[i]];
    }
  }

  int size() {
    return order.length;
  }

  int terms() {
    return columns.length;
  }

  int strata() {
    return stratumEnds.length;
  }

  /** First position of a stratum. */
  int start(int stratum) {
    return stratum == 0 ? 0 : stratumEnds[stratum - 1];
  }

  /** Position after the last of a stratum. */
  int end(int stratum) {
    return stratumEnds[stratum];
  }

  int exit(int position) {
    return exits[position];
  }

  int entry(int position) {
    return data.entry(order[position]);
  }

  int cause(int position) {
    return data.cause(order[position]);
  }

  int cluster(int position) {
    return data.cluster(order[position]);
  }

  long count(int position) {
    return counts[position];
  }

  /** Standardized covariates, those of one position after those of another. */
  double[] values() {
    return values;
  }

  double value(int position, int term) {
    return values[position * columns.length + term];
  }

  /** Mean of a covariate over the subjects. */
  double center(int term) {
    return center[term];
  }

  /** Range of a covariate, or 1 if it does not vary. */
  double scale(int term) {
    return scale[term];
  }

  /** Linear predictors β′x by position. */
  double[] predictors(double[] beta) {
    double[] predictors = new double[size()];
    int cell = 0;
    for (int position = 0; position < predictors.length; position++) {
      double sum = 0;
      for (double coefficient : beta) {
        sum += coefficient * values[cell++];
      }
      predictors[position] = sum;
    }
    return predictors;
  }
}
