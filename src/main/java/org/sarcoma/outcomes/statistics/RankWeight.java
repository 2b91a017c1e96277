package org.sarcoma.outcomes.statistics;

/**
 * Weight that a {@link LogRankTest} gives to each day with events; it depends on the pooled groups
 * of a stratum only.
 */
public sealed interface RankWeight permits GRho, LogRankWeight {

  /**
   * The weight of a day.
   *
   * @param atRisk number at risk in all groups before the events of the day, at least 1
   * @param survivalBefore Kaplan–Meier estimate of all groups together before the events of the day
   */
  double weight(double atRisk, double survivalBefore);
}
