package org.sarcoma.outcomes.statistics;

import java.util.List;

/**
 * The mean of estimates with weights w = 1 / (v + τ²).
 *
 * @param mean Σwy / Σw
 * @param weight Σw
 * @param squaredWeights Σw²
 * @param squares Σw (y − mean)²
 * @param weightedSquares Σw² (y − mean)²
 */
record WeightedMean(
    double mean, double weight, double squaredWeights, double squares, double weightedSquares) {

  static WeightedMean of(List<SiteEstimate> sites, double tauSquared) {
    double weight = 0;
    double squaredWeights = 0;
    double sum = 0;
    for (SiteEstimate site : sites) {
      double w = 1 / (site.variance() + tauSquared);
      weight += w;
      squaredWeights += w * w;
      sum += w * site.value();
    }
    double mean = sum / weight;
    double squares = 0;
    double weightedSquares = 0;
    for (SiteEstimate site : sites) {
      double w = 1 / (site.variance() + tauSquared);
      double difference = site.value() - mean;
      squares += w * difference * difference;
      weightedSquares += w * w * difference * difference;
    }
    return new WeightedMean(mean, weight, squaredWeights, squares, weightedSquares);
  }

  /** Σw − Σw²/Σw: the trace of the projection that takes the mean out. */
  double contrast() {
    return weight - squaredWeights / weight;
  }
}
