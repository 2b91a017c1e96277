package org.sarcoma.outcomes.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published figures, computed from the generated charts and not from their plans. */
class StudyFiguresTest {
  private static final double TWO_YEARS_DAYS = 730.5;
  private static final int WOUND_WINDOW_DAYS = 120;
  private static final List<Chart> CHARTS = StudyInstitution.eligible();

  @Test
  void nineteenPatientsAreEligible() {
    assertThat(CHARTS).hasSize(19).allMatch(chart -> Eligibility.failed(chart).isEmpty());
  }

  @Test
  void survivalAtTwoYears() {
    assertThat(percent(Survival::overall)).isEqualTo(65);
    assertThat(percent(StudyFiguresTest::progressionFree)).isEqualTo(29);
    assertThat(percent(Survival::localControl)).isEqualTo(92);
  }

  @Test
  void everyDeathIsOfSarcomaAndEveryFirstProgressionIsDistant() {
    assertThat(CHARTS)
        .allMatch(
            chart ->
                !chart.patient().has("death_date")
                    || chart.patient().is("cause_of_death", "sarcoma"))
        .allMatch(chart -> progressionFree(chart).equals(distantRecurrenceFree(chart)));
  }

  @Test
  void oneLocalRecurrenceWithThirteenAtRisk() {
    Survival localControl = survival(Survival::localControl);

    assertThat(localControl.eventDays()).hasSize(1);
    assertThat(localControl.atRisk(localControl.eventDays().first())).isEqualTo(13);
  }

  @Test
  void medianFollowUpIs21Months() {
    double median = survival(Survival::overall).reversed().medianMonths();

    assertThat(Math.round(median)).isEqualTo(21);
  }

  @Test
  void medianSystemicTherapyFreeSurvivalIs15MonthsWithoutPlannedAdjuvant() {
    List<Chart> charts = CHARTS.stream().filter(chart -> !planned(chart, "adjuvant")).toList();
    Survival survival = Survival.of(charts.stream().map(Survival::systemicTherapyFree).toList());

    assertThat(charts).hasSize(15);
    assertThat(Math.round(survival.medianMonths())).isEqualTo(15);
  }

  @Test
  void systemicTherapyBeforeTenAfterFourAnyFourteen() {
    assertThat(count(chart -> planned(chart, "before_local"))).isEqualTo(10);
    assertThat(count(chart -> planned(chart, "adjuvant"))).isEqualTo(4);
    assertThat(count(chart -> planned(chart, "before_local") || planned(chart, "adjuvant")))
        .isEqualTo(14);
  }

  @Test
  void everyPlannedAdjuvantStartsWithinThreeMonthsWithoutDelay() {
    for (Chart chart : CHARTS) {
      LocalDate limit = Survival.surgery(chart).plusMonths(3);
      assertThat(chart.rows("systemic_therapy"))
          .noneMatch(row -> row.has("delayed_by"))
          .filteredOn(row -> row.is("setting", "adjuvant"))
          .allMatch(row -> row.date("start_date").isBefore(limit));
    }
  }

  @Test
  void metastasisDirectedTherapyAfterSurgeryInSeven() {
    assertThat(count(StudyFiguresTest::metastasisTreated)).isEqualTo(7);
  }

  @Test
  void painIsReducedInEightOfNine() {
    List<Chart> inPain = CHARTS.stream().filter(chart -> baselinePain(chart) > 0).toList();

    assertThat(inPain).hasSize(9);
    assertThat(inPain.stream().filter(StudyFiguresTest::painReduced)).hasSize(8);
  }

  @Test
  void woundComplicationsWithin120DaysInThreeByThreeCriteria() {
    List<Row> complications =
        CHARTS.stream().flatMap(StudyFiguresTest::woundComplications).toList();

    assertThat(complications).hasSize(3);
    assertThat(complications).extracting(row -> row.text("patient_id")).doesNotHaveDuplicates();
    assertThat(complications)
        .extracting(row -> row.text("wound_criterion"))
        .doesNotHaveDuplicates();
  }

  @Test
  void everybodyIsObservedForTheTimeOfWoundComplications() {
    assertThat(CHARTS).allMatch(chart -> Survival.overall(chart).day() >= WOUND_WINDOW_DAYS);
  }

  @Test
  void lateToxicityInFiveAndNeverOfGradeThree() {
    assertThat(count(chart -> !late(chart).isEmpty())).isEqualTo(5);
    assertThat(CHARTS)
        .flatExtracting(StudyFiguresTest::late)
        .allMatch(row -> row.is("attribution", "radiotherapy") && row.integer("grade") <= 2);
  }

  private static long percent(Function<Chart, Survival.Time> time) {
    return Math.round(100 * survival(time).after(TWO_YEARS_DAYS));
  }

  private static Survival survival(Function<Chart, Survival.Time> time) {
    return Survival.of(CHARTS.stream().map(time).toList());
  }

  private static Survival.Time progressionFree(Chart chart) {
    return Survival.progressionFree(
        chart,
        row -> row.is("distant_status", "progression") || row.is("local_status", "recurrence"));
  }

  private static Survival.Time distantRecurrenceFree(Chart chart) {
    return Survival.progressionFree(chart, row -> row.is("distant_status", "progression"));
  }

  private static long count(Predicate<Chart> condition) {
    return CHARTS.stream().filter(condition).count();
  }

  private static boolean planned(Chart chart, String setting) {
    return chart.rows("systemic_therapy").stream()
        .anyMatch(row -> row.is("setting", setting) && row.is("planned", true));
  }

  private static boolean metastasisTreated(Chart chart) {
    LocalDate surgery = Survival.surgery(chart);
    return chart.rows("surgery").stream()
            .anyMatch(
                row -> row.is("target", "metastasis") && row.date("surgery_date").isAfter(surgery))
        || chart.rows("radiotherapy").stream()
            .anyMatch(
                row -> row.is("target", "metastasis") && row.date("start_date").isAfter(surgery));
  }

  private static double baselinePain(Chart chart) {
    LocalDate start = chart.first("radiotherapy").date("start_date");
    return chart.rows("pain_assessment").stream()
        .filter(row -> row.date("assessment_date").isBefore(start))
        .reduce((earlier, later) -> later)
        .map(row -> row.number("score"))
        .orElse(0.0);
  }

  private static boolean painReduced(Chart chart) {
    LocalDate start = chart.first("radiotherapy").date("start_date");
    return chart.rows("pain_assessment").stream()
        .filter(row -> row.date("assessment_date").isAfter(start))
        .anyMatch(row -> row.number("score") < baselinePain(chart));
  }

  private static Stream<Row> woundComplications(Chart chart) {
    LocalDate surgery = Survival.surgery(chart);
    return chart.rows("adverse_event").stream()
        .filter(row -> row.has("wound_criterion"))
        .filter(row -> !row.date("onset_date").isBefore(surgery))
        .filter(row -> !row.date("onset_date").isAfter(surgery.plusDays(WOUND_WINDOW_DAYS)));
  }

  private static List<Row> late(Chart chart) {
    LocalDate limit = chart.first("radiotherapy").date("start_date").plusDays(90);
    return chart.rows("adverse_event").stream()
        .filter(row -> row.date("onset_date").isAfter(limit))
        .toList();
  }
}
