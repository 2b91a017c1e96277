package org.sarcoma.outcomes.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.toxicity;
import static org.sarcoma.outcomes.cohort.Facts.wound;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.registry.AdverseEvent.WoundCriterion;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.result.ProportionRow;
import org.sarcoma.outcomes.result.Status;

class ProportionTableTest {
  private static final CmtCase WOUNDED =
      ordinary().adverseEvents(wound(60, WoundCriterion.READMISSION));

  /** The published 3 of 19 with its published limits. */
  @Test
  void woundComplicationsOfTheStudyHaveTheirExactInterval() {
    MemberCounts counts = new MemberCounts();
    Collections.nCopies(3, WOUNDED)
        .forEach(it -> counts.merge(Outcomes.counts(Outcomes.rules(), it)));
    Collections.nCopies(16, ordinary())
        .forEach(it -> counts.merge(Outcomes.counts(Outcomes.rules(), it)));

    ProportionRow row = row(ProportionMeasure.WOUND_COMPLICATION, counts);

    assertThat(row.numerator()).isEqualTo(3);
    assertThat(row.denominator()).isEqualTo(19);
    assertThat(row.estimate()).isEqualTo(3.0 / 19);
    assertThat(row.ciLower()).isCloseTo(0.034, within(0.0005));
    assertThat(row.ciUpper()).isCloseTo(0.396, within(0.0005));
    assertThat(row.wilsonLower()).isBetween(row.ciLower(), row.estimate());
    assertThat(row.status()).isEqualTo(Status.OK);
  }

  @Test
  void noneIsZeroWithAnUpperLimit() {
    ProportionRow row =
        row(ProportionMeasure.WOUND_COMPLICATION, Outcomes.counts(Outcomes.rules(), ordinary()));

    assertThat(row.estimate()).isZero();
    assertThat(row.ciLower()).isZero();
    assertThat(row.ciUpper()).isCloseTo(0.975, within(1e-12));
  }

  @Test
  void groupOfNobodyHasNoData() {
    List<ProportionRow> rows = table(new MemberCounts(), false);

    assertThat(rows).hasSize(ProportionMeasure.values().length);
    assertThat(rows).allSatisfy(it -> assertEmpty(it, Status.NO_DATA));
  }

  @Test
  void nobodyAskedHasNoData() {
    assertEmpty(
        row(ProportionMeasure.PAIN_REDUCTION, Outcomes.counts(Outcomes.rules(), ordinary())),
        Status.NO_DATA);
  }

  @Test
  void whatIsNotRecordedIsNotEstimable() {
    MemberCounts.Rules rules =
        Outcomes.rules("", ReferenceStudy.coverageWithout(RegistryTable.ADVERSE_EVENT));

    assertEmpty(
        row(ProportionMeasure.WOUND_COMPLICATION, Outcomes.counts(rules, WOUNDED)),
        Status.NOT_ESTIMABLE);
  }

  @Test
  void membershipThatIsNotRecordedIsNotEstimable() {
    MemberCounts.Coding coding = new MemberCounts.Coding();
    MemberCounts notRecorded = new MemberCounts(coding);
    notRecorded.add(coding.notRecorded());

    assertThat(table(notRecorded, false)).allSatisfy(it -> assertEmpty(it, Status.NOT_ESTIMABLE));
    assertThat(new AdjuvantDelayTable(Outcomes.GROUP, notRecorded).rows())
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.NOT_ESTIMABLE));
  }

  @Test
  void institutionsThatRecordItAreTheDenominatorOfAllTogether() {
    MemberCounts.Rules without =
        Outcomes.rules("", ReferenceStudy.coverageWithout(RegistryTable.ADVERSE_EVENT));
    MemberCounts counts = Outcomes.counts(without, ordinary(), ordinary());
    counts.merge(Outcomes.counts(Outcomes.rules(), WOUNDED));

    ProportionRow row = row(ProportionMeasure.WOUND_COMPLICATION, counts);

    assertThat(row.denominator()).isEqualTo(1);
    assertThat(row.status()).isEqualTo(Status.OK);
  }

  @Test
  void gradesThatCannotBePooledLeaveOnlyGradedMeasuresWithoutAnswer() {
    MemberCounts counts =
        Outcomes.counts(Outcomes.rules(), ordinary().adverseEvents(toxicity(200, 2)));

    assertThat(table(counts, true))
        .filteredOn(it -> it.measure().startsWith("late_toxicity"))
        .hasSize(3)
        .allSatisfy(it -> assertEmpty(it, Status.NOT_ESTIMABLE));
    assertThat(row(ProportionMeasure.LATE_TOXICITY_GRADE_2, counts).estimate()).isEqualTo(1);
    assertThat(table(counts, true))
        .filteredOn(it -> it.measure().equals("wound_complication"))
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.OK));
  }

  private static void assertEmpty(ProportionRow row, Status status) {
    assertThat(row.status()).isEqualTo(status);
    assertThat(row.denominator()).isZero();
    assertThat(row.estimate()).isNull();
    assertThat(row.ciLower()).isNull();
    assertThat(row.ciUpper()).isNull();
    assertThat(row.wilsonLower()).isNull();
    assertThat(row.wilsonUpper()).isNull();
  }

  private static List<ProportionRow> table(MemberCounts counts, boolean notGradable) {
    return new ProportionTable(
            Outcomes.GROUP, counts, notGradable, Outcomes.INTERVALS, Outcomes.LEVEL)
        .rows();
  }

  private static ProportionRow row(ProportionMeasure measure, MemberCounts counts) {
    return table(counts, false).stream()
        .filter(it -> it.measure().equals(measure.code()))
        .findFirst()
        .orElseThrow();
  }
}
