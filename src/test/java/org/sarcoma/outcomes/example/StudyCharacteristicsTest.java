package org.sarcoma.outcomes.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Who the patients of institution {@code study} are, from the generated charts. */
class StudyCharacteristicsTest {
  private static final List<Chart> CHARTS = StudyInstitution.eligible();

  @Test
  void sizeAndAgeQuartiles() {
    assertThat(quartiles(chart -> chart.first("diagnosis").number("size_cm")))
        .containsExactly(4.4, 7.6, 12.7);
    assertThat(quartiles(StudyCharacteristicsTest::age)).containsExactly(50, 65, 71);
  }

  @Test
  void selectionReasonsAsInTheMeetingAbstract() {
    Map<String, Integer> reasons = new TreeMap<>();
    CHARTS.forEach(
        chart ->
            Arrays.stream(diagnosis(chart, "selection_reason").split(";", -1))
                .forEach(reason -> reasons.merge(reason, 1, Integer::sum)));

    assertThat(reasons)
        .containsOnly(
            Map.entry("oligometastatic", 13),
            Map.entry("systemic_response", 5),
            Map.entry("location_or_symptoms", 4),
            Map.entry("recurrence_risk", 1));
  }

  @Test
  void oligometastaticPatientsHaveAtMostFiveLesions() {
    assertThat(CHARTS)
        .allMatch(
            chart ->
                diagnosis(chart, "selection_reason").contains("oligometastatic")
                    == chart.first("diagnosis").integer("metastatic_lesion_count") <= 5);
  }

  @Test
  void tumorsAsInTheMeetingAbstract() {
    assertThat(count(chart -> diagnosis(chart, "presentation").equals("locally_recurrent")))
        .isEqualTo(9);
    assertThat(count(chart -> diagnosis(chart, "topography").equals("C49.2"))).isEqualTo(12);
    assertThat(count(chart -> diagnosis(chart, "topography").equals("C49.1"))).isEqualTo(4);
    assertThat(count(chart -> diagnosis(chart, "morphology").equals("8802/3"))).isEqualTo(5);
    assertThat(count(chart -> chart.first("diagnosis").is("fnclcc_grade", 3))).isEqualTo(12);
  }

  @Test
  void nothingHappensAfterDeathOrCutoff() {
    for (Chart chart : CHARTS) {
      LocalDate end = chart.patient().date("last_contact_date");
      assertThat(end).isBeforeOrEqualTo(LocalDate.of(2024, 12, 31));
      for (String table : Canonical.TABLES.keySet()) {
        assertThat(chart.rows(table))
            .flatExtracting(row -> row.values().values())
            .filteredOn(LocalDate.class::isInstance)
            .allSatisfy(date -> assertThat((LocalDate) date).isBeforeOrEqualTo(end));
      }
    }
  }

  private static long count(Predicate<Chart> condition) {
    return CHARTS.stream().filter(condition).count();
  }

  private static double age(Chart chart) {
    int year = chart.first("radiotherapy").date("start_date").getYear();
    return year - chart.patient().integer("birth_year");
  }

  private static String diagnosis(Chart chart, String column) {
    return chart.first("diagnosis").text(column);
  }

  /** R type 7; of 19 values each quartile is a value or the mean of two. */
  private static double[] quartiles(ToDoubleFunction<Chart> value) {
    double[] sorted = CHARTS.stream().mapToDouble(value).sorted().toArray();
    return new double[] {
      Math.round(50 * (sorted[4] + sorted[5])) / 100.0,
      sorted[9],
      Math.round(50 * (sorted[13] + sorted[14])) / 100.0
    };
  }
}
