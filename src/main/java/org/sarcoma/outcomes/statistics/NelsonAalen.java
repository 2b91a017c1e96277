package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Nelson–Aalen estimator of the cumulative hazard: H grows by d/n, and its variance by d/n², with d
 * events among n at risk; as {@code cumhaz} and {@code std.chaz} of R's {@code survfit}.
 *
 * <p>Reference: Aalen O (1978). Nonparametric inference for a family of counting processes. Ann
 * Stat 6:701–726. <a href="https://doi.org/10.1214/aos/1176344247">doi</a>
 */
public final class NelsonAalen {
  private NelsonAalen() {}

  /**
   * Estimates the cumulative hazard, one point per row of {@code table}; empty in, empty out.
   *
   * @throws IllegalArgumentException if the table has several causes
   */
  public static CumulativeHazard estimate(EventTable table) {
    table.requireOneCause();
    List<CumulativeHazard.Point> points = new ArrayList<>(table.size());
    double hazard = 0;
    double variance = 0;
    for (int row = 0; row < table.size(); row++) {
      double atRisk = table.atRiskInRow(row);
      double events = table.allEvents(row);
      if (events > 0) {
        hazard += events / atRisk;
        variance += events / (atRisk * atRisk);
      }
      points.add(
          new CumulativeHazard.Point(
              table.day(row),
              table.atRiskInRow(row),
              table.allEvents(row),
              hazard,
              Math.sqrt(variance)));
    }
    return new CumulativeHazard(points);
  }
}
