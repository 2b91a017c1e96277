package org.sarcoma.outcomes.statistics;

import java.util.List;

/**
 * The restricted likelihood of τ² in the normal random-effects model: with w = 1 / (v + τ²), twice
 * its logarithm is Σ log w − log Σw − Σw (y − ŷ)², and twice its derivative Σw² (y − ŷ)² − (Σw −
 * Σw²/Σw).
 *
 * <p>It can have several maxima, of which Fisher's scoring finds one or none: here every rise of
 * the derivative above 0 on a fine grid leads to the maximum after it, and the highest is taken,
 * that at τ² = 0 included.
 */
final class RestrictedLikelihood {
  private static final int GRID = 40;

  private final List<SiteEstimate> sites;

  RestrictedLikelihood(List<SiteEstimate> sites) {
    this.sites = sites;
  }

  /** The τ² of the highest maximum. */
  double maximum() {
    double highest = 0;
    double from = 0;
    double step = smallest() / 4;
    double end = largest();
    double factor = Math.pow(end / step, 1.0 / (GRID - 1));
    boolean rises = derivative(from) > 0;
    for (double to = step; from < end; to *= factor) {
      boolean rose = rises;
      rises = derivative(to) > 0;
      if (rose && !rises) {
        double maximum = RootSearch.between(from, to, this::derivative);
        highest = value(maximum) > value(highest) ? maximum : highest;
      }
      from = to;
    }
    return highest;
  }

  /** Twice the log likelihood, but for a constant. */
  private double value(double tauSquared) {
    WeightedMean mean = WeightedMean.of(sites, tauSquared);
    double logs = 0;
    for (SiteEstimate site : sites) {
      logs -= Math.log(site.variance() + tauSquared);
    }
    return logs - Math.log(mean.weight()) - mean.squares();
  }

  private double derivative(double tauSquared) {
    WeightedMean mean = WeightedMean.of(sites, tauSquared);
    return mean.weightedSquares() - mean.contrast();
  }

  private double smallest() {
    return sites.stream().mapToDouble(SiteEstimate::variance).min().orElseThrow();
  }

  /** A τ² from which on the likelihood falls. */
  private double largest() {
    double lowest = sites.stream().mapToDouble(SiteEstimate::value).min().orElseThrow();
    double highest = sites.stream().mapToDouble(SiteEstimate::value).max().orElseThrow();
    double end = Math.max((highest - lowest) * (highest - lowest), smallest());
    while (derivative(end) > 0) {
      end *= 2;
    }
    return end;
  }
}
