package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Aalen–Johansen estimator of the cumulative incidence of one cause, the others competing.
 *
 * <p>With d events of the cause and D of any cause among n at risk, the incidence F grows by S d/n
 * and event-free survival S is multiplied by 1 − D/n. The covariance of (S, F) follows the
 * Greenwood-type recursion of Andersen et al.; it is the Greenwood variance of Kaplan–Meier if
 * there is one cause. Without delayed entry it equals the infinitesimal jackknife of R's {@code
 * survfit} for competing risks; it differs from the estimator in {@code cmprsk::cuminc}.
 *
 * <p>Intervals are those of R on every scale; there is none where F is 0 or 1.
 *
 * <p>References: Aalen OO, Johansen S (1978). An empirical transition matrix for non-homogeneous
 * Markov chains based on censored observations. Scand J Stat 5:141–150. <a
 * href="https://www.jstor.org/stable/4615704">jstor</a>. Andersen PK, Borgan Ø, Gill RD, Keiding N
 * (1993). Statistical Models Based on Counting Processes, section IV.4. <a
 * href="https://doi.org/10.1007/978-1-4612-4348-9">doi</a>
 *
 * @param scale on which the pointwise intervals are symmetric
 * @param level their two-sided coverage in (0, 1)
 */
public record AalenJohansen(ConfidenceScale scale, double level) {
  /** An incidence this close to 1 is 1: all had the cause, and nobody is event-free. */
  private static final double ROUNDING = 1e-12;

  public AalenJohansen {
    Interval.requireLevel(level);
  }

  /**
   * Estimates the incidence of {@code cause}, one point per row of {@code table}; empty in, empty
   * out.
   *
   * @param cause counted from 1
   */
  public CumulativeIncidence estimate(EventTable table, int cause) {
    table.requireCause(cause);
    List<CumulativeIncidence.Point> points = new ArrayList<>(table.size());
    double z = Interval.normalQuantile(level);
    State state = State.AT_ZERO;
    CumulativeIncidence.Estimate estimate = CumulativeIncidence.AT_ZERO;
    for (int row = 0; row < table.size(); row++) {
      long atRisk = table.atRiskInRow(row);
      long events = table.events(row, cause);
      long allEvents = table.allEvents(row);
      if (allEvents > 0) {
        state = state.after(events, allEvents, (double) atRisk);
        estimate = estimate(state, z);
      }
      points.add(
          new CumulativeIncidence.Point(
              table.day(row),
              atRisk,
              table.entered(row),
              events,
              allEvents - events,
              table.censored(row),
              estimate));
    }
    return new CumulativeIncidence(cause, points);
  }

  private CumulativeIncidence.Estimate estimate(State state, double z) {
    if (1 - state.incidence < ROUNDING) {
      return new CumulativeIncidence.Estimate(1, 0, null, 0, 0);
    }
    double standardError = Math.sqrt(state.incidenceVariance);
    return new CumulativeIncidence.Estimate(
        state.incidence,
        standardError,
        scale.interval(state.incidence, standardError, level, z),
        state.eventFree,
        Math.sqrt(state.eventFreeVariance));
  }

  /** S and F with their covariance matrix. */
  private record State(
      double eventFree,
      double incidence,
      double eventFreeVariance,
      double incidenceVariance,
      double covariance) {
    static final State AT_ZERO = new State(1, 0, 0, 0, 0);

    State after(long events, long allEvents, double atRisk) {
      double hazard = events / atRisk;
      double stay = (atRisk - allEvents) / atRisk;
      double scatter = eventFree * eventFree / (atRisk * atRisk * atRisk);
      return new State(
          eventFree * stay,
          incidence + eventFree * hazard,
          stay * stay * eventFreeVariance + scatter * allEvents * (atRisk - allEvents),
          incidenceVariance
              + 2 * hazard * covariance
              + hazard * hazard * eventFreeVariance
              + scatter * events * (atRisk - events),
          stay * (covariance + hazard * eventFreeVariance)
              - scatter * events * (atRisk - allEvents));
    }
  }
}
