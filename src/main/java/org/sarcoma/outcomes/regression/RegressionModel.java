package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.config.Section;

/**
 * A regression that is asked for.
 *
 * @param code name in result tables
 * @param title what it is called in a paper
 * @param endpoints codes of the endpoints it is fitted to
 * @param covariates variables of the linear predictor, in order
 * @param strata variables whose levels have baseline hazards of their own: {@code institution}, or
 *     codes of characteristics
 */
public record RegressionModel(
    String code,
    String title,
    List<String> endpoints,
    List<Characteristic> covariates,
    List<String> strata)
    implements Serializable {

  public RegressionModel {
    endpoints = List.copyOf(endpoints);
    covariates = List.copyOf(covariates);
    strata = List.copyOf(strata);
  }

  /** Reads and checks one section of {@code regression.models}. */
  public static RegressionModel from(String code, Section section) {
    RegressionModel model =
        new RegressionModel(
            code,
            section.string("title"),
            section.strings("endpoints"),
            section.codes("covariates", Characteristic.class),
            section.strings("strata"));
    model.check(section);
    section.end();
    return model;
  }

  private void check(Section section) {
    if (endpoints.isEmpty()) {
      section.problem("endpoints", "is empty; name at least one, for example [os]");
    }
    if (covariates.isEmpty()) {
      section.problem("covariates", "is empty; name at least one, for example [age_years]");
    }
    if (covariates.stream().distinct().count() < covariates.size()) {
      section.problem("covariates", "names a variable twice; name each once");
    }
    if (covariates.contains(Characteristic.SELECTION_REASON)) {
      section.problem("covariates", "names selection_reason, which has no separate levels");
    }
    for (String stratum : strata) {
      if (!stratum.equals(Group.INSTITUTION) && !isStratum(stratum)) {
        section.problem(
            "strata",
            "names %s; expected institution or a variable with separate levels".formatted(stratum));
      }
    }
  }

  private static boolean isStratum(String code) {
    return List.of(Characteristic.values()).stream()
        .anyMatch(it -> it.code().equals(code) && it.canBeStratum());
  }

  /**
   * The pattern of a member as a row of a {@link PatternTable}: stratum, then covariates; null if
   * one of the variables is not recorded.
   *
   * @param by what variables are read with
   */
  @Nullable List<Object> pattern(CohortMember member, Characteristic.Description by) {
    List<Object> row = new ArrayList<>(covariates.size() + 1);
    String stratum = stratum(member, by);
    if (stratum == null) {
      return null;
    }
    row.add(stratum);
    for (Characteristic covariate : covariates) {
      Object value =
          covariate.isNumeric() ? covariate.number(member, by) : covariate.value(member, by);
      if (value == null) {
        return null;
      }
      row.add(value);
    }
    return row;
  }

  private @Nullable String stratum(CohortMember member, Characteristic.Description by) {
    List<String> levels = new ArrayList<>();
    for (String stratum : strata) {
      String level =
          stratum.equals(Group.INSTITUTION)
              ? member.institution()
              : Characteristic.valueOf(stratum.toUpperCase(Locale.ROOT)).value(member, by);
      if (level == null) {
        return null;
      }
      levels.add(level);
    }
    return String.join(", ", levels);
  }
}
