package org.sarcoma.outcomes.statistics;

import java.util.List;

/** Reading of step functions that change on whole days, at any time. */
final class Steps {

  /** A day on which a curve may change. */
  interface Step {
    int day();

    /** Number at risk before the changes of the day. */
    long atRisk();
  }

  private Steps() {}

  /** How many of {@code steps}, in order of time, are on or before {@code time}. */
  static int countUpTo(List<? extends Step> steps, double time) {
    if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Not a time since time zero: %s".formatted(time));
    }
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).day() <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Number at risk at {@code time}; every change of that number is among {@code steps}. */
  static long atRisk(List<? extends Step> steps, double time) {
    int index = countUpTo(steps, time);
    if (index > 0 && steps.get(index - 1).day() == time) {
      return steps.get(index - 1).atRisk();
    }
    return index < steps.size() ? steps.get(index).atRisk() : 0;
  }

  /** Whether nobody was observed at {@code time} any more. */
  static boolean isAfterLast(List<? extends Step> steps, double time) {
    return steps.get(steps.size() - 1).day() < time;
  }
}
