package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.List;

/** Observed and expected events of k groups with the covariance of their differences, as sums. */
final class LogRankScore {
  private final double[] observed;
  private final double[] expected;
  private final double[][] covariance;

  LogRankScore(int groups) {
    observed = new double[groups];
    expected = new double[groups];
    covariance = new double[groups][groups];
  }

  double observed(int group) {
    return observed[group];
  }

  double expected(int group) {
    return expected[group];
  }

  double variance(int group) {
    return covariance[group][group];
  }

  /** Adds one stratum. */
  void add(List<EventTable> groups, RankWeight weight) {
    List<GroupWalk> walks = groups.stream().map(GroupWalk::new).toList();
    double survival = 1;
    for (int day : eventDays(groups)) {
      walks.forEach(walk -> walk.moveTo(day));
      double events = walks.stream().mapToLong(GroupWalk::events).sum();
      double atRisk = walks.stream().mapToLong(GroupWalk::atRisk).sum();
      addDay(walks, events, atRisk, weight.weight(atRisk, survival));
      survival *= (atRisk - events) / atRisk;
    }
  }

  private static int[] eventDays(List<EventTable> groups) {
    return groups.stream()
        .flatMap(table -> table.rows().stream())
        .filter(row -> row.allEvents() > 0)
        .mapToInt(EventTable.Row::day)
        .sorted()
        .distinct()
        .toArray();
  }

  private void addDay(List<GroupWalk> walks, double events, double atRisk, double weight) {
    double spread = atRisk > 1 ? events * (atRisk - events) / (atRisk - 1) : 0;
    for (int i = 0; i < observed.length; i++) {
      double share = walks.get(i).atRisk() / atRisk;
      observed[i] += weight * walks.get(i).events();
      expected[i] += weight * events * share;
      for (int j = 0; j < observed.length; j++) {
        double otherShare = walks.get(j).atRisk() / atRisk;
        double product = share * ((i == j ? 1 : 0) - otherShare);
        covariance[i][j] += weight * weight * spread * product;
      }
    }
  }

  /** U′V⁻U over all groups but the first; one without expected events adds nothing to it. */
  QuadraticForm quadraticForm() {
    int size = Math.max(0, observed.length - 1);
    double[] difference = new double[size];
    double[][] variance = new double[size][];
    for (int i = 0; i < size; i++) {
      difference[i] = observed[i + 1] - expected[i + 1];
      variance[i] = Arrays.copyOfRange(covariance[i + 1], 1, size + 1);
    }
    return QuadraticForm.of(difference, variance);
  }

  /** One group's table, walked day by day. */
  private static final class GroupWalk {
    private final List<EventTable.Row> rows;
    private final long[] atRiskByRow;
    private int next;
    private long atRisk;
    private long events;

    GroupWalk(EventTable table) {
      rows = table.rows();
      atRiskByRow = table.atRiskByRow();
    }

    /** Moves to {@code day}, not before the day it is on. */
    void moveTo(int day) {
      while (next < rows.size() && rows.get(next).day() < day) {
        next++;
      }
      boolean present = next < rows.size();
      atRisk = present ? atRiskByRow[next] : 0;
      events = present && rows.get(next).day() == day ? rows.get(next).allEvents() : 0;
    }

    long atRisk() {
      return atRisk;
    }

    long events() {
      return events;
    }
  }
}
