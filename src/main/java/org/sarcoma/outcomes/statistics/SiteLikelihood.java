package org.sarcoma.outcomes.statistics;

/**
 * Likelihood of the counts of one site by its true value η on the canonical scale of the counts.
 */
interface SiteLikelihood {
  static SiteLikelihood of(Proportion proportion) {
    return new Binomial(proportion);
  }

  static SiteLikelihood of(EventRate rate) {
    return new Poisson(rate);
  }

  /** The count whose expectation η governs. */
  double observed();

  /** Log likelihood but for a constant; {@code exp} is exp(η). */
  double logLikelihood(double eta, double exp);

  /** Expected count: its excess of the observed one is the derivative. */
  double expected(double exp);

  /** Variance of the count: the second derivative with the other sign. */
  double information(double exp);

  /** A binomial count by the log odds. */
  record Binomial(Proportion proportion) implements SiteLikelihood {
    @Override
    public double observed() {
      return proportion.successes();
    }

    @Override
    public double logLikelihood(double eta, double exp) {
      return proportion.successes() * eta - proportion.trials() * Math.log1p(exp);
    }

    @Override
    public double expected(double exp) {
      return proportion.trials() / (1 + 1 / exp);
    }

    @Override
    public double information(double exp) {
      return proportion.trials() / (1 + 1 / exp) / (1 + exp);
    }
  }

  /** A Poisson count by the log rate. */
  record Poisson(EventRate rate) implements SiteLikelihood {
    @Override
    public double observed() {
      return rate.events();
    }

    @Override
    public double logLikelihood(double eta, double exp) {
      return rate.events() * eta - rate.personTime() * exp;
    }

    @Override
    public double expected(double exp) {
      return rate.personTime() * exp;
    }

    @Override
    public double information(double exp) {
      return rate.personTime() * exp;
    }
  }
}
