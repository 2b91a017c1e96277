package org.sarcoma.outcomes.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The restricted means of two groups compared: their difference on their own scale, their ratio on
 * the logarithmic scale. The variances of the two add up.
 *
 * <p>References: Royston P, Parmar MKB (2013). Restricted mean survival time. BMC Med Res Methodol
 * 13:152. <a href="https://doi.org/10.1186/1471-2288-13-152">doi</a>. Uno H et al. (2014). Moving
 * beyond the hazard ratio. J Clin Oncol 32:2380–2385. <a
 * href="https://doi.org/10.1200/JCO.2014.55.2208">doi</a>
 *
 * @param estimate difference in days, or ratio
 * @param standardError of the difference in days, or of the logarithm of the ratio
 * @param interval of {@code estimate}
 * @param pValue two-sided, that the means are alike
 */
public record RestrictedMeanContrast(
    double estimate, double standardError, Interval interval, double pValue) {

  /**
   * {@code first − second}; empty if one of them is carried beyond follow-up, or no event tells
   * anything of the error.
   *
   * @param level two-sided coverage in (0, 1)
   */
  public static Optional<RestrictedMeanContrast> difference(
      RestrictedMean first, RestrictedMean second, double level) {
    double error = Math.hypot(first.standardError(), second.standardError());
    double difference = first.mean() - second.mean();
    if (!areComparable(first, second) || error == 0) {
      return Optional.empty();
    }
    double halfWidth = Interval.normalQuantile(level) * error;
    Interval interval = new Interval(difference - halfWidth, difference + halfWidth, level);
    return Optional.of(
        new RestrictedMeanContrast(difference, error, interval, pValue(difference / error)));
  }

  /**
   * {@code first / second}; empty as {@link #difference} is, or if one of the means is 0.
   *
   * @param level two-sided coverage in (0, 1)
   */
  public static Optional<RestrictedMeanContrast> ratio(
      RestrictedMean first, RestrictedMean second, double level) {
    if (!areComparable(first, second) || first.mean() == 0 || second.mean() == 0) {
      return Optional.empty();
    }
    double error =
        Math.hypot(first.standardError() / first.mean(), second.standardError() / second.mean());
    if (error == 0) {
      return Optional.empty();
    }
    double ratio = first.mean() / second.mean();
    double factor = Math.exp(Interval.normalQuantile(level) * error);
    return Optional.of(
        new RestrictedMeanContrast(
            ratio,
            error,
            new Interval(ratio / factor, ratio * factor, level),
            pValue(Math.log(ratio) / error)));
  }

  private static boolean areComparable(RestrictedMean first, RestrictedMean second) {
    if (first.horizon() != second.horizon()) {
      throw new IllegalArgumentException(
          "Means restricted to %s and %s days".formatted(first.horizon(), second.horizon()));
    }
    return !first.extrapolated() && !second.extrapolated();
  }

  private static double pValue(double z) {
    return 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
  }
}
