package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Kaplan–Meier product-limit estimator with Greenwood's variance.
 *
 * <p>With d events among n at risk, S is multiplied by 1 − d/n and the variance of log S grows by d
 * / (n (n − d)). Events precede censorings on the same day; with delayed entry n counts who entered
 * before the day. Once S is 0 it stays 0, also if somebody enters later.
 *
 * <p>Where S is 1 or 0 the standard error is 0 and there is no interval. R prints NaN for the
 * standard error at S = 0, and [1, 1] at S = 1 on the scales {@code plain} and {@code log}.
 *
 * <p>Reference: Kaplan EL, Meier P (1958). Nonparametric estimation from incomplete observations.
 * JASA 53:457–481. <a href="https://doi.org/10.1080/01621459.1958.10501452">doi</a>
 *
 * @param scale on which the pointwise intervals are symmetric
 * @param level their two-sided coverage in (0, 1)
 */
public record KaplanMeier(ConfidenceScale scale, double level) {
  public KaplanMeier {
    Interval.requireLevel(level);
  }

  /**
   * Estimates the curve, one point per row of {@code table}; empty in, empty out.
   *
   * @throws IllegalArgumentException if the table has several causes
   */
  public SurvivalCurve estimate(EventTable table) {
    table.requireOneCause();
    List<SurvivalCurve.Point> points = new ArrayList<>(table.size());
    double z = Interval.normalQuantile(level);
    double survival = 1;
    double variance = 0; // of log S
    double standardError = 0;
    Interval interval = null;
    for (int row = 0; row < table.size(); row++) {
      long atRisk = table.atRiskInRow(row);
      long events = table.allEvents(row);
      if (events > 0) {
        survival *= (double) (atRisk - events) / atRisk;
        variance += events == atRisk ? 0 : events / ((double) atRisk * (atRisk - events));
        standardError = survival * Math.sqrt(variance);
        interval = scale.interval(survival, standardError, level, z);
      }
      points.add(
          new SurvivalCurve.Point(
              table.day(row),
              atRisk,
              table.entered(row),
              events,
              table.censored(row),
              survival,
              standardError,
              interval));
    }
    return new SurvivalCurve(points);
  }
}
