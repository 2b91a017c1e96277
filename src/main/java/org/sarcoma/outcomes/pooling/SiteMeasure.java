package org.sarcoma.outcomes.pooling;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measure at all institutions of a population.
 *
 * @param code of the endpoint, the proportion or the rate
 * @param horizonMonths time at which curves are read; null of proportions and rates
 * @param sites in the order of their codes
 */
record SiteMeasure(Kind kind, String code, @Nullable Double horizonMonths, List<Site> sites) {

  /** What is measured, and on which scale it is pooled. */
  enum Kind {
    /** Probability S, pooled as log(−log S). */
    SURVIVAL("log_minus_log") {
      @Override
      double onOwnScale(double value) {
        return Math.exp(-Math.exp(value));
      }
    },
    /** Probability F, pooled as log(−log(1 − F)). */
    CUMULATIVE_INCIDENCE("complementary_log_log") {
      @Override
      double onOwnScale(double value) {
        return -Math.expm1(-Math.exp(value));
      }
    },
    PROPORTION("log_odds") {
      @Override
      double onOwnScale(double value) {
        return 1 / (1 + Math.exp(-value));
      }
    },
    /** Events per 100 patient-years. */
    TOXICITY_RATE("log_rate") {
      @Override
      double onOwnScale(double value) {
        return PER_YEARS * Math.exp(value);
      }
    };

    private static final double PER_YEARS = 100;

    private final String scale;

    Kind(String scale) {
      this.scale = scale;
    }

    /** Takes a value back from the scale of the pooling, on which it may have been reversed. */
    abstract double onOwnScale(double value);

    String scale() {
      return scale;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  SiteMeasure without(Site site) {
    return new SiteMeasure(
        kind, code, horizonMonths, sites.stream().filter(it -> !it.equals(site)).toList());
  }

  long patients() {
    return sites.stream().mapToLong(Site::patients).sum();
  }
}
