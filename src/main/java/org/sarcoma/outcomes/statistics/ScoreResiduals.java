package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.TreeMap;

/**
 * What each subject contributes to the score: ∫ (x − x̄) dM with M its events less its cumulative
 * hazard. Their squares are summed as they come; none is kept.
 */
final class ScoreResiduals {
  private final CoxLikelihood likelihood;
  private final RiskSetRows rows;
  private final double[] predictors;
  private final List<HazardPath> paths;
  private final int terms;

  ScoreResiduals(CoxLikelihood likelihood, double[] beta) {
    this.likelihood = likelihood;
    rows = likelihood.rows();
    predictors = rows.predictors(beta);
    paths = HazardPath.of(likelihood, beta);
    terms = beta.length;
  }

  /** Σ r r′ over subjects. */
  double[][] sumOfSquares() {
    double[][] sum = new double[terms][terms];
    for (int stratum = 0; stratum < rows.strata(); stratum++) {
      for (int position = rows.start(stratum); position < rows.end(stratum); position++) {
        double[] residual = residual(paths.get(stratum), position);
        Matrices.addSquare(sum, (double) rows.count(position), residual);
      }
    }
    return sum;
  }

  /** Σ r r′ over clusters, with r the sum of the residuals of a cluster. */
  double[][] clusterSquares() {
    TreeMap<Integer, double[]> clusters = new TreeMap<>();
    for (int stratum = 0; stratum < rows.strata(); stratum++) {
      for (int position = rows.start(stratum); position < rows.end(stratum); position++) {
        double[] cluster =
            clusters.computeIfAbsent(rows.cluster(position), unused -> new double[terms]);
        double[] residual = residual(paths.get(stratum), position);
        Matrices.addScaled(cluster, (double) rows.count(position), residual);
      }
    }
    double[][] sum = new double[terms][terms];
    clusters.values().forEach(cluster -> Matrices.addSquare(sum, 1, cluster));
    return sum;
  }

  private double[] residual(HazardPath path, int position) {
    int to = path.count(rows.exit(position));
    int from = path.count(rows.entry(position));
    double weight = Math.exp(predictors[position]);
    double hazard = path.hazardBetween(from, to);
    double[] means = path.meansBetween(from, to);
    double[] residual = new double[terms];
    for (int j = 0; j < terms; j++) {
      residual[j] = -weight * (rows.value(position, j) * hazard - means[j]);
    }
    if (likelihood.isEvent(position)) {
      addEvent(residual, path.steps().get(to - 1), position, weight);
    }
    return residual;
  }

  private void addEvent(double[] residual, HazardPath.Step day, int position, double weight) {
    for (int j = 0; j < terms; j++) {
      double value = rows.value(position, j);
      double notCarried = value * day.hazardNotCarried() - day.meansNotCarried()[j];
      residual[j] += value - day.eventMean()[j] + weight * notCarried;
    }
  }
}
