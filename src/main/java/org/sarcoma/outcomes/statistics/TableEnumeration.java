package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Goes through all tables of groups by success or failure with the margins of the observed one,
 * group by group. A branch in which all tables count, or none does, is settled at once by the most
 * and the least probable table in it.
 *
 * <p>Reference: Mehta CR, Patel NR (1983). A network algorithm for performing Fisher's exact test
 * in r × c contingency tables. JASA 78:427–434. <a
 * href="https://doi.org/10.1080/01621459.1983.10477989">doi</a>
 */
final class TableEnumeration {
  /** Branches gone into: a matter of a hundredth of a second. */
  private static final long MOST_STEPS = 50_000;

  /** Trials times successes, or failures if those are fewer: the work before the first branch. */
  private static final long MOST_CELLS = 1_000_000;

  private final int[] trials;
  // Trials of a group and all groups after it.
  private final int[] trialsFrom;
  private final int rarer;
  private final double[] logFactorials;
  // Log weight of the observed table, up to which a table counts.
  private final double bound;
  // By group and successes left: log weight of the rest of the most and of the least probable
  // table.
  private final double[][] most;
  private final double[][] least;
  private long steps;

  private TableEnumeration(List<Proportion> groups, int rarer, int all) {
    int size = groups.size();
    this.rarer = rarer;
    this.trials = groups.stream().mapToInt(it -> (int) it.trials()).toArray();
    this.trialsFrom = new int[size + 1];
    this.logFactorials = logFactorials(all);
    this.most = new double[size + 1][rarer + 1];
    this.least = new double[size + 1][rarer + 1];
    double observed = 0;
    for (int group = size - 1; group >= 0; group--) {
      trialsFrom[group] = trialsFrom[group + 1] + trials[group];
      observed += logChoose(trials[group], (int) groups.get(group).successes());
    }
    this.bound = observed + Math.log1p(FisherExactTest.TOLERANCE);
    findExtremes();
  }

  /** The probability of a table no more probable than the observed one; empty if too many exist. */
  static OptionalDouble pValue(List<Proportion> groups) {
    long all = groups.stream().mapToLong(Proportion::trials).sum();
    long successes = groups.stream().mapToLong(Proportion::successes).sum();
    long rarer = Math.min(successes, all - successes);
    if (all > MOST_CELLS || all * (rarer + 1) > MOST_CELLS) {
      return OptionalDouble.empty();
    }
    TableEnumeration tables = new TableEnumeration(groups, (int) rarer, (int) all);
    double sum = tables.counted(0, tables.rarer, 0);
    boolean complete = tables.steps <= MOST_STEPS;
    return complete ? OptionalDouble.of(Math.min(1, sum)) : OptionalDouble.empty();
  }

  /** Probability of all tables that count among those that begin alike. */
  private double counted(int group, int left, double begun) {
    if (begun + most[group][left] <= bound) {
      double rest = logChoose(trialsFrom[group], left);
      return Math.exp(begun + rest - logChoose(trialsFrom[0], rarer));
    }
    if (begun + least[group][left] > bound) {
      return 0;
    }
    steps++;
    double sum = 0;
    int highest = Math.min(trials[group], left);
    for (int x = lowest(group, left); x <= highest && steps <= MOST_STEPS; x++) {
      sum += counted(group + 1, left - x, begun + logChoose(trials[group], x));
    }
    return sum;
  }

  private void findExtremes() {
    for (int group = trials.length - 1; group >= 0; group--) {
      int highest = Math.min(rarer, trialsFrom[group]);
      for (int left = 0; left <= highest; left++) {
        findExtremes(group, left);
      }
    }
  }

  private void findExtremes(int group, int left) {
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    for (int x = lowest(group, left); x <= Math.min(trials[group], left); x++) {
      double weight = logChoose(trials[group], x);
      highest = Math.max(highest, weight + most[group + 1][left - x]);
      lowest = Math.min(lowest, weight + least[group + 1][left - x]);
    }
    most[group][left] = highest;
    least[group][left] = lowest;
  }

  /** The least a group can have so that the groups after it have room for the others. */
  private int lowest(int group, int left) {
    return Math.max(0, left - trialsFrom[group + 1]);
  }

  private double logChoose(int n, int k) {
    return logFactorials[n] - logFactorials[k] - logFactorials[n - k];
  }

  private static double[] logFactorials(int n) {
    double[] logs = new double[n + 1];
    double lost = 0; // Kahan's sum: an error here would be one of every probability
    for (int i = 1; i <= n; i++) {
      double term = Math.log(i) - lost;
      logs[i] = logs[i - 1] + term;
      lost = logs[i] - logs[i - 1] - term;
    }
    return logs;
  }
}
