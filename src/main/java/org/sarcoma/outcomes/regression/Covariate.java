package org.sarcoma.outcomes.regression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Characteristic;

/**
 * A variable of a regression with the terms it has there: itself if it is numeric, else an
 * indicator of each of its levels but the one most patients have, which is the reference.
 *
 * @param name of the variable
 * @param index of its value in a pattern
 * @param reference level that others are compared with; null for a number
 * @param levels those with an indicator, in order; empty for a number
 */
record Covariate(String name, int index, @Nullable String reference, List<String> levels) {

  private static final String PER_UNIT = "per_unit";

  /** A number. */
  static Covariate number(String name, int index) {
    return new Covariate(name, index, null, List.of());
  }

  /** A variable with the levels that occur, and how often each does. */
  static Covariate of(Characteristic variable, int index, Map<String, Long> patients) {
    if (variable.isNumeric()) {
      return number(variable.code(), index);
    }
    String reference =
        patients.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .map(Map.Entry::getKey)
            .orElse(null);
    List<String> levels = patients.keySet().stream().filter(it -> !it.equals(reference)).toList();
    return new Covariate(variable.code(), index, reference, levels);
  }

  boolean isNumber() {
    return reference == null && levels.isEmpty();
  }

  /** Names of its terms in a fit. */
  List<String> terms() {
    return isNumber() ? List.of(name) : levels.stream().map(it -> name + "=" + it).toList();
  }

  /** Level of one of {@link #terms}. */
  String level(int term) {
    return isNumber() ? PER_UNIT : levels.get(term);
  }

  /** Adds the values of its terms. */
  void addTo(List<Double> row, CovariatePattern pattern) {
    Object value = pattern.values().get(index);
    if (isNumber()) {
      row.add((Double) value);
    } else {
      levels.forEach(it -> row.add(it.equals(value) ? 1.0 : 0.0));
    }
  }

  static List<String> terms(List<Covariate> covariates) {
    List<String> terms = new ArrayList<>();
    covariates.forEach(it -> terms.addAll(it.terms()));
    return terms;
  }
}
