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
    List<GroupWalk> walks = groups.stream().map(GroupWalk::new).toList();
    double survival = 1;
    for (int day : GroupWalk.eventDays(groups)) {
      walks.forEach(walk -> walk.moveTo(day));
      double events = walks.stream().mapToLong(GroupWalk::events).sum();
      double atRisk = walks.stream().mapToLong(GroupWalk::atRisk).sum();
      addDay(walks, events, atRisk, weight.weight(atRisk, survival));
      survival *= (atRisk - events) / atRisk;
    }
  }

  private void addDay(List<GroupWalk> walks, double events, double atRisk, double dayWeight) {
    double spread = atRisk > 1 ? events * (atRisk - events) / (atRisk - 1) : 0;
    for (int i = 0; i < walks.size(); i++) {
      double share = walks.get(i).atRisk() / atRisk;
      scores.add(i, dayWeight * walks.get(i).events(), dayWeight * events * share);
      for (int j = 0; j < walks.size(); j++) {
        double otherShare = walks.get(j).atRisk() / atRisk;
        double product = share * ((i == j ? 1 : 0) - otherShare);
        scores.addCovariance(i, j, dayWeight * dayWeight * spread * product);
      }
    }
  }
}
