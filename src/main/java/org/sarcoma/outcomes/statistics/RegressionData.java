package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Subjects of a regression on time to event, counted by covariate pattern and days: the sufficient
 * statistic of {@link CoxModel}.
 *
 * <p>A row says how many subjects with a pattern were at risk in (entry, exit], and how that ended;
 * as {@code Surv(start, stop, status)} in R. A covariate that changes with time is a row for each
 * of its values: censored on the day of the change in the one pattern, entering on it in the other.
 * Days of rows are whole; who is under observation from time zero itself can have events on day 0.
 */
public final class RegressionData {
  /** Entry day of who is under observation from time zero itself. */
  static final int FROM_ZERO = -1;

  private final List<String> terms;
  private final int size;
  private final double[] covariates;
  private final int[] labels;
  private final int[] days;
  private final long[] counts;

  private RegressionData(Builder builder) {
    terms = builder.terms;
    size = builder.size;
    covariates = Arrays.copyOf(builder.covariates, size * terms.size());
    labels = Arrays.copyOf(builder.labels, 3 * size);
    days = Arrays.copyOf(builder.days, 2 * size);
    counts = Arrays.copyOf(builder.counts, size);
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

  double covariate(int row, int term) {
    return covariates[row * terms.size() + term];
  }

  int stratum(int row) {
    return labels[3 * row];
  }

  int cluster(int row) {
    return labels[3 * row + 1];
  }

  /** 0 if the row ends with a censoring, else the cause of its event. */
  int cause(int row) {
    return labels[3 * row + 2];
  }

  int entry(int row) {
    return days[2 * row];
  }

  int exit(int row) {
    return days[2 * row + 1];
  }

  long count(int row) {
    return counts[row];
  }

  /** Collects rows, in any order. Not safe for use by several threads. */
  public static final class Builder {
    private final List<String> terms;
    private int size;
    private double[] covariates;
    private int[] labels = new int[3 * 16];
    private int[] days = new int[2 * 16];
    private long[] counts = new long[16];

    private Builder(List<String> terms) {
      this.terms = List.copyOf(terms);
      if (terms.isEmpty() || terms.stream().distinct().count() < terms.size()) {
        throw new IllegalArgumentException(
            "Terms are %s; expected different names, at least one".formatted(terms));
      }
      covariates = new double[16 * terms.size()];
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

    /** The rows added so far. */
    public RegressionData build() {
      return new RegressionData(this);
    }

    private void add(Pattern pattern, int[] interval, int cause, long count) {
      if (cause < 0 || count < 1) {
        throw new IllegalArgumentException(
            "Cause is %d, count is %d; expected 0 or more, 1 or more".formatted(cause, count));
      }
      if (size == counts.length) {
        grow();
      }
      System.arraycopy(pattern.values, 0, covariates, size * terms.size(), terms.size());
      labels[3 * size] = pattern.stratum;
      labels[3 * size + 1] = pattern.cluster;
      labels[3 * size + 2] = cause;
      days[2 * size] = interval[0];
      days[2 * size + 1] = interval[1];
      counts[size++] = count;
    }

    private void grow() {
      covariates = Arrays.copyOf(covariates, 2 * covariates.length);
      labels = Arrays.copyOf(labels, 2 * labels.length);
      days = Arrays.copyOf(days, 2 * days.length);
      counts = Arrays.copyOf(counts, 2 * counts.length);
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
      builder.add(this, new int[] {FROM_ZERO, exit}, cause, count);
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
      builder.add(this, new int[] {entry, exit}, cause, count);
      return this;
    }
  }
}
