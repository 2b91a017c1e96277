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

/** The intervals of published rows by the name of the truth that they are to cover. */
final class TruthIntervals {
  private static final SortedMap<String, Double> TRUTH = Truth.values();

  private static final String LOG_HAZARD_RATIO = "log_hazard_ratio_oligometastatic";

  private final SortedMap<String, Interval> intervals = new TreeMap<>();

  private TruthIntervals() {}

  /** Limits; an open side is infinite. */
  record Interval(double lower, double upper) {
    boolean covers(double truth) {
      return lower <= truth && truth <= upper;
    }
  }

  static SortedMap<String, Interval> of(List<Record> rows) {
    TruthIntervals all = new TruthIntervals();
    for (Record row : rows) {
      if (row instanceof SurvivalEstimate it) {
        all.add(it);
      } else if (row instanceof SurvivalQuantile it && it.probability() == 0.5) {
        String name = it.endpoint() + group(it.stratumValue()) + "_median_months";
        all.put(name, it.timeMonths() != null, it.ciLowerMonths(), it.ciUpperMonths());
      } else if (row instanceof RestrictedMeanRow it) {
        String name =
            "%s%s_restricted_mean_%.0f_months"
                .formatted(it.endpoint(), group(it.stratumValue()), it.horizonMonths());
        all.put(name, it.rmstMonths() != null, it.ciLower(), it.ciUpper());
      } else if (row instanceof RegressionRow it && it.term().equals("oligometastatic")) {
        all.add(it);
      } else if (row instanceof ProportionRow it && it.stratumValue().equals("all")) {
        boolean given = it.estimate() != null;
        all.put("proportion_" + it.measure(), given, it.ciLower(), it.ciUpper());
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
    put(name, row.estimate() != null, row.ciLower(), row.ciUpper());
  }

  private void add(RegressionRow row) {
    if (row.method().equals("cox")
        && row.cause() == 1
        && row.population().equals(GeneratedStudy.OPERATED)) {
      boolean isForward = row.level().equals("oligometastatic");
      double lower = Math.log(row.ciLower() == null ? 0 : row.ciLower());
      double upper = row.ciUpper() == null ? Double.POSITIVE_INFINITY : Math.log(row.ciUpper());
      String name =
          (row.endpoint().equals("os") ? "" : row.endpoint() + "_")
              + LOG_HAZARD_RATIO
              + (row.adjustedFor().equals("none") ? "" : "_adjusted");
      put(name, row.estimate() != null, isForward ? lower : -upper, isForward ? upper : -lower);
    }
  }

  /** Keeps an interval if an estimate is given, and there is a truth of that name. */
  private void put(String name, boolean given, @Nullable Double lower, @Nullable Double upper) {
    boolean known = TRUTH.containsKey(name);
    if (known && given) {
      intervals.put(
          name,
          new Interval(
              lower == null ? Double.NEGATIVE_INFINITY : lower,
              upper == null ? Double.POSITIVE_INFINITY : upper));
    }
  }

  private static String group(String stratumValue) {
    return stratumValue.equals("all") ? "" : "_" + stratumValue;
  }
}
