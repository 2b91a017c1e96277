package org.sarcoma.outcomes.statistics;

/** Adds up what each day with events contributes to a log-likelihood and its derivatives. */
final class EvaluationSum {
  private final double[] score;
  private final double[][] information;
  private double value;

  EvaluationSum(int terms) {
    score = new double[terms];
    information = new double[terms][terms];
  }

  void add(RiskSet day) {
    value += day.logLikelihood();
    for (int j = 0; j < score.length; j++) {
      score[j] += day.score(j);
      for (int k = 0; k <= j; k++) {
        information[j][k] += day.information(j, k);
      }
    }
  }

  /** Adds what others have added up. */
  void add(EvaluationSum other) {
    value += other.value;
    for (int j = 0; j < score.length; j++) {
      score[j] += other.score[j];
      Matrices.addScaled(information[j], 1, other.information[j]);
    }
  }

  Objective.Evaluation evaluation() {
    for (int j = 0; j < score.length; j++) {
      for (int k = 0; k < j; k++) {
        information[k][j] = information[j][k];
      }
    }
    return new Objective.Evaluation(value, score, information);
  }
}
