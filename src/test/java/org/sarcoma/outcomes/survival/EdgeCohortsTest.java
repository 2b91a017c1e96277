package org.sarcoma.outcomes.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.SURGERY;
import static org.sarcoma.outcomes.cohort.Facts.assessment;
import static org.sarcoma.outcomes.cohort.Facts.toxicity;
import static org.sarcoma.outcomes.cohort.Facts.wound;
import static org.sarcoma.outcomes.registry.DiseaseAssessment.Status.PROGRESSION;
import static org.sarcoma.outcomes.registry.DiseaseAssessment.Status.RECURRENCE;
import static org.sarcoma.outcomes.survival.SurvivalTablesTest.died;
import static org.sarcoma.outcomes.survival.SurvivalTablesTest.seen;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.cohort.RowChecks;
import org.sarcoma.outcomes.registry.AdverseEvent.WoundCriterion;
import org.sarcoma.outcomes.registry.Patient.CauseOfDeath;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.result.CoherenceRow;
import org.sarcoma.outcomes.result.FollowUpRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.result.SurvivalComparison;
import org.sarcoma.outcomes.result.SurvivalCurvePoint;
import org.sarcoma.outcomes.result.SurvivalEstimate;
import org.sarcoma.outcomes.result.SurvivalQuantile;

/** Cohorts in which an estimator has little or nothing to work with. */
class EdgeCohortsTest {
  private static final CmtCase RECURRED =
      ordinary().assessments(assessment(SURGERY + 90, RECURRENCE, PROGRESSION));
  private static final CmtCase WOUNDED =
      ordinary().adverseEvents(wound(SURGERY, WoundCriterion.READMISSION), toxicity(300, 3));

  static Stream<Arguments> cohorts() {
    return Stream.of(
        cohort("nobody"),
        cohort("one alive", seen(400)),
        cohort("one dead", died(400, CauseOfDeath.SARCOMA)),
        cohort("one dead on day 0", died(0, CauseOfDeath.TREATMENT)),
        cohort("one never seen again", ordinary().assessments().lastContact(null)),
        cohort("nobody censored", died(10, CauseOfDeath.SARCOMA), died(20, CauseOfDeath.SARCOMA)),
        cohort("all dead on one day", died(9, CauseOfDeath.OTHER), died(9, CauseOfDeath.OTHER)),
        cohort("everybody censored", seen(10), seen(900)),
        cohort("all censored on one day", seen(10), seen(10)),
        cohort("no event of interest", died(10, CauseOfDeath.OTHER), seen(20)),
        cohort("every event", RECURRED, WOUNDED, died(500, CauseOfDeath.SARCOMA)),
        cohort("only events", RECURRED.died(SURGERY + 90, CauseOfDeath.SARCOMA)),
        cohort("only complications", WOUNDED, WOUNDED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cohorts")
  void rowsHaveFiniteNumbersOrAStatus(String name, CmtCase[] patients) {
    check(Curves.rows(Curves.counts(patients)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cohorts")
  void rowsOfStrataHaveFiniteNumbersOrAStatus(String name, CmtCase[] patients) {
    TreeMap<Group, SurvivalCounts> groups = new TreeMap<>();
    groups.put(Curves.level("primary"), Curves.counts(patients));
    groups.put(Curves.level("locally_recurrent"), Curves.counts(patients));

    List<Record> rows = Curves.rows(groups, Set.of());

    check(rows);
    assertThat(Curves.of(SurvivalComparison.class, rows)).hasSize((7 * 4 + 6) * 2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cohorts")
  void everyEndpointHasItsRows(String name, CmtCase[] patients) {
    List<Record> rows = Curves.rows(Curves.counts(patients));

    assertThat(Curves.of(SurvivalEstimate.class, rows))
        .hasSize(7 * 5 + 5 + 2 * 5 + 1 + 2 * 5)
        .extracting(SurvivalEstimate::endpoint)
        .contains(Curves.ENDPOINTS.stream().map(it -> it.code()).toArray(String[]::new));
    assertThat(Curves.of(SurvivalQuantile.class, rows)).hasSize(7 * 3);
    assertThat(Curves.of(FollowUpRow.class, rows)).hasSize(2 * Curves.ENDPOINTS.size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cohorts")
  void whatIsExactHolds(String name, CmtCase[] patients) {
    assertThat(Curves.of(CoherenceRow.class, Curves.rows(Curves.counts(patients))))
        .filteredOn(CoherenceRow::enforced)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.holds()).isNotEqualTo(false));
  }

  @Test
  void nobodyHasNoDataAndNoCurve() {
    List<Record> rows = Curves.rows(Curves.counts());

    assertThat(Curves.of(SurvivalCurvePoint.class, rows)).isEmpty();
    assertThat(Curves.of(SurvivalEstimate.class, rows))
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.NO_DATA));
    assertThat(Curves.of(FollowUpRow.class, rows))
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.NO_DATA));
  }

  @Test
  void whatAnInstitutionDoesNotRecordIsNotEstimableAndNotZero() {
    SurvivalCounts counts =
        Curves.counts(
            ReferenceStudy.coverageWithout(
                RegistryTable.DISEASE_ASSESSMENT, RegistryTable.ADVERSE_EVENT),
            seen(400),
            died(100, CauseOfDeath.SARCOMA));

    List<Record> rows = Curves.rows(counts);

    check(rows);
    for (SurvivalEstimate it : Curves.of(SurvivalEstimate.class, rows)) {
      boolean recorded = Set.of("os", "css", "stfs").contains(it.endpoint());
      if (!recorded) {
        assertThat(it.status()).isEqualTo(Status.NOT_ESTIMABLE);
        assertThat(it.nPatients()).isZero();
      } else {
        assertThat(it.nPatients()).isEqualTo(2);
      }
    }
  }

  @Test
  void wholeGroupIsThatOfItsParts() {
    CmtCase[] first = {seen(400), died(100, CauseOfDeath.SARCOMA), WOUNDED};
    CmtCase[] second = {RECURRED, seen(10)};
    SurvivalCounts merged = Curves.counts(first);
    merged.merge(Curves.counts(second));

    assertThat(Curves.rows(merged))
        .isEqualTo(Curves.rows(Curves.counts(Curves.both(first, second))))
        .isEqualTo(
            Curves.rows(
                new TreeMap<>(Map.of(Curves.EVERYBODY, Curves.counts(Curves.both(second, first)))),
                Set.of()));
  }

  private static void check(List<Record> rows) {
    RowChecks.everyRowHasNumbersOrAStatus(
        rows,
        "estimate",
        "timeMonths",
        "rmstMonths",
        "medianMonths",
        "statistic",
        "pValue",
        "differenceMonths",
        "holds",
        "worstDifference");
  }

  private static Arguments cohort(String name, CmtCase... patients) {
    return Arguments.of(name, patients);
  }
}
