package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a regression by position: stratum by stratum, and in each from the last exit to the
 * first, which is how risk sets are built up. Covariates are centered at their mean and divided by
 * their range, so that sums keep their digits and steps of a fit mean the same for each.
 */
final class RiskSetRows {
  private final RegressionData data;
  private final Column[] covariates;
  private final double[] center;
  private final double[] scale;

  /**
   * The rows of {@code data}.
   *
   * @param columns indices of the terms to keep
   */
  RiskSetRows(RegressionData data, int[] columns) {
    this.data = data;
    center = new double[columns.length];
    scale = new double[columns.length];
    covariates = new Column[columns.length];
    for (int j = 0; j < columns.length; j++) {
      standardize(j, data.covariate(columns[j]));
    }
  }

  private RiskSetRows(RiskSetRows rows, Column[] covariates) {
    data = rows.data;
    center = rows.center;
    scale = rows.scale;
    this.covariates = covariates;
  }

  /** These rows with one covariate more, as it is by position. */
  RiskSetRows withCovariate(double[] byPosition) {
    Column[] wider = Arrays.copyOf(covariates, covariates.length + 1);
    wider[covariates.length] = Column.of(byPosition);
    return new RiskSetRows(this, wider);
  }

  private record Spread(double least, double largest, double sum, double subjects) {
    Spread and(Spread other) {
      return new Spread(
          Math.min(least, other.least),
          Math.max(largest, other.largest),
          sum + other.sum,
          subjects + other.subjects);
    }
  }

  private void standardize(int j, Column column) {
    List<Spread> parts = Chunks.map(size(), (from, to) -> spread(column, from, to));
    Spread all = parts.stream().reduce(Spread::and).orElse(new Spread(0, 0, 0, 1));
    center[j] = all.sum / all.subjects;
    scale[j] = all.largest > all.least ? all.largest - all.least : 1;
    covariates[j] = column.standardized(center[j], scale[j]);
  }

  private Spread spread(Column column, int from, int to) {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double subjects = 0;
    for (int row = from; row < to; row++) {
      double value = column.value(row);
      long count = data.count(row);
      least = Math.min(least, value);
      largest = Math.max(largest, value);
      sum += count * value;
      subjects += count;
    }
    return new Spread(least, largest, sum, subjects);
  }

  /** Sorts a part of {@code items} by their day, the last first; items of one day keep order. */
  static void sortDescending(int[] items, int from, int to, IntUnaryOperator day) {
    long[] keys = new long[to - from];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) ~day.applyAsInt(items[from + i]) << 32 | i;
    }
    Arrays.parallelSort(keys);
    int[] unsorted = Arrays.copyOfRange(items, from, to);
    for (int i = 0; i < keys.length; i++) {
      items[from + i] = unsorted[(int) keys[i]];
    }
  }

  /** Reads as many rows as {@code block} is to have: of {@code list} if there is one. */
  void read(int @Nullable [] list, int from, RowBlock block) {
    int terms = covariates.length;
    for (int j = 0; j < terms; j++) {
      read(covariates[j], list, from, block.size, block.values, j, terms);
    }
    read(data.counts(), list, from, block.size, block.counts, 0, 1);
    if (data.entersLate()) {
      read(data.entries(), list, from, block.size, block.entries, 0, 1);
    }
  }

  private static void read(
      Column column, int @Nullable [] list, int from, int count, double[] out, int at, int stride) {
    if (list == null) {
      column.read(from, count, out, at, stride);
    } else {
      column.gather(list, from, count, out, at, stride);
    }
  }

  int size() {
    return data.size();
  }

  int terms() {
    return covariates.length;
  }

  Runs runs() {
    return data.runs();
  }

  int strata() {
    return data.runs().strata().length - 1;
  }

  /** First position of a stratum. */
  int start(int stratum) {
    return data.runs().starts()[data.runs().strata()[stratum]];
  }

  /** Position after the last of a stratum. */
  int end(int stratum) {
    return start(stratum + 1);
  }

  RegressionData data() {
    return data;
  }

  boolean entersLate() {
    return data.entersLate();
  }

  int exit(int position) {
    return data.exit(position);
  }

  int entry(int position) {
    return data.entry(position);
  }

  int cause(int position) {
    return data.cause(position);
  }

  long count(int position) {
    return data.count(position);
  }

  /** Standardized covariates, those of one position after those of another. */
  double[] values() {
    double[] values = new double[size() * terms()];
    for (int j = 0; j < terms(); j++) {
      covariates[j].read(0, size(), values, j, terms());
    }
    return values;
  }

  double value(int position, int term) {
    return covariates[term].value(position);
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
    Chunks.forEach(
        size(),
        (from, to) -> {
          for (int position = from; position < to; position++) {
            for (int j = 0; j < beta.length; j++) {
              predictors[position] += beta[j] * covariates[j].value(position);
            }
          }
        });
    return predictors;
  }
}
