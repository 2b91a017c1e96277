package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each subject, the pairs with others of its stratum of which it is known who had the event
 * first, and how many more of them are concordant than discordant.
 */
final class PairCounts {
  private final CoxLikelihood likelihood;
  private final RiskSetRows rows;
  private final double[] predictors;
  private final int[] level; // rank of the linear predictor in its stratum
  private final long[] pairs;
  private final long[] difference;

  PairCounts(CoxLikelihood likelihood, double[] predictors) {
    this.likelihood = likelihood;
    rows = likelihood.rows();
    this.predictors = predictors;
    level = new int[predictors.length];
    pairs = new long[predictors.length];
    difference = new long[predictors.length];
  }

  long pairs(int position) {
    return pairs[position];
  }

  long difference(int position) {
    return difference[position];
  }

  /** Counts the pairs of a stratum, from its last day to its first. */
  void add(int stratum) {
    int[] entrants = entrants(stratum);
    int levels = rank(rows.start(stratum), rows.end(stratum));
    RankedCounts atRisk = new RankedCounts(levels);
    RankedCounts events = new RankedCounts(levels);
    int nextEntrant = 0;
    int from = rows.start(stratum);
    while (from < rows.end(stratum)) {
      int day = rows.exit(from);
      while (rows.entry(entrants[nextEntrant]) >= day) {
        int position = entrants[nextEntrant++];
        atRisk.add(level[position], -rows.count(position));
        countEvents(position, events, 1);
      }
      int to = from;
      while (to < rows.end(stratum) && rows.exit(to) == day) {
        to++;
      }
      day(from, to, atRisk, events);
      from = to;
    }
    for (; nextEntrant < entrants.length; nextEntrant++) {
      countEvents(entrants[nextEntrant], events, 1);
    }
  }

  /** Ranks the predictors of a stratum; returns how many different ones there are. */
  private int rank(int start, int end) {
    double[] distinct = Column.distinct(Arrays.copyOfRange(predictors, start, end));
    for (int position = start; position < end; position++) {
      level[position] = Arrays.binarySearch(distinct, predictors[position]);
    }
    return distinct.length;
  }

  /** The positions of a stratum by their entry, the last first. */
  private int[] entrants(int stratum) {
    int[] entrants = IntStream.range(rows.start(stratum), rows.end(stratum)).toArray();
    RiskSetRows.sortDescending(entrants, 0, entrants.length, rows::entry);
    return entrants;
  }

  /** Who is censored outlives the events of the day; events of one day are not compared. */
  private void day(int from, int to, RankedCounts atRisk, RankedCounts events) {
    for (int position = from; position < to; position++) {
      if (!likelihood.isEvent(position)) {
        atRisk.add(level[position], rows.count(position));
        countEvents(position, events, -1);
      }
    }
    for (int position = from; position < to; position++) {
      if (likelihood.isEvent(position)) {
        pairs[position] += atRisk.total();
        difference[position] += atRisk.below(level[position]) - atRisk.above(level[position]);
        events.add(level[position], rows.count(position));
      }
    }
    for (int position = from; position < to; position++) {
      if (likelihood.isEvent(position)) {
        atRisk.add(level[position], rows.count(position));
        countEvents(position, events, -1);
      }
    }
  }

  /**
   * Counts the events so far of others, which happened no earlier than the day it is: with −1 when
   * the subject leaves, with 1 when it enters, which leaves those in between.
   */
  private void countEvents(int position, RankedCounts events, int sign) {
    pairs[position] += sign * events.total();
    difference[position] += sign * (events.above(level[position]) - events.below(level[position]));
  }

  /** Counts by rank, in a binary indexed tree. */
  private static final class RankedCounts {
    private final long[] tree;
    private long total;

    RankedCounts(int ranks) {
      tree = new long[ranks + 1];
    }

    void add(int rank, long count) {
      total += count;
      for (int i = rank + 1; i < tree.length; i += i & -i) {
        tree[i] += count;
      }
    }

    long total() {
      return total;
    }

    long below(int rank) {
      return upTo(rank);
    }

    long above(int rank) {
      return total - upTo(rank + 1);
    }

    private long upTo(int rank) {
      long sum = 0;
      for (int i = rank; i > 0; i -= i & -i) {
        sum += tree[i];
      }
      return sum;
    }
  }
}
