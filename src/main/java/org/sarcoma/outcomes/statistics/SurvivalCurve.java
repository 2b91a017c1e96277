package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An estimated survival function S(t) = P(T &gt; t): 1 before the first point, constant between
 * points.
 *
 * @param points one per day on which anybody entered, had an event or was censored, in order of
 *     time; empty if nobody was observed
 */
public record SurvivalCurve(List<Point> points) {

  /**
   * One day.
   *
   * @param day whole days since time zero
   * @param atRisk number at risk before the events of the day
   * @param entered delayed entries, at risk after the day
   * @param events events on the day
   * @param censored censored on the day, after its events
   * @param survival S after the events of the day
   * @param standardError Greenwood standard error of {@code survival}; 0 where that is 0 or 1
   * @param interval of {@code survival}; null where that is 0 or 1
   */
  public record Point(
      int day,
      long atRisk,
      long entered,
      long events,
      long censored,
      double survival,
      double standardError,
      @Nullable Interval interval)
      implements Steps.Step {}

  /**
   * The curve read at one time.
   *
   * @param time days since time zero, not necessarily whole
   * @param atRisk number still observed at {@code time}, before its events
   * @param survival S at {@code time}
   * @param standardError of {@code survival}; 0 where that is 0 or 1
   * @param interval of {@code survival}; null where that is 0 or 1
   * @param beyondFollowUp whether {@code time} is after the last day on which anybody was observed
   *     while S is above 0: then {@code survival} is carried forward and not an estimate
   */
  public record Horizon(
      double time,
      long atRisk,
      double survival,
      double standardError,
      @Nullable Interval interval,
      boolean beyondFollowUp) {}

  public SurvivalCurve {
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
   * <p>The number at risk is that of R's {@code summary(survfit, times = )}, except between two
   * days with delayed entries, where R counts who enters only after {@code time}.
   *
   * @param time days since time zero, at least 0 and finite
   */
  public Optional<Horizon> at(double time) {
    int count = Steps.countUpTo(points, time);
    if (points.isEmpty()) {
      return Optional.empty();
    }
    long atRisk = Steps.atRisk(points, time);
    if (count == 0) {
      return Optional.of(new Horizon(time, atRisk, 1, 0, null, false));
    }
    Point last = points.get(count - 1);
    boolean beyond = Steps.isAfterLast(points, time) && last.survival() > 0;
    return Optional.of(
        new Horizon(time, atRisk, last.survival(), last.standardError(), last.interval(), beyond));
  }

  /** The time by which a fraction {@code probability} has had the event; 0.5 is the median. */
  public SurvivalQuantile quantile(double probability) {
    return SurvivalQuantile.of(this, probability);
  }
}
