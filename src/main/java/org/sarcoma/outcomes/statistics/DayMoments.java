package org.sarcoma.outcomes.statistics;

import java.util.function.Consumer;

/**
 * Who is at risk and who has the event on days that follow each other.
 *
 * @param first index of the first of the days
 * @param atRisk moments by day
 * @param dying moments by day
 */
@SuppressWarnings("ArrayRecordComponent") // not compared, and changed by nobody
record DayMoments(
    CoxLikelihood likelihood, double[] beta, int first, MomentSums atRisk, MomentSums dying) {

  /** Shows some of the days, of which the first has index 0. */
  void show(int from, int to, Consumer<RiskSet> visitor) {
    int terms = likelihood.rows().terms();
    RiskMoments everybody = new RiskMoments(terms);
    RiskSet riskSet = new RiskSet(terms, everybody);
    EventDays days = likelihood.days();
    for (int day = from; day < to; day++) {
      int index = first + day;
      riskSet.start(days.stratum(index), days.day(index));
      atRisk.show(day, everybody);
      dying.show(day, riskSet.dying());
      riskSet.setEvents(days.events(index), likelihood.eventSums(), index, beta);
      riskSet.complete(likelihood.ties());
      visitor.accept(riskSet);
    }
  }
}
