package org.sarcoma.outcomes.statistics;

import java.util.List;

/**
 * An estimated cumulative hazard: 0 before the first point, constant between points.
 *
 * @param points one per day on which anybody entered, had an event or was censored, in order of
 *     time; empty if nobody was observed
 */
public record CumulativeHazard(List<Point> points) {

  /**
   * One day.
   *
   * @param day whole days since time zero
   * @param atRisk number at risk before the events of the day
   * @param events events on the day
   * @param hazard cumulative hazard after the events of the day
   * @param standardError of {@code hazard}
   */
  public record Point(int day, long atRisk, long events, double hazard, double standardError) {}

  public CumulativeHazard {
    points = List.copyOf(points);
  }
}
