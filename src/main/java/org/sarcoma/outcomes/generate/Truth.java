package org.sarcoma.outcomes.generate;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * What holds of the patients who are treated by the protocol, counted from surgery: constant
 * hazards of death, local and distant progression, independent of each other and of censoring. Half
 * of the patients are oligometastatic and die at a lower rate.
 *
 * <p>Times are whole days, rounded up, so that at a whole day every probability is exactly that of
 * the continuous time.
 */
public final class Truth {
  /** Share of patients who are oligometastatic. */
  public static final double OLIGOMETASTATIC = 0.5;

  /** Hazards per day. */
  static final double DEATH_OLIGOMETASTATIC = 0.0008;

  static final double DEATH_OTHERWISE = 0.0014;
  static final double LOCAL_PROGRESSION = 0.0003;
  static final double DISTANT_PROGRESSION = 0.0015;

  /** Hazard per day of being lost to follow-up. */
  static final double LOSS = 0.0002;

  private static final double[] HORIZONS_MONTHS = {6, 12, 24, 36};
  private static final double DAYS_PER_MONTH = 30.4375;

  private Truth() {}

  /** Probability to be alive after so many whole days. */
  public static double overallSurvival(double days) {
    return mixed(death -> Math.exp(-death * days));
  }

  /** Probability to be alive without any progression. */
  public static double progressionFreeSurvival(double days) {
    return mixed(death -> Math.exp(-(death + LOCAL_PROGRESSION + DISTANT_PROGRESSION) * days));
  }

  /** Cumulative incidence of local progression, death competing. */
  public static double localRecurrence(double days) {
    return mixed(
        death -> {
          double all = death + LOCAL_PROGRESSION;
          return LOCAL_PROGRESSION / all * -Math.expm1(-all * days);
        });
  }

  /** Logarithm of the hazard ratio of death, oligometastatic against not. */
  public static double logHazardRatioOligometastatic() {
    return Math.log(DEATH_OLIGOMETASTATIC / DEATH_OTHERWISE);
  }

  /** Everything by name: {@code os_12_months} and so on. */
  static Map<String, Double> values() {
    Map<String, Double> values = new TreeMap<>();
    for (double months : HORIZONS_MONTHS) {
      double days = Math.floor(months * DAYS_PER_MONTH);
      String horizon = "_%.0f_months".formatted(months);
      values.put("os" + horizon, overallSurvival(days));
      values.put("pfs" + horizon, progressionFreeSurvival(days));
      values.put("local_recurrence" + horizon, localRecurrence(days));
    }
    values.put("log_hazard_ratio_oligometastatic", logHazardRatioOligometastatic());
    return values;
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

  private static double mixed(DoubleUnaryOperator byDeath) {
    return OLIGOMETASTATIC * byDeath.applyAsDouble(DEATH_OLIGOMETASTATIC)
        + (1 - OLIGOMETASTATIC) * byDeath.applyAsDouble(DEATH_OTHERWISE);
  }
}
