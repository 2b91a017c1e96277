package org.sarcoma.outcomes.survival;

import static org.sarcoma.outcomes.survival.SurvivalSettings.DAYS_PER_MONTH;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.RestrictedMeanComparison;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.KaplanMeier;
import org.sarcoma.outcomes.statistics.RestrictedMean;
import org.sarcoma.outcomes.statistics.RestrictedMeanContrast;

/** The restricted means of each pair of levels: the first less the second, and over the second. */
record RestrictedMeanComparisonTable(ComparedLevels levels, SurvivalSettings settings) {

  List<RestrictedMeanComparison> rows() {
    List<RestrictedMeanComparison> rows = new ArrayList<>();
    if (levels.isReportedBy(Endpoint.Measure.SURVIVAL)) {
      for (ComparedLevels.Pair pair : levels.pairs()) {
        settings.restrictedMeanMonths().forEach(months -> rows.add(row(pair, months)));
      }
    }
    return rows;
  }

  private RestrictedMeanComparison row(ComparedLevels.Pair pair, double months) {
    RestrictedMean first = mean(pair.first(), months);
    RestrictedMean second = mean(pair.second(), months);
    double level = settings.confidenceLevel();
    RestrictedMeanContrast difference =
        RestrictedMeanContrast.difference(first, second, level).orElse(null);
    RestrictedMeanContrast ratio = RestrictedMeanContrast.ratio(first, second, level).orElse(null);
    Group variable = levels.variable();
    return new RestrictedMeanComparison(
        variable.cohort(),
        variable.population(),
        variable.stratum(),
        levels.endpoint().code(),
        months,
        pair.first().name(),
        pair.second().name(),
        pair.subjects(),
        inMonths(difference, RestrictedMeanContrast::estimate),
        inMonths(difference, RestrictedMeanContrast::standardError),
        inMonths(difference, it -> it.interval().lower()),
        inMonths(difference, it -> it.interval().upper()),
        value(difference, RestrictedMeanContrast::pValue),
        value(ratio, RestrictedMeanContrast::estimate),
        value(ratio, it -> it.interval().lower()),
        value(ratio, it -> it.interval().upper()),
        value(ratio, RestrictedMeanContrast::pValue),
        difference == null ? Status.NOT_ESTIMABLE : Status.OK);
  }

  /** Somebody is at risk in every level that is compared. */
  private RestrictedMean mean(ComparedLevels.Level level, double months) {
    return RestrictedMean.of(
            new KaplanMeier(settings.confidenceScale(), settings.confidenceLevel())
                .estimate(level.table().forCause(1)),
            months * DAYS_PER_MONTH)
        .orElseThrow();
  }

  private interface Quantity {
    double of(RestrictedMeanContrast contrast);
  }

  private static @Nullable Double inMonths(
      @Nullable RestrictedMeanContrast contrast, Quantity quantity) {
    return contrast == null ? null : Double.valueOf(quantity.of(contrast) / DAYS_PER_MONTH);
  }

  private static @Nullable Double value(
      @Nullable RestrictedMeanContrast contrast, Quantity quantity) {
    return contrast == null ? null : Double.valueOf(quantity.of(contrast));
  }
}
