package org.sarcoma.outcomes.generate;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What holds of the patients who are treated by the protocol, counted from surgery: constant
 * hazards of death, local and distant progression, independent of each other and of censoring. Half
 * of the patients are oligometastatic and die at a lower rate.
 *
 * <p>Times are whole days, rounded up, so that at a whole day every probability is exactly that of
 * the continuous time. Progression is recorded only if it comes before death, also within a day.
 */
public final class Truth {
  /** Share of patients who are oligometastatic. */
  public static final double OLIGOMETASTATIC = 0.5;

  /** Hazards per day. */
  static final double DEATH_OLIGOMETASTATIC = 0.0008;

  static final double DEATH_OTHERWISE = 0.0014;
  static final double LOCAL_PROGRESSION = 0.0003;
  static final double DISTANT_PROGRESSION = 0.0015;

  /** Hazard per day of the one toxicity of radiotherapy, whose grade is 1 to 4 alike. */
  static final double LATE_TOXICITY = 0.0006;

  static final int GRADES = 4;

  /** Hazard per day of being lost to follow-up. */
  static final double LOSS = 0.0002;

  /** Share of deaths that are of sarcoma. */
  static final double OF_SARCOMA = 0.9;

  /** Days from the end of radiotherapy to surgery: so many from the first on, alike. */
  static final int FIRST_GAP = 28;

  static final int GAPS = 40;

  /** Share with a wound complication, on one of so many days after surgery, if still alive. */
  static final double WOUND = 0.18;

  static final int WOUND_DAYS = 100;

  /** Share with systemic therapy before local treatment. */
  static final double SYSTEMIC_BEFORE = 0.6;

  /** Share with adjuvant therapy, from one of so many days after surgery on, if still alive. */
  static final double ADJUVANT = 0.3;

  static final int FIRST_ADJUVANT = 30;
  static final int ADJUVANT_DAYS = 90;

  /** Pain is reduced by 0 to one less than this, alike; day on which it is asked again. */
  static final int PAIN_REDUCTIONS = 5;

  static final double PAIN_REDUCED = 1 - 1.0 / PAIN_REDUCTIONS;
  static final int PAIN_DAY = 60;

  private static final int WOUND_WINDOW = 120;
  private static final int ACUTE_DAYS = 90;
  private static final double[] HORIZONS_MONTHS = {6, 12, 24, 36, 60};
  private static final double[] RESTRICTED_MEAN_MONTHS = {12, 24};
  private static final double DAYS_PER_MONTH = 30.4375;
  private static final Map<String, Double> SHARES =
      Map.of("", OLIGOMETASTATIC, "_oligometastatic", 1.0, "_polymetastatic", 0.0);

  private Truth() {}

  /** Logarithm of the hazard ratio of death, oligometastatic against not. */
  private static double logHazardRatio(double otherwise) {
    return Math.log((DEATH_OLIGOMETASTATIC + otherwise) / (DEATH_OTHERWISE + otherwise));
  }

  /**
   * What estimates have to cover, of the population {@code operated} with the default settings:
   * {@code os_12_months}, {@code os_oligometastatic_12_months} and so on are probabilities, {@code
   * _median_months} and {@code _restricted_mean_} are months, and hazard ratios logarithms.
   */
  public static SortedMap<String, Double> values() {
    TreeMap<String, Double> values = new TreeMap<>();
    SHARES.forEach((group, share) -> addSurvival(values, group, share));
    for (double months : HORIZONS_MONTHS) {
      addAtHorizon(values, "_%.0f_months".formatted(months), wholeDays(months));
    }
    values.put("pfs_median_months", median(OLIGOMETASTATIC, Prognosis::progressionFree));
    addHazardRatio(values, "", logHazardRatio(0));
    addHazardRatio(values, "pfs_", logHazardRatio(LOCAL_PROGRESSION + DISTANT_PROGRESSION));
    addHazardRatio(values, "local_recurrence_", 0);
    values.put("wound_complication_120d", mixed(OLIGOMETASTATIC, Prognosis::woundComplication));
    values.put("proportion_wound_complication", woundProportion());
    values.put("proportion_systemic_therapy_before", SYSTEMIC_BEFORE);
    values.put(
        "proportion_systemic_therapy_after", mixed(OLIGOMETASTATIC, Prognosis::adjuvantSeen));
    values.put("proportion_pain_reduction", mixed(OLIGOMETASTATIC, Prognosis::painReduced));
    return Collections.unmodifiableSortedMap(values);
  }

  /** The same with and without other covariates, which make no difference. */
  private static void addHazardRatio(Map<String, Double> values, String endpoint, double truth) {
    String name = endpoint + "log_hazard_ratio_oligometastatic";
    values.put(name, truth);
    values.put(name + "_adjusted", truth);
  }

  private static void addSurvival(Map<String, Double> values, String group, double share) {
    for (double months : HORIZONS_MONTHS) {
      int days = wholeDays(months);
      values.put(
          "os%s_%.0f_months".formatted(group, months), mixed(share, it -> it.survival(days)));
    }
    for (double months : RESTRICTED_MEAN_MONTHS) {
      values.put(
          "os%s_restricted_mean_%.0f_months".formatted(group, months),
          mixed(share, it -> it.restrictedMean(months * DAYS_PER_MONTH)) / DAYS_PER_MONTH);
    }
    values.put("os%s_median_months".formatted(group), median(share, Prognosis::survival));
  }

  private static void addAtHorizon(Map<String, Double> values, String horizon, int days) {
    double share = OLIGOMETASTATIC;
    values.put("pfs" + horizon, mixed(share, it -> it.progressionFree(days)));
    values.put("stfs" + horizon, mixed(share, it -> it.adjuvantFree(days)));
    values.put(
        "local_recurrence" + horizon, mixed(share, it -> it.incidence(LOCAL_PROGRESSION, days)));
    values.put(
        "distant_progression" + horizon,
        mixed(share, it -> it.incidence(DISTANT_PROGRESSION, days)));
    values.put(
        "css_cumulative_incidence" + horizon,
        OF_SARCOMA * (1 - mixed(share, it -> it.survival(days))));
    double late =
        mixed(share, it -> it.toxicityAfter(ACUTE_DAYS, days))
            / mixed(share, it -> it.observedAfter(ACUTE_DAYS));
    values.put("late_toxicity_g2" + horizon, late * (GRADES - 1) / GRADES);
    values.put("late_toxicity_g3" + horizon, late * (GRADES - 2) / GRADES);
  }

  /** Of those seen through the window, with a complication in it, or dead before its end. */
  private static double woundProportion() {
    return mixed(OLIGOMETASTATIC, Prognosis::woundComplicationSeen)
        / (1 - mixed(OLIGOMETASTATIC, it -> it.lostInWindow(WOUND_WINDOW)));
  }

  /** A probability on whole days, of one prognosis. */
  private interface Curve {
    double at(Prognosis prognosis, int days);
  }

  /** Months until the first day by which half have had the event. */
  private static double median(double share, Curve curve) {
    int day = 0;
    while (above(share, curve, day) > 0.5) {
      day++;
    }
    return day / DAYS_PER_MONTH;
  }

  private static double above(double share, Curve curve, int day) {
    return mixed(share, it -> curve.at(it, day));
  }

  private static int wholeDays(double months) {
    return (int) Math.floor(months * DAYS_PER_MONTH);
  }

  private static double mixed(double share, ToDoubleFunction<Prognosis> value) {
    return share * value.applyAsDouble(new Prognosis(DEATH_OLIGOMETASTATIC))
        + (1 - share) * value.applyAsDouble(new Prognosis(DEATH_OTHERWISE));
  }

  /** The values as a JSON object. */
  static String json() {
    StringBuilder json = new StringBuilder("{\n  \"population\": \"operated\"");
    values()
        .forEach(
            (name, value) ->
                json.append(String.format(Locale.ROOT, ",%n  \"%s\": %.17g", name, value)));
    return json.append("\n}\n").toString();
  }
}
