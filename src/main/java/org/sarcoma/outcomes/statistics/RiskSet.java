package org.sarcoma.outcomes.statistics;

import java.util.Arrays;

/**
 * A day with events in one stratum: moments of everybody at risk and of those with the event, and
 * the sums over the denominators of the events. The i-th denominator is S − f<sub>i</sub> E, with S
 * the weight at risk, E that of the events and f<sub>i</sub> a fraction that the tie method says.
 * One object serves all days.
 */
final class RiskSet {
  private final int terms;
  private final RiskMoments atRisk;
  private final RiskMoments dying;
  private final double[] eventSum;
  private int stratum;
  private int day;
  private long events;
  private double eventPredictor;
  private double logDenominators;
  private double inverse; // Σ 1/D
  private double inverseFraction; // Σ f/D
  private double square; // Σ 1/D²
  private double squareFraction; // Σ f/D²
  private double squareFractions; // Σ f²/D²

  RiskSet(int terms, RiskMoments atRisk) {
    this.terms = terms;
    this.atRisk = atRisk;
    dying = new RiskMoments(terms);
    eventSum = new double[terms];
  }

  /** Starts a day without events. */
  void start(int ofStratum, int onDay) {
    stratum = ofStratum;
    day = onDay;
    Arrays.fill(eventSum, 0);
    events = 0;
    eventPredictor = 0;
    logDenominators = 0;
    inverse = 0;
    inverseFraction = 0;
    square = 0;
    squareFraction = 0;
    squareFractions = 0;
  }

  /**
   * All events of a day.
   *
   * @param sums Σ x of the events by day
   * @param index of the day
   */
  void setEvents(long count, double[] sums, int index, double[] beta) {
    events = count;
    for (int j = 0; j < terms; j++) {
      eventSum[j] = sums[index * terms + j];
      eventPredictor += beta[j] * eventSum[j];
    }
  }

  /** Starts a day whose events are added one by one. */
  void startCounting(int onDay) {
    start(0, onDay);
    dying.clear();
  }

  /** Adds {@code count} events of one row with the weight exp(predictor) each. */
  void addEvents(long count, double predictor, double weight, double[] values, int offset) {
    events += count;
    eventPredictor += count * predictor;
    dying.add(count * weight, values, offset);
    for (int j = 0; j < terms; j++) {
      eventSum[j] += count * values[offset + j];
    }
  }

  /** Ends the day, when all its rows are in. */
  void complete(TieMethod ties) {
    for (long k = 0; k < events; k++) {
      addDenominator(ties.fraction(k, events));
    }
  }

  private void addDenominator(double fraction) {
    double denominator = denominator(fraction);
    double reciprocal = 1 / denominator;
    logDenominators += Math.log(denominator);
    inverse += reciprocal;
    inverseFraction += fraction * reciprocal;
    square += reciprocal * reciprocal;
    squareFraction += fraction * reciprocal * reciprocal;
    squareFractions += fraction * fraction * reciprocal * reciprocal;
  }

  private double denominator(double fraction) {
    return atRisk.weight() - fraction * dying.weight();
  }

  /** Mean of covariate j under one denominator. */
  double mean(int j, double fraction) {
    return (atRisk.first(j) - fraction * dying.first(j)) / denominator(fraction);
  }

  /** Covariance of covariates j and k ≤ j under one denominator. */
  double covariance(int j, int k, double fraction) {
    double product = atRisk.second(j, k) - fraction * dying.second(j, k);
    return product / denominator(fraction) - mean(j, fraction) * mean(k, fraction);
  }

  int stratum() {
    return stratum;
  }

  int day() {
    return day;
  }

  long events() {
    return events;
  }

  RiskMoments atRisk() {
    return atRisk;
  }

  RiskMoments dying() {
    return dying;
  }

  /** Contribution to the log partial likelihood. */
  double logLikelihood() {
    return eventPredictor - logDenominators;
  }

  /** Growth of the cumulative baseline hazard of who has no event on the day. */
  double hazard() {
    return inverse;
  }

  /** Growth of the variance of the cumulative baseline hazard. */
  double square() {
    return square;
  }

  /** What of {@link #hazard} those with an event on the day do not carry. */
  double hazardShared() {
    return inverseFraction;
  }

  /** Σ of the mean covariate j over the denominators. */
  double meanSum(int j) {
    return atRisk.first(j) * inverse - dying.first(j) * inverseFraction;
  }

  /** Σ of the mean square of covariate j over the denominators. */
  double meanSquareSum(int j) {
    return atRisk.second(j, j) * inverse - dying.second(j, j) * inverseFraction;
  }

  /** Σ of the mean covariate j over the denominators, each divided by its denominator. */
  double meanHazard(int j) {
    return atRisk.first(j) * square - dying.first(j) * squareFraction;
  }

  /** What of {@link #meanHazard} those with an event on the day do not carry. */
  double meanHazardShared(int j) {
    return atRisk.first(j) * squareFraction - dying.first(j) * squareFractions;
  }

  /** Observed less expected covariate j. */
  double score(int j) {
    return eventSum[j] - meanSum(j);
  }

  /** Σ of the covariance of covariates j and k ≤ j over the denominators. */
  double information(int j, int k) {
    double mixed = atRisk.first(j) * dying.first(k) + dying.first(j) * atRisk.first(k);
    return atRisk.second(j, k) * inverse
        - dying.second(j, k) * inverseFraction
        - atRisk.first(j) * atRisk.first(k) * square
        + mixed * squareFraction
        - dying.first(j) * dying.first(k) * squareFractions;
  }
}
