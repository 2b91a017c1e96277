package org.sarcoma.outcomes.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.toxicity;
import static org.sarcoma.outcomes.cohort.Facts.with;
import static org.sarcoma.outcomes.cohort.Facts.wound;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.AdverseEvent.Scale;
import org.sarcoma.outcomes.registry.AdverseEvent.WoundCriterion;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.result.ToxicityGradeRow;
import org.sarcoma.outcomes.result.ToxicityRateRow;

class ToxicityTableTest {
  private static final String LATE = "late";

  /** Three patients: late fibrosis of grades 1 and 3 in one, an ungraded edema in another. */
  private static final CmtCase[] THREE = {
    ordinary().followedTo(800).adverseEvents(toxicity(200, 1), toxicity(300, 3)),
    ordinary()
        .followedTo(800)
        .adverseEvents(with(toxicity(400, null), "term", " Edema "), toxicity(30, 2)),
    ordinary().followedTo(455)
  };

  @ParameterizedTest
  @CsvSource({"0, true, false", "90, true, false", "91, false, true", "-1, false, false"})
  void acuteEndsOnDay90(int day, boolean acute, boolean late) {
    assertThat(ToxicityWindow.ACUTE.contains(day, 90)).isEqualTo(acute);
    assertThat(ToxicityWindow.LATE.contains(day, 90)).isEqualTo(late);
  }

  @ParameterizedTest
  @CsvSource({"60, 60, 0", "90, 90, 0", "91, 90, 1", "800, 90, 710"})
  void daysUnderObservationAreSplitAtDay90(int lastSeen, int acute, int late) {
    var member = ReferenceStudy.operated(ordinary().followedTo(lastSeen));

    assertThat(ToxicityWindow.ACUTE.observedDays(member, 90)).isEqualTo(acute);
    assertThat(ToxicityWindow.LATE.observedDays(member, 90)).isEqualTo(late);
  }

  @Test
  void eachMemberCountsOnceWithTheWorstGrade() {
    MemberCounts counts = Outcomes.counts(Outcomes.rules(), THREE);

    assertThat(grades(LATE, "any", counts))
        .isEqualTo(Map.of("missing", 1L, "1", 0L, "2", 0L, "3", 1L, "4", 0L, "5", 0L));
    assertThat(grades(LATE, "fibrosis", counts)).containsEntry("3", 1L).containsEntry("1", 0L);
    assertThat(grades(LATE, "edema", counts)).containsEntry("missing", 1L);
    assertThat(grades("acute", "fibrosis", counts)).containsEntry("2", 1L);
  }

  @Test
  void aGradeIsWorseThanNoGrade() {
    MemberCounts counts =
        Outcomes.counts(
            Outcomes.rules(), ordinary().adverseEvents(toxicity(200, null), toxicity(300, 1)));

    assertThat(grades(LATE, "fibrosis", counts))
        .containsEntry("1", 1L)
        .containsEntry("missing", 0L);
  }

  @Test
  void denominatorIsWhoWasObservedInTheWindow() {
    MemberCounts counts =
        Outcomes.counts(Outcomes.rules(), THREE[0], THREE[1], THREE[2], ordinary().followedTo(90));

    assertThat(gradeRows(LATE, "any", counts))
        .allSatisfy(it -> assertThat(it.denominator()).isEqualTo(3))
        .filteredOn(it -> it.worstGrade().equals("3"))
        .singleElement()
        .satisfies(it -> assertThat(it.estimate()).isEqualTo(1.0 / 3))
        .satisfies(it -> assertThat(it.ciUpper()).isGreaterThan(1.0 / 3));
    assertThat(gradeRows("acute", "any", counts))
        .allSatisfy(it -> assertThat(it.denominator()).isEqualTo(4));
  }

  @Test
  void rateIsEventsPerTimeUnderObservation() {
    MemberCounts counts = Outcomes.counts(Outcomes.rules(), THREE);
    double years = (710 + 710 + 365) / 365.25;

    assertThat(rates(LATE, "any", counts))
        .extracting(ToxicityRateRow::minimumGrade, ToxicityRateRow::events)
        .containsExactly(tuple(0, 3L), tuple(1, 2L), tuple(2, 1L), tuple(3, 1L));
    assertThat(rates(LATE, "any", counts).get(0))
        .satisfies(it -> assertThat(it.patientYears()).isCloseTo(years, within(1e-12)))
        .satisfies(
            it -> assertThat(it.ratePer100PatientYears()).isCloseTo(300 / years, within(1e-9)));
  }

  @Test
  void ratesOfNoneAreZeroWithAnUpperLimit() {
    MemberCounts counts = Outcomes.counts(Outcomes.rules(), ordinary());

    assertThat(rates(LATE, "any", counts))
        .hasSize(4)
        .allSatisfy(it -> assertThat(it.ratePer100PatientYears()).isZero())
        .allSatisfy(it -> assertThat(it.ciUpper()).isPositive())
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.OK));
  }

  @Test
  void woundComplicationsAndOtherCausesAreNotToxicitiesOfRadiotherapy() {
    AdverseEvent ofSurgery =
        with(toxicity(200, 3), "attribution", AdverseEvent.Attribution.SURGERY);
    CmtCase patient =
        ordinary()
            .adverseEvents(ofSurgery, wound(200, WoundCriterion.READMISSION), toxicity(-1, 3));

    assertThat(grades(LATE, "any", Outcomes.counts(Outcomes.rules(), patient)))
        .containsEntry("3", 0L);
  }

  @Test
  void versionsKeptApartHaveNoDenominatorOfTheirOwn() {
    CmtCase four = ordinary().adverseEvents(with(toxicity(200, 2), "scaleVersion", "4.03"));
    CmtCase five = ordinary().adverseEvents(toxicity(200, 2));
    MemberCounts apart = Outcomes.counts(Outcomes.rules(), four, five);

    assertThat(apart.mixesVersions(Scale.CTCAE)).isTrue();
    assertThat(gradeRows(LATE, "any", apart))
        .filteredOn(it -> it.worstGrade().equals("2"))
        .extracting(ToxicityGradeRow::scaleVersion, ToxicityGradeRow::nPatients)
        .containsExactly(tuple("4.03", 1L), tuple("5.0", 1L));
    assertThat(gradeRows(LATE, "any", apart))
        .allSatisfy(it -> assertThat(it.estimate()).isNull())
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.NOT_ESTIMABLE));
    assertThat(rates(LATE, "any", apart))
        .allSatisfy(it -> assertThat(it.ratePer100PatientYears()).isNull())
        .allSatisfy(it -> assertThat(it.ciLower()).isNull())
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.NOT_ESTIMABLE));
  }

  @Test
  void versionsArePooledOnlyBySetting() {
    MemberCounts.Rules pooling =
        Outcomes.rules("pool-ctcae-versions = true", ReferenceStudy.coverageWithout());
    CmtCase four = ordinary().adverseEvents(with(toxicity(200, 2), "scaleVersion", "4.03"));
    MemberCounts pooled =
        Outcomes.counts(pooling, four, ordinary().adverseEvents(toxicity(200, 2)));

    assertThat(pooled.mixesVersions(Scale.CTCAE)).isFalse();
    assertThat(gradeRows(LATE, "any", pooled))
        .filteredOn(it -> it.worstGrade().equals("2"))
        .singleElement()
        .satisfies(it -> assertThat(it.scaleVersion()).isEqualTo("pooled"))
        .satisfies(it -> assertThat(it.estimate()).isEqualTo(1));
  }

  @Test
  void scalesAreNeverPooled() {
    MemberCounts.Rules pooling =
        Outcomes.rules("pool-ctcae-versions = true", ReferenceStudy.coverageWithout());
    AdverseEvent rtog =
        with(with(toxicity(200, 3), "scale", Scale.RTOG_EORTC), "scaleVersion", null);
    MemberCounts counts =
        Outcomes.counts(pooling, ordinary().adverseEvents(rtog, toxicity(200, 2)));

    assertThat(gradeRows(LATE, "any", counts))
        .filteredOn(it -> it.nPatients() == 1)
        .extracting(
            ToxicityGradeRow::scale, ToxicityGradeRow::scaleVersion, ToxicityGradeRow::worstGrade)
        .containsExactlyInAnyOrder(
            tuple("ctcae", "pooled", "2"), tuple("rtog_eortc", "unknown", "3"));
  }

  @Test
  void toxicityWithoutScaleIsShownWithoutShare() {
    MemberCounts counts =
        Outcomes.counts(
            Outcomes.rules(), ordinary().adverseEvents(with(toxicity(200, 2), "scale", null)));

    assertThat(gradeRows(LATE, "fibrosis", counts))
        .filteredOn(it -> it.worstGrade().equals("2"))
        .singleElement()
        .satisfies(it -> assertThat(it.scale()).isEqualTo("unknown"))
        .satisfies(it -> assertThat(it.nPatients()).isEqualTo(1))
        .satisfies(it -> assertThat(it.status()).isEqualTo(Status.NOT_ESTIMABLE));
  }

  @Test
  void ungradedToxicityDoesNotMixVersions() {
    MemberCounts counts =
        Outcomes.counts(
            Outcomes.rules(),
            ordinary()
                .adverseEvents(with(toxicity(200, null), "scaleVersion", null), toxicity(300, 2)));

    assertThat(counts.mixesVersions(Scale.CTCAE)).isFalse();
  }

  @Test
  void institutionWithoutAdverseEventsHasNoRows() {
    MemberCounts.Rules rules =
        Outcomes.rules("", ReferenceStudy.coverageWithout(RegistryTable.ADVERSE_EVENT));

    assertThat(rows(Outcomes.counts(rules, ordinary()))).isEmpty();
  }

  private static List<Record> rows(MemberCounts counts) {
    return new ToxicityTable(Outcomes.GROUP, counts, Outcomes.INTERVALS, Outcomes.LEVEL).rows();
  }

  private static List<ToxicityGradeRow> gradeRows(String window, String term, MemberCounts counts) {
    return rows(counts).stream()
        .filter(ToxicityGradeRow.class::isInstance)
        .map(ToxicityGradeRow.class::cast)
        .filter(it -> it.window().equals(window) && it.term().equals(term))
        .toList();
  }

  private static List<ToxicityRateRow> rates(String window, String term, MemberCounts counts) {
    return rows(counts).stream()
        .filter(ToxicityRateRow.class::isInstance)
        .map(ToxicityRateRow.class::cast)
        .filter(it -> it.window().equals(window) && it.term().equals(term))
        .toList();
  }

  private static Map<String, Long> grades(String window, String term, MemberCounts counts) {
    return gradeRows(window, term, counts).stream()
        .collect(Collectors.toMap(ToxicityGradeRow::worstGrade, ToxicityGradeRow::nPatients));
  }
}
