package org.sarcoma.outcomes.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.HorizonComparison;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.ChiSquareTest;
import org.sarcoma.outcomes.statistics.ConfidenceScale;
import org.sarcoma.outcomes.statistics.FixedHorizonTest;
import org.sarcoma.outcomes.statistics.KaplanMeier;
import org.sarcoma.outcomes.statistics.SurvivalCurve;

/** Tests that all levels of a variable have the same survival at each horizon. */
record HorizonComparisonTable(ComparedLevels levels, SurvivalSettings settings) {

  List<HorizonComparison> rows() {
    List<HorizonComparison> rows = new ArrayList<>();
    if (levels.isReportedBy(Endpoint.Measure.SURVIVAL)) {
      KaplanMeier estimator = new KaplanMeier(ConfidenceScale.LOG_LOG, settings.confidenceLevel());
      List<SurvivalCurve> curves = levels.ofInterest().stream().map(estimator::estimate).toList();
      for (Horizon horizon : Horizon.of(levels.endpoint(), settings)) {
        rows.add(row(horizon, FixedHorizonTest.compare(curves, horizon.days()).orElse(null)));
      }
    }
    return rows;
  }

  private HorizonComparison row(Horizon horizon, @Nullable ChiSquareTest test) {
    Group variable = levels.variable();
    return new HorizonComparison(
        variable.cohort(),
        variable.population(),
        variable.stratum(),
        levels.endpoint().code(),
        horizon.months(),
        levels.levels().size(),
        levels.subjects(),
        ConfidenceScale.LOG_LOG.name().toLowerCase(Locale.ROOT),
        test == null ? null : Double.valueOf(test.statistic()),
        test == null ? null : Integer.valueOf(test.degreesOfFreedom()),
        test == null ? null : Double.valueOf(test.pValue()),
        test == null ? levels.without() : Status.OK);
  }
}
