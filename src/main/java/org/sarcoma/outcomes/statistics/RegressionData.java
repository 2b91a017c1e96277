package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Subjects of a regression on time to event, counted by covariate pattern and days: the sufficient
 * statistic of {@link CoxModel}.
 *
 * <p>A row says how many subjects with a pattern were at risk in (entry, exit], and how that ended;
 * as {@code Surv(start, stop, status)} in R. A covariate that changes with time is a row for each
 * of its values: censored on the day of the change in the one pattern, entering on it in the other.
 * Days of rows are whole; who is under observation from time zero itself can have events on day 0.
 *
 * <p>Rows are kept by stratum, then from the last exit to the first, then by cause, which is how
 * risk sets are built up; in few bytes each, see {@link Column}.
 */
public final class RegressionData {
  /** Entry day of who is under observation from time zero itself. */
  static final int FROM_ZERO = -1;

  private static final long MOST_SUBJECTS = 1L << 53;

  private final List<String> terms;
  private final int size;
  private final Column[] covariates;
  private final Column cluster;
  private final Column cause;
  private final Column entry;
  private final Column exit;
  private final Column count;
  private final boolean entersLate;
  private final Runs runs;

  private RegressionData(Builder builder) {
    terms = builder.terms;
    size = builder.size;
    Column stratum = builder.labels[0].build();
    int[] order = RowOrder.of(size, stratum, builder.days[1].build(), builder.labels[2].build());
    covariates = new Column[terms.size()];
    for (int j = 0; j < covariates.length; j++) {
      covariates[j] = builder.covariates[j].build().inOrder(order);
    }
    cluster = builder.labels[1].build().inOrder(order);
    cause = builder.labels[2].build().inOrder(order);
    entry = builder.days[0].build().inOrder(order);
    exit = builder.days[1].build().inOrder(order);
    count = builder.counts.build().inOrder(order);
    entersLate = builder.entersLate;
    runs = Runs.of(this, stratum.inOrder(order));
  }

  private RegressionData(RegressionData data, List<String> some) {
    terms = List.copyOf(some);
    size = data.size;
    covariates =
        some.stream().map(it -> data.covariates[data.terms.indexOf(it)]).toArray(Column[]::new);
    cluster = data.cluster;
    cause = data.cause;
    entry = data.entry;
    exit = data.exit;
    count = data.count;
    entersLate = data.entersLate;
    runs = data.runs;
  }

  /**
   * The same rows with some of their covariates.
   *
   * @param some of the terms, at least one
   */
  public RegressionData select(List<String> some) {
    if (some.isEmpty() || !terms.containsAll(some)) {
      throw new IllegalArgumentException("Terms are %s, not %s".formatted(terms, some));
    }
    return new RegressionData(this, some);
  }

  /**
   * Starts with no rows.
   *
   * @param terms names of the covariates, at least one, all different
   */
  public static Builder of(List<String> terms) {
    return new Builder(terms);
  }

  /** Names of the covariates, in the order of their values. */
  public List<String> terms() {
    return terms;
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  Column covariate(int term) {
    return covariates[term];
  }

  Column clusters() {
    return cluster;
  }

  /** 0 if the row ends with a censoring, else the cause of its event. */
  int cause(int row) {
    return cause.intValue(row);
  }

  int entry(int row) {
    return entry.intValue(row);
  }

  Column entries() {
    return entry;
  }

  /** Whether anybody comes under observation later than on time zero. */
  boolean entersLate() {
    return entersLate;
  }

  int exit(int row) {
    return exit.intValue(row);
  }

  long count(int row) {
    return (long) count.value(row);
  }

  Column counts() {
    return count;
  }

  /** Where stratum, day of exit or cause change. */
  Runs runs() {
    return runs;
  }

  /** Collects rows, in any order. Not safe for use by several threads. */
  public static final class Builder {
    private final List<String> terms;
    private final ColumnBuilder[] covariates;
    private final ColumnBuilder[] labels = columns(3); // stratum, cluster, cause
    private final ColumnBuilder[] days = columns(2); // entry, exit
    private final ColumnBuilder counts = new ColumnBuilder();
    private boolean entersLate;
    private int size;

    private Builder(List<String> terms) {
      this.terms = List.copyOf(terms);
      if (terms.isEmpty() || terms.stream().distinct().count() < terms.size()) {
        throw new IllegalArgumentException(
            "Terms are %s; expected different names, at least one".formatted(terms));
      }
      covariates = columns(terms.size());
    }

    private static ColumnBuilder[] columns(int number) {
      ColumnBuilder[] columns = new ColumnBuilder[number];
      Arrays.setAll(columns, i -> new ColumnBuilder());
      return columns;
    }

    /**
     * The subjects who share these covariates.
     *
     * @param stratum label of the stratum; each has a baseline hazard of its own
     * @param cluster label of the cluster, for the clustered standard error; for example the site
     * @param values finite, one for each term
     */
    public Pattern pattern(int stratum, int cluster, double... values) {
      if (values.length != terms.size()) {
        throw new IllegalArgumentException(
            "%d values for %d terms".formatted(values.length, terms.size()));
      }
      for (int j = 0; j < values.length; j++) {
        if (!Double.isFinite(values[j])) {
          throw new IllegalArgumentException("A value of %s is not finite".formatted(terms.get(j)));
        }
      }
      return new Pattern(this, stratum, cluster, values.clone());
    }

    /**
     * Adds the rows of another builder after these, so that several threads can collect rows, each
     * with a builder of its own.
     *
     * @param other of the same terms
     */
    public Builder append(Builder other) {
      if (!terms.equals(other.terms)) {
        throw new IllegalArgumentException("Rows of %s for %s".formatted(other.terms, terms));
      }
      Math.addExact(size, other.size);
      List<ColumnBuilder> theirs = other.columns();
      List<ColumnBuilder> ours = columns();
      IntStream.range(0, ours.size()).parallel().forEach(i -> ours.get(i).append(theirs.get(i)));
      entersLate |= other.entersLate;
      size += other.size;
      return this;
    }

    private List<ColumnBuilder> columns() {
      return Stream.of(covariates, labels, days, new ColumnBuilder[] {counts})
          .flatMap(Arrays::stream)
          .toList();
    }

    /** The rows added so far. */
    public RegressionData build() {
      return new RegressionData(this);
    }

    private void add(Pattern pattern, int entry, int exit, Ending ending) {
      for (int j = 0; j < covariates.length; j++) {
        covariates[j].add(pattern.values[j]);
      }
      labels[0].add(pattern.stratum);
      labels[1].add(pattern.cluster);
      labels[2].add(ending.cause);
      days[0].add(entry);
      days[1].add(exit);
      counts.add((double) ending.count);
      entersLate |= entry != FROM_ZERO;
      size++;
    }
  }

  private record Ending(int cause, long count) {
    Ending {
      if (cause < 0 || count < 1 || count > MOST_SUBJECTS) {
        throw new IllegalArgumentException(
            "Cause is %d, count is %d; expected 0 or more, 1 or more".formatted(cause, count));
      }
    }
  }

  /** Adds rows of subjects who share their covariates. */
  public static final class Pattern {
    private final Builder builder;
    private final int stratum;
    private final int cluster;
    private final double[] values;

    private Pattern(Builder builder, int stratum, int cluster, double[] values) {
      this.builder = builder;
      this.stratum = stratum;
      this.cluster = cluster;
      this.values = values;
    }

    /**
     * Adds subjects under observation from time zero itself.
     *
     * @param exit day of the event or censoring, at least 0
     * @param cause 0 if censored, else the cause of the event
     * @param count number of subjects, at least 1
     */
    public Pattern add(int exit, int cause, long count) {
      if (exit < 0) {
        throw new IllegalArgumentException("Exit on day %d is before time zero".formatted(exit));
      }
      builder.add(this, FROM_ZERO, exit, new Ending(cause, count));
      return this;
    }

    /**
     * Adds subjects who come under observation, or into this pattern, later.
     *
     * @param entry day after which they are at risk, at least 0
     * @param exit day of the event or censoring, after {@code entry}
     * @param cause 0 if censored, else the cause of the event
     * @param count number of subjects, at least 1
     */
    public Pattern addEntering(int entry, int exit, int cause, long count) {
      if (entry < 0 || exit <= entry) {
        throw new IllegalArgumentException(
            "Entry on day %d, exit on day %d; expected 0 ≤ entry < exit".formatted(entry, exit));
      }
      builder.add(this, entry, exit, new Ending(cause, count));
      return this;
    }
  }
}
