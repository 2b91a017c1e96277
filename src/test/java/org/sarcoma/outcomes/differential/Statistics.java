package org.sarcoma.outcomes.differential;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every statistic that is compared, under the name of its function in the R scripts. The report
 * keeps this order.
 */
final class Statistics {
  static final Map<String, Statistic> BY_NAME = byName();

  private Statistics() {}

  private static Map<String, Statistic> byName() {
    Map<String, Statistic> all = new LinkedHashMap<>();
    all.put("kaplan_meier", CurveStatistics::kaplanMeier);
    all.put("kaplan_meier_at", CurveStatistics::kaplanMeierAt);
    all.put("quantile", CurveStatistics::quantiles);
    all.put("follow_up", CurveStatistics::followUp);
    all.put("restricted_mean", CurveStatistics::restrictedMean);
    all.put("nelson_aalen", CurveStatistics::nelsonAalen);
    all.put("aalen_johansen", IncidenceStatistics::aalenJohansen);
    all.put("aalen_johansen_at", IncidenceStatistics::aalenJohansenAt);
    all.put("log_rank", TestStatistics::logRank);
    all.put("log_rank_stratified", TestStatistics::stratifiedLogRank);
    all.put("log_rank_weights", TestStatistics::weightedLogRank);
    all.put("log_rank_trend", TestStatistics::trend);
    all.put("gray", TestStatistics::gray);
    all.put("holm", TestStatistics::holm);
    all.put("fixed_horizon", HorizonStatistics::fixedHorizon);
    all.put("restricted_mean_contrast", HorizonStatistics::restrictedMeans);
    all.put("cox_efron", RegressionStatistics::efron);
    all.put("cox_breslow", RegressionStatistics::breslow);
    all.put("cox_stratified", RegressionStatistics::stratified);
    all.put("cox_changing", RegressionStatistics::changing);
    all.put("fine_gray", RegressionStatistics::fineGray);
    all.put("proportion_interval", CountStatistics::proportionIntervals);
    all.put("newcombe", ProportionStatistics::newcombe);
    all.put("fisher", ProportionStatistics::fisher);
    all.put("chi_square", ProportionStatistics::chiSquare);
    all.put("poisson_rate", CountStatistics::poissonRate);
    all.put("smd_categorical", CountStatistics::categoricalDifference);
    all.put("smd_numeric", CountStatistics::numericDifference);
    all.put("summary", CountStatistics::summary);
    return Collections.unmodifiableMap(all);
  }
}
