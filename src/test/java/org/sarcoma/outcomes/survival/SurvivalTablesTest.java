package org.sarcoma.outcomes.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.SURGERY;
import static org.sarcoma.outcomes.cohort.Facts.toxicity;
import static org.sarcoma.outcomes.cohort.Facts.wound;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.registry.AdverseEvent.WoundCriterion;
import org.sarcoma.outcomes.registry.Patient.CauseOfDeath;
import org.sarcoma.outcomes.result.FollowUpRow;
import org.sarcoma.outcomes.result.RestrictedMeanRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.result.SurvivalComparison;
import org.sarcoma.outcomes.result.SurvivalCurvePoint;
import org.sarcoma.outcomes.result.SurvivalEstimate;
import org.sarcoma.outcomes.result.SurvivalQuantile;
import org.sarcoma.outcomes.result.Warning;

/** Tables of small cohorts, computed by hand. Days count from surgery. */
class SurvivalTablesTest {
  private static final double MONTH = 30.4375;

  /** Death of sarcoma on day 100, of another cause on day 300; censored on days 200 and 400. */
  private static final CmtCase[] FOUR = {
    died(100, CauseOfDeath.SARCOMA), seen(200), died(300, CauseOfDeath.OTHER), seen(400)
  };

  @Test
  void curveHasAPointPerDay() {
    assertThat(points("os", "survival"))
        .extracting(
            SurvivalCurvePoint::day,
            SurvivalCurvePoint::nAtRisk,
            SurvivalCurvePoint::nEvent,
            SurvivalCurvePoint::nCensored,
            SurvivalCurvePoint::estimate,
            SurvivalCurvePoint::cumulativeHazard)
        .containsExactly(
            tuple(100, 4L, 1L, 0L, 0.75, 0.25),
            tuple(200, 3L, 0L, 1L, 0.75, 0.25),
            tuple(300, 2L, 1L, 0L, 0.375, 0.75),
            tuple(400, 1L, 0L, 1L, 0.375, 0.75));
  }

  @Test
  void competingEventsAreNoCensorings() {
    assertThat(points("css", "survival"))
        .extracting(
            SurvivalCurvePoint::day,
            SurvivalCurvePoint::nEvent,
            SurvivalCurvePoint::nCompeting,
            SurvivalCurvePoint::nCensored,
            SurvivalCurvePoint::estimate)
        .containsExactly(
            tuple(100, 1L, 0L, 0L, 0.75),
            tuple(200, 0L, 0L, 1L, 0.75),
            tuple(300, 0L, 1L, 0L, 0.75),
            tuple(400, 0L, 0L, 1L, 0.75));
    assertThat(points("css", "cumulative_incidence"))
        .extracting(SurvivalCurvePoint::nCompeting, SurvivalCurvePoint::estimate)
        .containsExactly(tuple(0L, 0.25), tuple(0L, 0.25), tuple(1L, 0.25), tuple(0L, 0.25));
    assertThat(points("css", "cumulative_incidence"))
        .extracting(SurvivalCurvePoint::cumulativeHazard)
        .containsOnly(0.25);
  }

  @Test
  void estimateIsReadAtTheHorizon() {
    SurvivalEstimate year = estimate("os", 12);

    assertThat(year.nPatients()).isEqualTo(4);
    assertThat(year.nAtRisk()).isEqualTo(1);
    assertThat(year.nEvent()).isEqualTo(2);
    assertThat(year.estimate()).isEqualTo(0.375);
    assertThat(year.stdError()).isCloseTo(0.375 * Math.sqrt(1.0 / 12 + 1.0 / 2), within(1e-12));
    assertThat(year.warning()).isEqualTo(Warning.FEW_AT_RISK);
    assertThat(year.status()).isEqualTo(Status.OK);
  }

  @Test
  void horizonBeyondFollowUpIsNotEstimable() {
    SurvivalEstimate twoYears = estimate("os", 24);

    assertThat(twoYears.estimate()).isNull();
    assertThat(twoYears.stdError()).isNull();
    assertThat(twoYears.ciLower()).isNull();
    assertThat(twoYears.nEvent()).isEqualTo(2);
    assertThat(twoYears.status()).isEqualTo(Status.NOT_ESTIMABLE);
  }

  @Test
  void quantilesAreReachedOrNot() {
    List<SurvivalQuantile> rows =
        Curves.of(SurvivalQuantile.class, Curves.rows(Curves.counts(FOUR))).stream()
            .filter(it -> it.endpoint().equals("os"))
            .toList();

    assertThat(rows)
        .extracting(
            SurvivalQuantile::probability, SurvivalQuantile::timeMonths, SurvivalQuantile::status)
        .containsExactly(
            tuple(0.25, 200 / MONTH, Status.OK),
            tuple(0.5, 300 / MONTH, Status.OK),
            tuple(0.75, null, Status.NOT_REACHED));
  }

  @Test
  void restrictedMeanIsTheAreaUnderTheCurve() {
    List<RestrictedMeanRow> rows =
        Curves.of(RestrictedMeanRow.class, Curves.rows(Curves.counts(FOUR))).stream()
            .filter(it -> it.endpoint().equals("os"))
            .toList();

    assertThat(rows.get(0).rmstMonths())
        .isCloseTo((100 + 200 * 0.75 + 65.25 * 0.375) / MONTH, within(1e-12));
    assertThat(rows.get(1).rmstMonths()).isNull();
    assertThat(rows.get(1).status()).isEqualTo(Status.NOT_ESTIMABLE);
  }

  @Test
  void followUpIsByReverseKaplanMeierAndAsObserved() {
    List<FollowUpRow> rows =
        Curves.of(FollowUpRow.class, Curves.rows(Curves.counts(FOUR))).stream()
            .filter(it -> it.endpoint().equals("os"))
            .toList();

    assertThat(rows)
        .extracting(FollowUpRow::method, FollowUpRow::medianMonths, FollowUpRow::q1Months)
        .containsExactly(
            tuple("reverse_kaplan_meier", 400 / MONTH, 200 / MONTH),
            tuple("observed", 250 / MONTH, 175 / MONTH));
    assertThat(rows).allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.OK));
  }

  /** The window ends on day 120, which no horizon in months is. */
  @Test
  void endpointWithAWindowIsReadOnItsLastDay() {
    SurvivalCounts counts =
        Curves.counts(
            seen(400).adverseEvents(wound(SURGERY + 120, WoundCriterion.READMISSION)),
            seen(400),
            seen(400),
            seen(400));

    assertThat(
            Curves.of(SurvivalEstimate.class, Curves.rows(counts)).stream()
                .filter(it -> it.endpoint().equals("wound_complication_120d")))
        .singleElement()
        .satisfies(it -> assertThat(it.horizonMonths()).isEqualTo(120 / MONTH))
        .satisfies(it -> assertThat(it.nAtRisk()).isEqualTo(4))
        .satisfies(it -> assertThat(it.nEvent()).isEqualTo(1))
        .satisfies(it -> assertThat(it.estimate()).isEqualTo(0.25))
        .satisfies(it -> assertThat(it.status()).isEqualTo(Status.OK));
  }

  @Test
  void delayedEntriesAreNotAtRiskBeforeTheyEnter() {
    SurvivalCounts counts =
        Curves.counts(seen(400).adverseEvents(toxicity(200, 2)), seen(400), seen(20));
    List<SurvivalCurvePoint> points =
        Curves.of(SurvivalCurvePoint.class, Curves.rows(counts)).stream()
            .filter(it -> it.endpoint().equals("late_toxicity_g2"))
            .toList();

    assertThat(points)
        .extracting(
            SurvivalCurvePoint::day,
            SurvivalCurvePoint::nEntered,
            SurvivalCurvePoint::nAtRisk,
            SurvivalCurvePoint::estimate)
        .containsExactly(tuple(90, 2L, 0L, 0.0), tuple(200, 0L, 2L, 0.5), tuple(450, 0L, 1L, 0.5));
  }

  @Test
  void gradesThatCannotBePooledLeaveGradedEndpointsNotEstimable() {
    List<Record> rows =
        Curves.rows(
            new TreeMap<>(Map.of(Curves.EVERYBODY, Curves.counts(FOUR))), Set.of(Curves.EVERYBODY));

    assertThat(Curves.of(SurvivalEstimate.class, rows))
        .filteredOn(it -> it.endpoint().startsWith("late_toxicity"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.NOT_ESTIMABLE))
        .allSatisfy(it -> assertThat(it.nPatients()).isZero());
    assertThat(Curves.of(SurvivalEstimate.class, rows))
        .filteredOn(it -> it.endpoint().equals("os") && it.horizonMonths() == 12)
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.OK));
  }

  /** At 100: expected 0.5 of each; at 300: all of the second. */
  @Test
  void levelsAreComparedByTheLogRankTest() {
    TreeMap<Group, SurvivalCounts> groups =
        new TreeMap<>(
            Map.of(
                Curves.level("primary"),
                Curves.counts(died(100, CauseOfDeath.SARCOMA), seen(200)),
                Curves.level("locally_recurrent"),
                Curves.counts(died(300, CauseOfDeath.SARCOMA), seen(400)),
                Curves.level("unknown"),
                Curves.counts(died(50, CauseOfDeath.SARCOMA)),
                Curves.level("unclassifiable"),
                Curves.counts(died(60, CauseOfDeath.SARCOMA))));

    assertThat(Curves.of(SurvivalComparison.class, Curves.rows(groups, Set.of())))
        .filteredOn(it -> it.endpoint().equals("os") && it.test().equals("log_rank"))
        .filteredOn(it -> it.adjustedFor().equals("none"))
        .singleElement()
        .satisfies(it -> assertThat(it.nPatients()).isEqualTo(4))
        .satisfies(it -> assertThat(it.degreesOfFreedom()).isEqualTo(1))
        .satisfies(it -> assertThat(it.statistic()).isCloseTo(1, within(1e-12)))
        .satisfies(it -> assertThat(it.stratumValue()).isEqualTo("all"))
        .satisfies(it -> assertThat(it.status()).isEqualTo(Status.OK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "horizons-months = [12, 6] | survival.horizons-months is not increasing from above 0",
        "restricted-mean-months = [0] | survival.restricted-mean-months is not increasing",
        "quantiles = [50] | survival.quantiles is not a fraction in (0, 1); write 0.95, not 95",
        "confidence-level = 95 | survival.confidence-level is not a fraction in (0, 1)",
        "comparison.g-rho = [-1] | survival.comparison.g-rho has an exponent below 0",
        "comparison.tests = [wald] | survival.comparison.tests",
        "confidence-scale = linear | survival.confidence-scale is \"linear\"; expected one of"
      })
  void settingsSayWhatIsWrong(String changes, String problem) {
    Problems problems = new Problems();

    Curves.settings(changes, problems);

    assertThat(problems.all()).anySatisfy(it -> assertThat(it).startsWith(problem));
  }

  private static List<SurvivalCurvePoint> points(String endpoint, String measure) {
    return Curves.of(SurvivalCurvePoint.class, Curves.rows(Curves.counts(FOUR))).stream()
        .filter(it -> it.endpoint().equals(endpoint) && it.measure().equals(measure))
        .toList();
  }

  private static SurvivalEstimate estimate(String endpoint, double months) {
    return Curves.of(SurvivalEstimate.class, Curves.rows(Curves.counts(FOUR))).stream()
        .filter(it -> it.endpoint().equals(endpoint) && it.horizonMonths() == months)
        .findFirst()
        .orElseThrow();
  }

  static CmtCase seen(int day) {
    return ordinary().followedTo(SURGERY + day);
  }

  static CmtCase died(int day, CauseOfDeath cause) {
    return ordinary().assessments().died(SURGERY + day, cause);
  }
}
