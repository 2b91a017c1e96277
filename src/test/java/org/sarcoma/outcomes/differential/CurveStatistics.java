package org.sarcoma.outcomes.differential;

import java.util.Locale;
import org.sarcoma.outcomes.statistics.ConfidenceScale;
import org.sarcoma.outcomes.statistics.CumulativeHazard;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.KaplanMeier;
import org.sarcoma.outcomes.statistics.NelsonAalen;
import org.sarcoma.outcomes.statistics.RestrictedMean;
import org.sarcoma.outcomes.statistics.SurvivalCurve;
import org.sarcoma.outcomes.statistics.SurvivalQuantile;

/** Curves of events of any cause, on days with exits, and what is read from them. */
final class CurveStatistics {
  private static final double[] PROBABILITIES = {0.1, 0.25, 0.5, 0.75, 0.9};

  private CurveStatistics() {}

  static void kaplanMeier(RandomDataset dataset, Numbers numbers) {
    for (ConfidenceScale scale : ConfidenceScale.values()) {
      for (SurvivalCurve.Point point : curve(dataset, scale).points()) {
        if (point.events() + point.censored() > 0) {
          numbers.add("interval_" + name(scale), point.interval());
        }
      }
    }
    for (SurvivalCurve.Point point : curve(dataset, ConfidenceScale.LOG_LOG).points()) {
      if (point.events() + point.censored() > 0) {
        numbers.addCount("at_risk", point.atRisk());
        numbers.add("survival", point.survival());
        numbers.add("standard_error", point.standardError());
      }
    }
  }

  static void kaplanMeierAt(RandomDataset dataset, Numbers numbers) {
    SurvivalCurve curve = curve(dataset, ConfidenceScale.LOG_LOG);
    for (double time : dataset.horizons()) {
      SurvivalCurve.Horizon horizon = curve.at(time).orElseThrow();
      numbers.addCount("at_risk", horizon.atRisk());
      numbers.add("survival", horizon.survival());
      numbers.add("standard_error", horizon.standardError());
      numbers.add("interval_log_log", horizon.interval());
    }
  }

  static void quantiles(RandomDataset dataset, Numbers numbers) {
    quantiles(EventTables.of(dataset), dataset.level(), numbers);
  }

  static void followUp(RandomDataset dataset, Numbers numbers) {
    quantiles(EventTables.of(dataset).reversed(), dataset.level(), numbers);
  }

  private static void quantiles(EventTable table, double level, Numbers numbers) {
    for (ConfidenceScale scale : ConfidenceScale.values()) {
      SurvivalCurve curve = new KaplanMeier(scale, level).estimate(table);
      for (double probability : PROBABILITIES) {
        SurvivalQuantile quantile = curve.quantile(probability);
        if (scale == ConfidenceScale.LOG_LOG) {
          numbers.add("days", quantile.estimate());
        }
        numbers.add("interval_" + name(scale), quantile.lower());
        numbers.add("interval_" + name(scale), quantile.upper());
      }
    }
  }

  static void restrictedMean(RandomDataset dataset, Numbers numbers) {
    SurvivalCurve curve = curve(dataset, ConfidenceScale.LOG_LOG);
    for (double horizon : dataset.horizons()) {
      RestrictedMean mean = RestrictedMean.of(curve, horizon).orElseThrow();
      numbers.add("days", mean.mean());
      numbers.add("standard_error", mean.standardError());
    }
  }

  static void nelsonAalen(RandomDataset dataset, Numbers numbers) {
    EventTable table = EventTables.of(dataset);
    for (int i = 0; i < table.rows().size(); i++) {
      if (table.rows().get(i).left() > 0) {
        CumulativeHazard.Point point = NelsonAalen.estimate(table).points().get(i);
        numbers.add("hazard", point.hazard());
        numbers.add("standard_error", point.standardError());
      }
    }
  }

  private static SurvivalCurve curve(RandomDataset dataset, ConfidenceScale scale) {
    return new KaplanMeier(scale, dataset.level()).estimate(EventTables.of(dataset));
  }

  static String name(ConfidenceScale scale) {
    return scale.name().toLowerCase(Locale.ROOT);
  }
}
