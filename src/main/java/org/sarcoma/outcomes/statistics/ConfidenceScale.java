package org.sarcoma.outcomes.statistics;

import org.jspecify.annotations.Nullable;

/**
 * The scale g on which a confidence interval for a probability p is symmetric.
 *
 * <p>By the delta method the limits are g⁻¹(g(p) ± z SE g′(p)), cut at 0 and 1. The scales are
 * those of {@code conf.type} in R's {@code survfit}, and give its limits. Where p is 0 or 1 its
 * estimated standard error says nothing and there is no interval, on any scale; R has none there on
 * most scales, and [1, 1] on the scales {@code plain} and {@code log}.
 *
 * <p>Reference: Borgan Ø, Liestøl K (1990). A note on confidence intervals and bands for the
 * survival function based on transformations. Scand J Stat 17:35–41. <a
 * href="https://www.jstor.org/stable/4616153">jstor</a>
 */
public enum ConfidenceScale {
  /** g(p) = p. */
  PLAIN {
    @Override
    double transform(double p) {
      return p;
    }

    @Override
    double derivative(double p) {
      return 1;
    }

    @Override
    double inverse(double value) {
      return value;
    }
  },
  /** g(p) = log p, the default of R. */
  LOG {
    @Override
    double transform(double p) {
      return Math.log(p);
    }

    @Override
    double derivative(double p) {
      return 1 / p;
    }

    @Override
    double inverse(double value) {
      return Math.exp(value);
    }
  },
  /** g(p) = log(−log p): stays within [0, 1] by itself; the default of the study. */
  LOG_LOG {
    @Override
    double transform(double p) {
      return Math.log(-Math.log(p));
    }

    @Override
    double derivative(double p) {
      return 1 / (p * Math.log(p));
    }

    @Override
    double inverse(double value) {
      return Math.exp(-Math.exp(value));
    }
  },
  /** g(p) = log(p / (1 − p)). */
  LOGIT {
    @Override
    double transform(double p) {
      return Math.log(p / (1 - p));
    }

    @Override
    double derivative(double p) {
      return 1 / (p * (1 - p));
    }

    @Override
    double inverse(double value) {
      return 1 / (1 + Math.exp(-value));
    }
  },
  /** g(p) = arcsin √p. */
  ARCSINE {
    @Override
    double transform(double p) {
      return Math.asin(Math.sqrt(p));
    }

    @Override
    double derivative(double p) {
      return 1 / (2 * Math.sqrt(p * (1 - p)));
    }

    @Override
    double inverse(double value) {
      double sine = Math.sin(Math.min(Math.PI / 2, Math.max(0, value)));
      return sine * sine;
    }
  };

  abstract double transform(double p);

  abstract double derivative(double p);

  abstract double inverse(double value);

  /**
   * The interval of an estimated probability.
   *
   * @param estimate the probability, in [0, 1]
   * @param standardError its standard error, at least 0
   * @param level two-sided coverage in (0, 1)
   * @return the interval, or null if {@code estimate} is 0 or 1
   */
  public @Nullable Interval interval(double estimate, double standardError, double level) {
    if (!(estimate >= 0 && estimate <= 1)) {
      throw new IllegalArgumentException("Not a probability: %s".formatted(estimate));
    }
    if (!(standardError >= 0)) {
      throw new IllegalArgumentException("Not a standard error: %s".formatted(standardError));
    }
    return interval(estimate, standardError, level, Interval.normalQuantile(level));
  }

  /** As above, unchecked, with the normal quantile {@code z} of {@code level} already known. */
  @Nullable Interval interval(double estimate, double standardError, double level, double z) {
    if (estimate == 0 || estimate == 1) {
      return null;
    }
    double center = transform(estimate);
    double halfWidth = z * standardError * derivative(estimate);
    double first = inverse(center - halfWidth);
    double second = inverse(center + halfWidth);
    return new Interval(
        Math.max(0, Math.min(first, second)), Math.min(1, Math.max(first, second)), level);
  }
}
