package org.sarcoma.outcomes.statistics;

import java.util.List;

/**
 * What each subject contributes to the score: ∫ (x − x̄) dM with M its events less its cumulative
 * hazard. Their squares are summed as they come; of few rows at a time is one kept.
 */
final class ScoreResiduals {
  /** Rows whose residuals are kept until they are added to their clusters. */
  private static final int KEPT = 64 * Chunks.SIZE;

  private final CoxLikelihood likelihood;
  private final RiskSetRows rows;
  private final double[] beta;
  private final List<HazardPath> paths;
  private final int terms;

  ScoreResiduals(CoxLikelihood likelihood, double[] beta) {
    this.likelihood = likelihood;
    rows = likelihood.rows();
    this.beta = beta;
    paths = HazardPath.of(likelihood, beta);
    terms = beta.length;
  }

  /** Σ r r′ over subjects. */
  double[][] sumOfSquares() {
    double[][] sum = new double[terms][terms];
    for (double[][] part : Chunks.map(rows.size(), this::squares)) {
      for (int j = 0; j < terms; j++) {
        Matrices.addScaled(sum[j], 1, part[j]);
      }
    }
    return sum;
  }

  private double[][] squares(int from, int to) {
    double[][] sum = new double[terms][terms];
    double[] residual = new double[terms];
    int run = rows.runs().of(from);
    for (int position = from; position < to; position++) {
      run += position == rows.runs().starts()[run + 1] ? 1 : 0;
      residual(run, position, residual);
      Matrices.addSquare(sum, (double) rows.count(position), residual);
    }
    return sum;
  }

  /** Σ r r′ over clusters, with r the sum of the residuals of a cluster. */
  double[][] clusterSquares() {
    Column labels = rows.data().clusters();
    double[] distinct = labels.distinct(rows.size());
    int[] clusters = labels.ranks(rows.size(), distinct);
    double[][] sums = new double[distinct.length][terms];
    for (int from = 0; from < rows.size(); from += Math.min(KEPT, rows.size() - from)) {
      int start = from;
      int size = Math.min(KEPT, rows.size() - start);
      List<double[]> parts =
          Chunks.map(size, (first, last) -> residuals(start + first, start + last));
      int position = start;
      for (double[] part : parts) {
        for (int cell = 0; cell < part.length; position++) {
          double[] sum = sums[clusters[position]];
          for (int j = 0; j < terms; j++) {
            sum[j] += part[cell++];
          }
        }
      }
    }
    double[][] squares = new double[terms][terms];
    for (double[] cluster : sums) {
      Matrices.addSquare(squares, 1, cluster);
    }
    return squares;
  }

  /** Residuals of rows, times the number of their subjects. */
  private double[] residuals(int from, int to) {
    double[] residuals = new double[(to - from) * terms];
    double[] residual = new double[terms];
    int run = rows.runs().of(from);
    for (int position = from; position < to; position++) {
      run += position == rows.runs().starts()[run + 1] ? 1 : 0;
      residual(run, position, residual);
      for (int j = 0; j < terms; j++) {
        residuals[(position - from) * terms + j] = rows.count(position) * residual[j];
      }
    }
    return residuals;
  }

  private void residual(int run, int position, double[] residual) {
    HazardPath path = paths.get(rows.runs().stratum(run));
    int to = path.count(rows.runs().exits()[run]);
    int from = rows.entersLate() ? path.count(rows.entry(position)) : 0;
    double predictor = 0;
    for (int j = 0; j < terms; j++) {
      residual[j] = rows.value(position, j);
      predictor += beta[j] * residual[j];
    }
    double weight = Math.exp(predictor);
    double hazard = path.hazardBetween(from, to);
    boolean event = likelihood.isEventRun(run);
    for (int j = 0; j < terms; j++) {
      double value = residual[j];
      residual[j] = -weight * (value * hazard - path.meanBetween(from, to, j));
      if (event) {
        double notCarried = value * path.hazardNotCarried(to - 1) - path.meanNotCarried(to - 1, j);
        residual[j] += value - path.eventMean(to - 1, j) + weight * notCarried;
      }
    }
  }
}
