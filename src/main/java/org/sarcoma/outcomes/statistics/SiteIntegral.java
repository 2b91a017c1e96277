package org.sarcoma.outcomes.statistics;

/**
 * The likelihood of one site whose true value η = μ + τz has a normal distribution, with z
 * integrated out, and its derivatives as means over z given the counts.
 *
 * <p>The integrand is log-concave in z and analytic in a strip about the real line, half as wide as
 * π/τ or more: so the trapezoidal rule about its mode, with a step that is small against its width
 * and against that strip, is exact to rounding.
 *
 * <p>Reference: Trefethen LN, Weideman JAC (2014). The exponentially convergent trapezoidal rule.
 * SIAM Rev 56:385–458. <a href="https://doi.org/10.1137/130932132">doi</a>
 */
final class SiteIntegral {
  private static final double STEP_OF_WIDTH = 0.5;
  private static final double STEP_OF_STRIP = 0.2;

  /** Log of a part of the integrand that does not count, 1e-17. */
  private static final double NEGLIGIBLE = -39;

  private static final double LONGEST_JUMP = 2;
  private static final int MOST_JUMPS = 500;

  private final SiteLikelihood site;
  private final double mean;
  private final double spread;
  private double top;
  private double sum;
  private double score;
  private double scoreZ;
  private double curvature;
  private double curvatureZ;
  private double curvatureZz;

  private SiteIntegral(SiteLikelihood site, double mean, double spread) {
    this.site = site;
    this.mean = mean;
    this.spread = spread;
  }

  /**
   * The likelihood at one point.
   *
   * @param spread standard deviation τ of the true values, at least 0
   */
  static LikelihoodPoint of(SiteLikelihood site, double mean, double spread) {
    return spread == 0
        ? withoutSpread(site, mean)
        : new SiteIntegral(site, mean, spread).integrate();
  }

  private static LikelihoodPoint withoutSpread(SiteLikelihood site, double mean) {
    double exp = Math.exp(mean);
    double score = site.observed() - site.expected(exp);
    double information = site.information(exp);
    return new LikelihoodPoint(
        site.logLikelihood(mean, exp), score, 0, -information, 0, score * score - information);
  }

  private LikelihoodPoint integrate() {
    double mode = mode();
    double width = width(mode);
    double step = Math.min(STEP_OF_WIDTH * width, STEP_OF_STRIP / spread);
    double eta = mean + spread * mode;
    top = site.logLikelihood(eta, Math.exp(eta)) - mode * mode / 2;
    add(mode);
    for (int i = 1; add(mode + i * step); i++) {}
    for (int i = 1; add(mode - i * step); i++) {}
    double a = score / sum;
    double b = scoreZ / sum;
    return new LikelihoodPoint(
        top + Math.log(sum * step / Math.sqrt(2 * Math.PI)),
        a,
        b,
        curvature / sum - a * a,
        curvatureZ / sum - a * b,
        curvatureZz / sum - b * b);
  }

  /** Adds a point of the rule, and tells whether it counted. */
  private boolean add(double z) {
    double eta = mean + spread * z;
    double exp = Math.exp(eta);
    double log = site.logLikelihood(eta, exp) - z * z / 2 - top;
    if (!(log > NEGLIGIBLE)) {
      return false;
    }
    double weight = Math.exp(log);
    double s = site.observed() - site.expected(exp);
    double c = s * s - site.information(exp);
    sum += weight;
    score += weight * s;
    scoreZ += weight * s * z;
    curvature += weight * c;
    curvatureZ += weight * c * z;
    curvatureZz += weight * c * z * z;
    return true;
  }

  /** Near enough to the mode: where the rule is centered does not change the integral. */
  private double mode() {
    double z = 0;
    for (int i = 0; i < MOST_JUMPS; i++) {
      double exp = Math.exp(mean + spread * z);
      double slope = spread * (site.observed() - site.expected(exp)) - z;
      double width = width(z);
      double longest = LONGEST_JUMP / spread;
      double jump = Math.max(-longest, Math.min(longest, slope * width * width));
      z += jump;
      if (Math.abs(jump) < 0.01 * width) {
        break;
      }
    }
    return z;
  }

  /** Standard deviation of the normal density that is curved as the integrand at z. */
  private double width(double z) {
    double information = site.information(Math.exp(mean + spread * z));
    return 1 / Math.sqrt(1 + spread * spread * information);
  }
}
