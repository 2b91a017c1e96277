package org.sarcoma.outcomes.generate;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What follows surgery, in patients who die at one rate. Times are whole days, rounded up, so the
 * probability that one is above a whole day is that of the continuous time.
 *
 * @param death hazard per day
 */
record Prognosis(double death) {
  private static final int FIRST_SURGERY = Course.PROTOCOL.days() + Truth.FIRST_GAP;
  private static final int LAST_SURGERY = FIRST_SURGERY + Truth.GAPS - 1;

  /** Probability to be alive after so many whole days. */
  double survival(int days) {
    return Math.exp(-death * days);
  }

  /** Probability to be alive without any progression. */
  double progressionFree(int days) {
    return survival(days) * Math.exp(-(Truth.LOCAL_PROGRESSION + Truth.DISTANT_PROGRESSION) * days);
  }

  /** Cumulative incidence of something with a constant hazard, death competing. */
  double incidence(double hazard, int days) {
    double all = death + hazard;
    return hazard / all * -Math.expm1(-all * days);
  }

  /** Probability to be alive without adjuvant therapy, which begins on days alike in number. */
  double adjuvantFree(int days) {
    double begun = Math.min(Math.max(days - Truth.FIRST_ADJUVANT + 1, 0), Truth.ADJUVANT_DAYS);
    return survival(days) * (1 - Truth.ADJUVANT * begun / Truth.ADJUVANT_DAYS);
  }

  /** Mean of the days lived up to a limit, which need not be a whole day. */
  double restrictedMean(double days) {
    int whole = (int) Math.floor(days);
    return IntStream.range(0, whole).mapToDouble(this::survival).sum()
        + (days - whole) * survival(whole);
  }

  /** Probability to be under observation, alive or on the day of death, on a day. */
  private double observed(int day) {
    return Math.exp(-(death + Truth.LOSS) * (day - 1));
  }

  /** Cumulative incidence of a wound complication once all have had theirs, death competing. */
  double woundComplication() {
    return Truth.WOUND * mean(1, Truth.WOUND_DAYS, day -> survival(day - 1));
  }

  /** Probability that a wound complication is seen. */
  double woundComplicationSeen() {
    return Truth.WOUND * mean(1, Truth.WOUND_DAYS, this::observed);
  }

  /** Probability to be lost within the window, without a wound complication that is seen. */
  double lostInWindow(int windowDays) {
    double lost = 0;
    for (int day = 1; day < windowDays; day++) {
      double begun = Truth.WOUND * Math.min(day, Truth.WOUND_DAYS) / Truth.WOUND_DAYS;
      lost += observed(day) * -Math.expm1(-Truth.LOSS) * Math.exp(-death) * (1 - begun);
    }
    return lost;
  }

  /** Probability that adjuvant therapy is seen to begin. */
  double adjuvantSeen() {
    int last = Truth.FIRST_ADJUVANT + Truth.ADJUVANT_DAYS - 1;
    return Truth.ADJUVANT * mean(Truth.FIRST_ADJUVANT, last, this::observed);
  }

  /** Probability that pain is seen to be reduced, of those in pain before. */
  double painReduced() {
    return Truth.PAIN_REDUCED
        * mean(
            FIRST_SURGERY,
            LAST_SURGERY,
            surgery -> surgery >= Truth.PAIN_DAY ? 1 : observed(Truth.PAIN_DAY - surgery));
  }

  /** Probability to be under observation after so many days since the start of radiotherapy. */
  double observedAfter(int days) {
    return mean(FIRST_SURGERY, LAST_SURGERY, surgery -> observed(days + 1 - surgery));
  }

  /**
   * Probability to be under observation then, and to have toxicity in the days after that and up to
   * a last one, with nobody lost in between. It comes from surgery on, and once.
   *
   * @param days since the start of radiotherapy, not before the last surgery
   */
  double toxicityAfter(int days, int lastDay) {
    double untilThen =
        mean(
            FIRST_SURGERY,
            LAST_SURGERY,
            surgery ->
                observed(days + 1 - surgery) * Math.exp(-Truth.LATE_TOXICITY * (days - surgery)));
    double all = death + Truth.LATE_TOXICITY;
    double daysFree = Math.expm1(-all * (lastDay - days)) / Math.expm1(-all);
    return untilThen * -Math.expm1(-Truth.LATE_TOXICITY) * daysFree;
  }

  private static double mean(int first, int last, IntToDoubleFunction value) {
    return IntStream.rangeClosed(first, last).mapToDouble(value).average().orElseThrow();
  }
}
