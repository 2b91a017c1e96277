package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pools the counts of k sites by their exact likelihood: the true values of the sites, log odds of
 * a proportion or logs of a rate, have a normal distribution with mean μ and variance τ², and given
 * them the counts are binomial or Poisson. Sites without events count as they are, with nothing
 * added. μ and τ² maximize the likelihood, with the true values integrated out; τ² = 0 is a maximum
 * like any other.
 *
 * <p>The interval of μ is that of the profile likelihood, which need not be symmetric; the standard
 * error is of the observed information. The test of one true value is the likelihood ratio test of
 * τ² = 0, a value at the edge: its p-value is half that of a chi-square distribution with one
 * degree of freedom, and 1 where the statistic is 0.
 *
 * <p>There is no estimate from fewer than two sites; without any event, or with nothing but
 * successes, since μ is then infinite; and where the likelihood rises with τ² without end, as when
 * some sites have all successes and the others none. R's {@code metafor::rma.glmm} fits the same
 * models by a coarser quadrature, with Wald intervals.
 *
 * <p>Reference: Stijnen T, Hamza TH, Özdemir P (2010). Random effects meta-analysis of event
 * outcome in the framework of the generalized linear mixed model with applications in sparse data.
 * Stat Med 29:3046–3067. <a href="https://doi.org/10.1002/sim.4040">doi</a> Self SG, Liang K-Y
 * (1987). Asymptotic properties of maximum likelihood estimators and likelihood ratio tests under
 * nonstandard conditions. JASA 82:605–610. <a
 * href="https://doi.org/10.1080/01621459.1987.10478472">doi</a>
 *
 * @param level two-sided coverage of the intervals, in (0, 1)
 */
public record ExactLikelihoodPooling(double level) {
  public ExactLikelihoodPooling {
    Interval.requireLevel(level);
  }

  /** Pools proportions, on the scale of the log odds; those without trials are left out. */
  public Optional<PooledEstimate> proportions(List<Proportion> sites) {
    List<Proportion> some = sites.stream().filter(it -> it.trials() > 0).toList();
    double successes = some.stream().mapToLong(Proportion::successes).sum();
    double failures = some.stream().mapToLong(Proportion::failures).sum();
    if (successes == 0 || failures == 0) {
      return Optional.empty();
    }
    List<SiteLikelihood> likelihoods = some.stream().map(SiteLikelihood::of).toList();
    return pool(likelihoods, Math.log(successes / failures));
  }

  /** Pools rates, on the scale of their logs; those without time at risk are left out. */
  public Optional<PooledEstimate> rates(List<EventRate> sites) {
    List<EventRate> some = sites.stream().filter(it -> it.personTime() > 0).toList();
    double events = some.stream().mapToLong(EventRate::events).sum();
    double personTime = some.stream().mapToDouble(EventRate::personTime).sum();
    if (events == 0) {
      return Optional.empty();
    }
    List<SiteLikelihood> likelihoods = some.stream().map(SiteLikelihood::of).toList();
    return pool(likelihoods, Math.log(events / personTime));
  }

  private Optional<PooledEstimate> pool(List<SiteLikelihood> sites, double start) {
    return sites.size() < 2
        ? Optional.empty()
        : MixedFit.of(new MixedLikelihood(sites), start).map(it -> estimate(it, sites.size()));
  }

  private PooledEstimate estimate(MixedFit fit, int sites) {
    double ratio = fit.likelihoodRatio();
    double pValue = ratio == 0 ? 1 : ChiSquaredDistribution.of(1).survivalProbability(ratio) / 2;
    return new PooledEstimate(
            sites,
            fit.mean(),
            fit.standardError(),
            ProfileLimits.of(fit, level),
            fit.spread() * fit.spread(),
            new Heterogeneity(ratio, 1, pValue, null, null),
            null)
        .withPrediction(level);
  }
}
