package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every figure of the abstract of the study (doi:10.1016/j.prro.2025.12.008), read from the
 * published Parquet by DuckDB at the precision it is printed with.
 */
class PublishedFiguresTest {
  private static final String STUDY =
      "cohort = 'cmt' and population = '%s' and stratum = 'institution'"
          + " and stratum_value = 'study' and status = 'ok' and ";
  private static final String OPERATED = STUDY.formatted("operated");

  private final PublishedTables tables = ExampleRun.tables();

  @ParameterizedTest
  @CsvSource({"soft_tissue_histology", "before_recurrence"})
  void nineteenPatientsAreLeftOfMany(String criterion) {
    String remaining =
        tables.value(
            "select remaining from cohort_attrition where cohort = 'cmt'"
                + " and institution = 'study' and criterion = '%s'".formatted(criterion));

    assertThat(Integer.parseInt(remaining))
        .isGreaterThanOrEqualTo(19)
        .matches(it -> (it == 19) == criterion.equals("before_recurrence"));
  }

  @ParameterizedTest
  @CsvSource({"n, 19.0", "median, 7.6", "q1, 4.4", "q3, 12.7"})
  void tumorSizeInCentimeters(String statistic, String expected) {
    assertThat(
            tables.value(
                "select round(value, 1) from cohort_characteristic where "
                    + OPERATED
                    + "variable = 'size_cm' and level = 'all' and statistic = '%s'"
                        .formatted(statistic)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "os, survival, 65",
    "css, survival, 65",
    "pfs, survival, 29",
    "drfs, survival, 29",
    "local_control, survival, 92"
  })
  void percentAtTwoYears(String endpoint, String measure, String percent) {
    assertThat(
            tables.value(
                "select round(100 * estimate)::int from survival_estimate where "
                    + OPERATED
                    + "horizon_months = 24 and endpoint = '%s' and measure = '%s'"
                        .formatted(endpoint, measure)))
        .isEqualTo(percent);
  }

  @ParameterizedTest
  @CsvSource({
    "systemic_therapy_before, 10, 19, 53",
    "systemic_therapy_after, 4, 19, 21",
    "systemic_therapy_any, 14, 19, 74",
    "metastasis_directed_therapy, 7, 19, 37",
    "local_recurrence, 1, 19, 5",
    "pain_reduction, 8, 9, 89",
    "wound_complication, 3, 19, 16",
    "late_toxicity, 5, 19, 26",
    "late_toxicity_grade_3, 0, 19, 0"
  })
  void proportions(String measure, String numerator, String denominator, String percent) {
    assertThat(
            tables.value(
                "select concat_ws(' ', numerator, denominator, round(100 * estimate)::int)"
                    + " from proportion where "
                    + OPERATED
                    + "measure = '%s'".formatted(measure)))
        .isEqualTo("%s %s %s".formatted(numerator, denominator, percent));
  }

  @Test
  void medianFollowUpIs21Months() {
    assertThat(
            tables.value(
                "select round(median_months)::int from follow_up where "
                    + OPERATED
                    + "endpoint = 'os' and method = 'reverse_kaplan_meier'"))
        .isEqualTo("21");
  }

  @Test
  void medianSystemicTherapyFreeSurvivalIs15MonthsWithoutPlannedAdjuvant() {
    assertThat(
            tables.value(
                "select concat_ws(' ', n_patients, round(time_months)::int)"
                    + " from survival_quantile where "
                    + STUDY.formatted("operated_no_adjuvant_planned")
                    + "endpoint = 'stfs' and probability = 0.5"))
        .isEqualTo("15 15");
  }

  @ParameterizedTest
  @CsvSource({
    "planned, 4",
    "started, 4",
    "started_late, 0",
    "delayed_by_wound_complication, 0",
    "died_before_start, 0"
  })
  void adjuvantTherapyIsNotDelayed(String category, String patients) {
    assertThat(
            tables.value(
                "select n from adjuvant_delay where cohort = 'cmt' and population = 'operated'"
                    + " and stratum = 'institution' and stratum_value = 'study'"
                    + " and category = '%s'".formatted(category)))
        .isEqualTo(patients);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "missing"})
  void lateToxicityByGradeAddsUpToFive(String grade) {
    String patients =
        tables.value(
            "select coalesce(sum(n_patients), 0)::int from toxicity_grade where "
                + OPERATED
                + "\"window\" = 'late' and term = 'any' and worst_grade = '%s'".formatted(grade));

    assertThat(patients).isEqualTo(Map.of("1", "3", "2", "2").getOrDefault(grade, "0"));
  }
}
