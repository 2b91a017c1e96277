package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import java.util.List;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.statistics.ConfidenceScale;
import org.sarcoma.outcomes.statistics.Conventions;
import org.sarcoma.outcomes.statistics.QuantileRule;

/**
 * What is read off the curves.
 *
 * @param horizonsMonths times of the estimates, increasing
 * @param restrictedMeanMonths upper limits of restricted means, increasing
 * @param quantiles shares with the event, each in (0, 1)
 * @param confidenceLevel two-sided coverage in (0, 1)
 * @param quantileRule of observed values, such as ages
 * @param minimumAtRisk an estimate with fewer at risk is flagged
 */
public record SurvivalSettings(
    List<Double> horizonsMonths,
    List<Double> restrictedMeanMonths,
    List<Double> quantiles,
    double confidenceLevel,
    ConfidenceScale confidenceScale,
    QuantileRule quantileRule,
    int minimumAtRisk,
    ComparisonSettings comparison)
    implements Serializable {

  /** Days of a month: the mean month of the Julian year. */
  public static final double DAYS_PER_MONTH = 365.25 / 12;

  public SurvivalSettings {
    horizonsMonths = List.copyOf(horizonsMonths);
    restrictedMeanMonths = List.copyOf(restrictedMeanMonths);
    quantiles = List.copyOf(quantiles);
  }

  /**
   * Reads and checks section {@code survival}; what it leaves open is as the conventions have it.
   */
  public static SurvivalSettings from(Section section, Conventions conventions) {
    ConfidenceScale scale = section.optionalCode("confidence-scale", ConfidenceScale.class);
    QuantileRule rule = section.optionalCode("quantile-rule", QuantileRule.class);
    SurvivalSettings settings =
        new SurvivalSettings(
            section.decimals("horizons-months"),
            section.decimals("restricted-mean-months"),
            section.decimals("quantiles"),
            section.decimal("confidence-level"),
            scale == null ? conventions.confidenceScale() : scale,
            rule == null ? conventions.quantileRule() : rule,
            section.integer("minimum-at-risk"),
            ComparisonSettings.from(section.section("comparison")));
    checkIncreasing("horizons-months", settings.horizonsMonths, section);
    checkIncreasing("restricted-mean-months", settings.restrictedMeanMonths, section);
    checkFractions("quantiles", settings.quantiles, section);
    checkFractions("confidence-level", List.of(settings.confidenceLevel), section);
    section.end();
    return settings;
  }

  private static void checkIncreasing(String key, List<Double> values, Section section) {
    double previous = 0;
    for (double value : values) {
      if (!(value > previous)) {
        section.problem(
            key, "is not increasing from above 0; list months such as [6, 12, 24] in order");
        return;
      }
      previous = value;
    }
  }

  private static void checkFractions(String key, List<Double> values, Section section) {
    if (values.stream().anyMatch(it -> !(it > 0 && it < 1))) {
      section.problem(key, "is not a fraction in (0, 1); write 0.95, not 95");
    }
  }
}
