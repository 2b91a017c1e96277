package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What each subject contributes to the score of a {@link FineGrayLikelihood}: η + ψ of Fine and
 * Gray, with ψ its part in the estimate of who remains uncensored. Sums are kept by the days on
 * which somebody leaves; index i + 1 of a sum includes the i-th day. Covariates are standardized.
 */
final class FineGrayResiduals {
  private final FineGrayLikelihood likelihood;
  private final RiskSetRows rows;
  private final int terms;
  private final double[] weights;
  private final int[] days;
  private final double[] uncensored; // G(t−) by day
  private final double[] hazard; // Λ = ∫ d/S
  private final double[][] means; // ∫ x̄ dΛ
  private final double[] weightedHazard; // ∫ G(t−) dΛ
  private final double[][] weightedMeans; // ∫ G(t−) x̄ dΛ
  private final double[][] eventMean;
  private final double[][] influence; // q/π by day
  private final double[][] censoring; // ∫ q/π dΛ of the censoring

  FineGrayResiduals(FineGrayLikelihood likelihood, double[] beta) {
    this.likelihood = likelihood;
    rows = likelihood.rows();
    terms = beta.length;
    weights = Arrays.stream(rows.predictors(beta)).map(Math::exp).toArray();
    days = new int[distinctDays()];
    uncensored = new double[days.length];
    placeDays();
    hazard = new double[days.length + 1];
    means = new double[days.length + 1][terms];
    weightedHazard = new double[days.length + 1];
    weightedMeans = new double[days.length + 1][terms];
    eventMean = new double[days.length][terms];
    influence = new double[days.length][terms];
    censoring = new double[days.length + 1][terms];
    likelihood.walk(beta, this::addIncrements);
    accumulateHazards();
    accumulateCensoring();
  }

  private int distinctDays() {
    int distinct = 0;
    for (int position = 0; position < rows.size(); position++) {
      distinct += isFirstOfDay(position) ? 1 : 0;
    }
    return distinct;
  }

  /** Rows come from the last day to the first. */
  private void placeDays() {
    int day = days.length;
    for (int position = 0; position < rows.size(); position++) {
      if (isFirstOfDay(position)) {
        day--;
        days[day] = rows.exit(position);
        uncensored[day] = likelihood.uncensoredBefore(position);
      }
    }
  }

  private boolean isFirstOfDay(int position) {
    return position == 0 || rows.exit(position) != rows.exit(position - 1);
  }

  private void addIncrements(RiskSet riskSet) {
    int day = Arrays.binarySearch(days, riskSet.day());
    hazard[day + 1] = riskSet.hazard();
    for (int j = 0; j < terms; j++) {
      means[day + 1][j] = riskSet.meanHazard(j);
      eventMean[day][j] = riskSet.meanSum(j) / riskSet.events();
    }
  }

  private void accumulateHazards() {
    for (int day = 0; day < days.length; day++) {
      weightedHazard[day + 1] = weightedHazard[day] + uncensored[day] * hazard[day + 1];
      weightedMeans[day + 1] = weightedMeans[day].clone();
      Matrices.addScaled(weightedMeans[day + 1], uncensored[day], means[day + 1]);
      hazard[day + 1] += hazard[day];
      Matrices.addScaled(means[day + 1], 1, means[day]);
    }
  }

  /** Who has had a competing event depends on the censoring of others from then on. */
  private void accumulateCensoring() {
    double competing = 0; // Σ exp(β′x)/G(X−) of competing events before the day
    double[] covariates = new double[terms];
    int position = rows.size();
    long atRisk = IntStream.range(0, position).mapToLong(rows::count).sum();
    for (int day = 0; day < days.length; day++) {
      double left = weightedHazard[days.length] - weightedHazard[day];
      for (int j = 0; j < terms; j++) {
        double leftMean = weightedMeans[days.length][j] - weightedMeans[day][j];
        influence[day][j] = (covariates[j] * left - competing * leftMean) / atRisk;
      }
      long censored = 0;
      long leave = 0;
      for (; position > 0 && rows.exit(position - 1) == days[day]; position--) {
        int row = position - 1;
        leave += rows.count(row);
        censored += rows.cause(row) == 0 ? rows.count(row) : 0;
        if (likelihood.isCompeting(row)) {
          double weight = rows.count(row) * lastingWeight(row);
          competing += weight;
          for (int j = 0; j < terms; j++) {
            covariates[j] += weight * rows.value(row, j);
          }
        }
      }
      censoring[day + 1] = censoring[day].clone();
      Matrices.addScaled(censoring[day + 1], (double) censored / atRisk, influence[day]);
      atRisk -= leave;
    }
  }

  /** exp(β′x)/G(X−), which times G(t−) is the weight after a competing event on day X. */
  private double lastingWeight(int position) {
    return weights[position] / likelihood.uncensoredBefore(position);
  }

  /** Σ r r′ over subjects. */
  double[][] sumOfSquares() {
    double[][] sum = new double[terms][terms];
    int day = days.length;
    for (int position = 0; position < rows.size(); position++) {
      day -= isFirstOfDay(position) ? 1 : 0;
      Matrices.addSquare(sum, (double) rows.count(position), residual(position, day));
    }
    return sum;
  }

  private double[] residual(int position, int day) {
    double[] residual = new double[terms];
    for (int j = 0; j < terms; j++) {
      double value = rows.value(position, j);
      residual[j] = -weights[position] * (value * hazard[day + 1] - means[day + 1][j]);
      if (likelihood.isEvent(position)) {
        residual[j] += value - eventMean[day][j];
      } else if (likelihood.isCompeting(position)) {
        double left = weightedHazard[days.length] - weightedHazard[day + 1];
        double leftMean = weightedMeans[days.length][j] - weightedMeans[day + 1][j];
        residual[j] -= lastingWeight(position) * (value * left - leftMean);
      } else {
        residual[j] += influence[day][j];
      }
      residual[j] -= censoring[day + 1][j];
    }
    return residual;
  }
}
