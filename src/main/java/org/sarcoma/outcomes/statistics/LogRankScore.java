package org.sarcoma.outcomes.statistics;

import java.util.List;

/** The sums of a {@link LogRankTest}, stratum by stratum. */
final class LogRankScore {
  private final GroupScores scores;
  private final RankWeight weight;

  LogRankScore(GroupScores scores, RankWeight weight) {
    this.scores = scores;
    this.weight = weight;
  }

  /** Adds one stratum. */
  void add(List<EventTable> groups) {
    groups.forEach(EventTable::requireOneCause);
    scores.addSubjects(groups);
    GroupWalks walks = new GroupWalks(groups);
    double[] shares = new double[walks.size()];
    double survival = 1;
    while (walks.moveOn()) {
      double events = walks.events();
      double atRisk = walks.atRisk();
      double dayWeight = weight.weight(atRisk, survival);
      for (int group = 0; group < shares.length; group++) {
        shares[group] = walks.atRisk(group) / atRisk;
        scores.add(group, dayWeight * walks.events(group), dayWeight * events * shares[group]);
      }
      double spread = atRisk > 1 ? events * (atRisk - events) / (atRisk - 1) : 0;
      scores.addVariance(dayWeight * dayWeight * spread, shares);
      survival *= (atRisk - events) / atRisk;
    }
  }
}
