package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The weighted partial likelihood of Fine and Gray: who has had a competing event on day X stays at
 * risk on later days t with weight G(t−)/G(X−), with G the Kaplan–Meier estimate of remaining
 * uncensored.
 */
final class FineGrayLikelihood implements Objective, RiskSetWalk {
  private final RiskSetRows rows;
  private final int cause;
  private final double[] values;
  private final double[] uncensoredBefore; // G(t−) by position, t the day of exit

  /**
   * @param rows of one stratum, nobody entering late
   */
  FineGrayLikelihood(RiskSetRows rows, int cause) {
    this.rows = rows;
    this.cause = cause;
    values = rows.values();
    uncensoredBefore = new double[rows.size()];
    long atRisk = 0;
    for (int position = 0; position < rows.size(); position++) {
      atRisk += rows.count(position);
    }
    double survival = 1;
    int position = rows.size();
    while (position > 0) {
      int to = position;
      int today = rows.exit(position - 1);
      long left = 0;
      long censored = 0;
      for (; position > 0 && rows.exit(position - 1) == today; position--) {
        left += rows.count(position - 1);
        censored += rows.cause(position - 1) == 0 ? rows.count(position - 1) : 0;
      }
      Arrays.fill(uncensoredBefore, position, to, survival);
      survival *= (double) (atRisk - censored) / atRisk;
      atRisk -= left;
    }
  }

  RiskSetRows rows() {
    return rows;
  }

  boolean isEvent(int position) {
    return rows.cause(position) == cause;
  }

  boolean isCompeting(int position) {
    return rows.cause(position) != cause && rows.cause(position) != 0;
  }

  /** G before the day on which the subjects of a row leave. */
  double uncensoredBefore(int position) {
    return uncensoredBefore[position];
  }

  @Override
  public Evaluation evaluate(double[] beta) {
    EvaluationSum sum = new EvaluationSum(beta.length);
    walk(beta, sum::add);
    return sum.evaluation();
  }

  /** Shows every day with events of the cause to {@code visitor}, from the last to the first. */
  @Override
  public void walk(double[] beta, Consumer<RiskSet> visitor) {
    double[] predictors = rows.predictors(beta);
    double[] weights = Arrays.stream(predictors).map(Math::exp).toArray();
    List<RiskMoments> competing = competing(weights);
    RiskMoments atRisk = new RiskMoments(rows.terms());
    RiskMoments all = new RiskMoments(rows.terms());
    RiskSet day = new RiskSet(rows.terms(), all);
    int position = 0;
    while (position < rows.size()) {
      int today = rows.exit(position);
      day.startCounting(today);
      for (; position < rows.size() && rows.exit(position) == today; position++) {
        int offset = position * rows.terms();
        long count = rows.count(position);
        atRisk.add(count * weights[position], values, offset);
        if (isEvent(position)) {
          day.addEvents(count, predictors[position], weights[position], values, offset);
        }
      }
      if (day.events() > 0) {
        RiskMoments before = competing.remove(competing.size() - 1);
        all.setToSum(atRisk, uncensoredBefore(position - 1), before);
        day.complete(TieMethod.BRESLOW);
        visitor.accept(day);
      }
    }
  }

  /**
   * For each day with events, the first first, Σ exp(β′x)/G(X−) … of competing events before it.
   */
  private List<RiskMoments> competing(double[] weights) {
    List<RiskMoments> moments = new ArrayList<>();
    RiskMoments sum = new RiskMoments(rows.terms());
    int position = rows.size();
    while (position > 0) {
      int to = position;
      int today = rows.exit(position - 1);
      boolean events = false;
      for (; position > 0 && rows.exit(position - 1) == today; position--) {
        events |= isEvent(position - 1);
      }
      if (events) {
        RiskMoments copy = new RiskMoments(rows.terms());
        copy.setToSum(sum, 0, sum);
        moments.add(copy);
      }
      for (int i = position; i < to; i++) {
        if (isCompeting(i)) {
          double weight = rows.count(i) * weights[i] / uncensoredBefore(i);
          sum.add(weight, values, i * rows.terms());
        }
      }
    }
    return moments;
  }
}
