package org.sarcoma.outcomes;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.generate.Truth;
import org.sarcoma.outcomes.result.ProportionRow;
import org.sarcoma.outcomes.result.RegressionRow;
import org.sarcoma.outcomes.result.RestrictedMeanRow;
import org.sarcoma.outcomes.result.SurvivalEstimate;
import org.sarcoma.outcomes.result.SurvivalQuantile;

/**
 * The intervals of published rows by the name of the truth that they are to cover. An estimate
 * without an interval, such as a curve that is down to 0, is not one of them.
 */
final class TruthIntervals {
  static final SortedMap<String, Double> TRUTH = Truth.values();

  private static final String LOG_HAZARD_RATIO = "log_hazard_ratio_oligometastatic";

  private final SortedMap<String, Interval> intervals = new TreeMap<>();

  private TruthIntervals() {}

  /**
   * Limits; an open side is infinite.
   *
   * @param events that the estimate rests on; patients, where it rests on all of them
   */
  record Interval(double lower, double upper, long events) {}

  static SortedMap<String, Interval> of(List<Record> rows) {
    TruthIntervals all = new TruthIntervals();
    for (Record row : rows) {
      if (row instanceof SurvivalEstimate it) {
        all.add(it);
      } else if (row instanceof SurvivalQuantile it && it.probability() == 0.5) {
        String name = it.endpoint() + group(it.stratumValue()) + "_median_months";
        if (it.ciLowerMonths() != null) {
          all.put(name, it.ciLowerMonths(), it.ciUpperMonths(), it.nPatients());
        }
      } else if (row instanceof RestrictedMeanRow it) {
        String name =
            "%s%s_restricted_mean_%.0f_months"
                .formatted(it.endpoint(), group(it.stratumValue()), it.horizonMonths());
        if (it.ciLower() != null) {
          all.put(name, it.ciLower(), it.ciUpper(), it.nPatients());
        }
      } else if (row instanceof RegressionRow it && it.term().equals("oligometastatic")) {
        all.add(it);
      } else if (row instanceof ProportionRow it
          && it.stratumValue().equals("all")
          && it.ciLower() != null) {
        all.put("proportion_" + it.measure(), it.ciLower(), it.ciUpper(), it.numerator());
      }
    }
    return all.intervals;
  }

  private void add(SurvivalEstimate row) {
    boolean isIncidenceToo = row.endpoint().equals("css");
    String name =
        row.endpoint()
            + (isIncidenceToo ? "_" + row.measure() : "")
            + group(row.stratumValue())
            + (row.endpoint().endsWith("d") ? "" : "_%.0f_months".formatted(row.horizonMonths()));
    if (row.ciLower() != null) {
      put(name, row.ciLower(), row.ciUpper(), row.nEvent());
    }
  }

  private void add(RegressionRow row) {
    if (row.method().equals("cox")
        && row.cause() == 1
        && row.estimate() != null
        && row.population().equals(GeneratedStudy.OPERATED)) {
      boolean isForward = row.level().equals("oligometastatic");
      double lower = Math.log(row.ciLower() == null ? 0 : row.ciLower());
      double upper = row.ciUpper() == null ? Double.POSITIVE_INFINITY : Math.log(row.ciUpper());
      String name =
          (row.endpoint().equals("os") ? "" : row.endpoint() + "_")
              + LOG_HAZARD_RATIO
              + (row.adjustedFor().equals("none") ? "" : "_adjusted");
      put(name, isForward ? lower : -upper, isForward ? upper : -lower, row.nEvent());
    }
  }

  /** Keeps an interval if there is a truth of that name. */
  private void put(String name, double lower, @Nullable Double upper, long events) {
    if (TRUTH.containsKey(name)) {
      intervals.put(
          name, new Interval(lower, upper == null ? Double.POSITIVE_INFINITY : upper, events));
    }
  }

  private static String group(String stratumValue) {
    return stratumValue.equals("all") ? "" : "_" + stratumValue;
  }
}
