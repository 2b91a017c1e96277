package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An estimated cumulative incidence of one cause, with event-free survival beside it: the incidence
 * is 0 before the first point and constant between points. Incidences of all causes and event-free
 * survival add up to 1.
 *
 * @param cause the cause, counted from 1
 * @param points one per day on which anybody entered, had an event or was censored, in order of
 *     time; empty if nobody was observed
 */
public record CumulativeIncidence(int cause, List<Point> points) {

  /**
   * One day.
   *
   * @param day whole days since time zero
   * @param atRisk number at risk before the events of the day
   * @param entered delayed entries, at risk after the day
   * @param events events of the cause on the day
   * @param competing events of all other causes on the day
   * @param censored censored on the day, after its events
   * @param estimate incidence and event-free survival after the events of the day
   */
  public record Point(
      int day,
      long atRisk,
      long entered,
      long events,
      long competing,
      long censored,
      Estimate estimate)
      implements Steps.Step {}

  /**
   * The two probabilities at one time.
   *
   * @param incidence probability of an event of the cause by then
   * @param standardError of {@code incidence}; 0 where that is 0
   * @param interval of {@code incidence}; null where that is 0 or 1
   * @param eventFree probability of no event of any cause by then
   * @param eventFreeStandardError of {@code eventFree}; 0 where that is 0 or 1
   */
  public record Estimate(
      double incidence,
      double standardError,
      @Nullable Interval interval,
      double eventFree,
      double eventFreeStandardError) {}

  /**
   * The curve read at one time.
   *
   * @param time days since time zero, not necessarily whole
   * @param atRisk number still observed at {@code time}, before its events
   * @param estimate incidence and event-free survival at {@code time}
   * @param beyondFollowUp whether {@code time} is after the last day on which anybody was observed
   *     while event-free survival is above 0: then {@code estimate} is carried forward and not an
   *     estimate
   */
  public record Horizon(double time, long atRisk, Estimate estimate, boolean beyondFollowUp) {}

  static final Estimate AT_ZERO = new Estimate(0, 0, null, 1, 0);

  public CumulativeIncidence {
    points = List.copyOf(points);
  }

  /** The last day on which anybody was observed; empty if nobody ever was. */
  public OptionalInt lastDay() {
    return points.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(points.get(points.size() - 1).day());
  }

  /**
   * Reads the curve at {@code time}; empty if nobody was observed.
   *
   * @param time days since time zero, at least 0 and finite
   */
  public Optional<Horizon> at(double time) {
    int count = Steps.countUpTo(points, time);
    if (points.isEmpty()) {
      return Optional.empty();
    }
    Estimate estimate = count == 0 ? AT_ZERO : points.get(count - 1).estimate();
    return Optional.of(
        new Horizon(
            time,
            Steps.atRisk(points, time),
            estimate,
            Steps.isAfterLast(points, time) && estimate.eventFree() > 0));
  }
}
