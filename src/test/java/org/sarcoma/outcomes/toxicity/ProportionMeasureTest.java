package org.sarcoma.outcomes.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.SURGERY;
import static org.sarcoma.outcomes.cohort.Facts.assessment;
import static org.sarcoma.outcomes.cohort.Facts.course;
import static org.sarcoma.outcomes.cohort.Facts.day;
import static org.sarcoma.outcomes.cohort.Facts.line;
import static org.sarcoma.outcomes.cohort.Facts.operation;
import static org.sarcoma.outcomes.cohort.Facts.pain;
import static org.sarcoma.outcomes.cohort.Facts.toxicity;
import static org.sarcoma.outcomes.cohort.Facts.with;
import static org.sarcoma.outcomes.cohort.Facts.wound;
import static org.sarcoma.outcomes.toxicity.Outcomes.answer;
import static org.sarcoma.outcomes.toxicity.ProportionMeasure.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.AdverseEvent.Scale;
import org.sarcoma.outcomes.registry.AdverseEvent.WoundCriterion;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.registry.DiseaseAssessment.Status;
import org.sarcoma.outcomes.registry.Patient.CauseOfDeath;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.registry.Surgery;
import org.sarcoma.outcomes.registry.SystemicTherapy.Setting;
import org.sarcoma.outcomes.registry.Target;
import org.sarcoma.outcomes.toxicity.Answer.Kind;

/** Who is in the numerator and who in the denominator. Surgery is on day 50. */
class ProportionMeasureTest {
  private static final CmtCase NOT_OPERATED = ordinary().operations();

  @ParameterizedTest
  @CsvSource({
    "BEFORE_LOCAL, -30, YES, NO, YES",
    "ADJUVANT, 90, NO, YES, YES",
    "PALLIATIVE, 90, NO, NO, NO",
    "ADJUVANT, , NO, NO, NO"
  })
  void systemicTherapyBeforeAfterOrAny(
      Setting setting, @Nullable Integer start, Kind before, Kind after, Kind any) {
    CmtCase patient = ordinary().lines(line(setting, null, start));

    assertThat(answer(SYSTEMIC_THERAPY_BEFORE, patient)).isEqualTo(before);
    assertThat(answer(SYSTEMIC_THERAPY_AFTER, patient)).isEqualTo(after);
    assertThat(answer(SYSTEMIC_THERAPY_ANY, patient)).isEqualTo(any);
  }

  @ParameterizedTest
  @CsvSource({
    "METASTASIS, 51, YES",
    "METASTASIS, 50, NO",
    "METASTASIS, 20, NO",
    "PRIMARY, 60, NO",
    "LOCAL_RECURRENCE, 60, NO"
  })
  void metastasisDirectedTherapyIsOfAMetastasisAfterSurgery(Target target, int day, Kind expected) {
    Surgery surgery = with(operation(day), "target", target);
    Surgery ablation = with(surgery, "procedure", Surgery.Procedure.ABLATION);
    var radiotherapy = with(with(course(), "target", target), "startDate", day(day));

    for (CmtCase patient :
        new CmtCase[] {
          ordinary().operations(operation(SURGERY), surgery),
          ordinary().operations(operation(SURGERY), ablation),
          ordinary().courses(course(), radiotherapy)
        }) {
      assertThat(answer(METASTASIS_DIRECTED_THERAPY, patient)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RECURRENCE, 51, YES",
    "PROGRESSION, 51, YES",
    "RECURRENCE, 1400, YES",
    "PROGRESSION, 50, NO",
    "STABLE, 51, NO"
  })
  void localRecurrenceIsAtAnyTimeAfterSurgery(Status status, int day, Kind expected) {
    CmtCase patient = ordinary().assessments(assessment(day, status, Status.PROGRESSION));

    assertThat(answer(LOCAL_RECURRENCE, patient)).isEqualTo(expected);
  }

  @Test
  void painIsAskedOnlyOfThoseInPain() {
    assertThat(answer(PAIN_REDUCTION, ordinary())).isEqualTo(Kind.NOT_ASKED);
    assertThat(answer(PAIN_REDUCTION, painful(0.0, 0.0))).isEqualTo(Kind.NOT_ASKED);
    assertThat(answer(PAIN_REDUCTION, painful(4.0, 3.5))).isEqualTo(Kind.YES);
    assertThat(answer(PAIN_REDUCTION, painful(4.0, 4.0))).isEqualTo(Kind.NO);
    assertThat(answer(PAIN_REDUCTION, ordinary().pain(pain(-3, 4.0, null)))).isEqualTo(Kind.NO);
  }

  @ParameterizedTest
  @CsvSource({
    "0, PAIN_COMPLETE_RESPONSE",
    "3, PAIN_PARTIAL_RESPONSE",
    "5, PAIN_INDETERMINATE",
    "8, PAIN_PROGRESSION"
  })
  void bestPainResponseIsOneOfFour(double after, ProportionMeasure expected) {
    CmtCase patient = painful(5.0, after);

    for (ProportionMeasure measure : EnumSet.range(PAIN_COMPLETE_RESPONSE, PAIN_PROGRESSION)) {
      assertThat(answer(measure, patient)).isEqualTo(measure == expected ? Kind.YES : Kind.NO);
    }
  }

  @ParameterizedTest
  @CsvSource({"50, YES", "170, YES", "171, NO", "49, NO"})
  void woundComplicationIsWithin120DaysOfSurgery(int day, Kind expected) {
    CmtCase patient = ordinary().adverseEvents(wound(day, WoundCriterion.READMISSION));

    assertThat(answer(WOUND_COMPLICATION, patient)).isEqualTo(expected);
    assertThat(answer(WOUND_READMISSION, patient)).isEqualTo(expected);
    assertThat(answer(WOUND_DEEP_PACKING, patient)).isEqualTo(Kind.NO);
  }

  static Stream<Arguments> woundCriteria() {
    return Stream.of(
        Arguments.of(WoundCriterion.SECONDARY_OPERATION, WOUND_SECONDARY_OPERATION),
        Arguments.of(WoundCriterion.READMISSION, WOUND_READMISSION),
        Arguments.of(WoundCriterion.INVASIVE_PROCEDURE, WOUND_INVASIVE_PROCEDURE),
        Arguments.of(WoundCriterion.DEEP_PACKING, WOUND_DEEP_PACKING),
        Arguments.of(WoundCriterion.PROLONGED_DRESSING, WOUND_PROLONGED_DRESSING),
        Arguments.of(WoundCriterion.GRAFT_REVISION, WOUND_GRAFT_REVISION),
        Arguments.of(WoundCriterion.WET_DRESSING, WOUND_WET_DRESSING));
  }

  @ParameterizedTest
  @MethodSource("woundCriteria")
  void eachWoundCriterionIsCountedOnItsOwn(WoundCriterion criterion, ProportionMeasure own) {
    CmtCase patient = ordinary().adverseEvents(wound(60, criterion));

    assertThat(
            Arrays.stream(values())
                .filter(it -> it.name().startsWith("WOUND"))
                .filter(it -> answer(it, patient) == Kind.YES))
        .containsExactlyInAnyOrder(WOUND_COMPLICATION, own);
  }

  @Test
  void criterionThatDoesNotCountIsNotAsked() {
    MemberCounts.Rules rules =
        Outcomes.rules("wound-criteria = [readmission]", ReferenceStudy.coverageWithout());
    CohortMember member =
        ReferenceStudy.operated(ordinary().adverseEvents(wound(60, WoundCriterion.WET_DRESSING)));

    assertThat(answer(WOUND_WET_DRESSING, member, rules)).isEqualTo(Kind.NOT_ASKED);
    assertThat(answer(WOUND_COMPLICATION, member, rules)).isEqualTo(Kind.NO);
  }

  @ParameterizedTest
  @CsvSource({"119, NOT_ASKED", "120, NO"})
  void woundDenominatorIsWhoWasSeenThroughTheWindow(int days, Kind expected) {
    assertThat(answer(WOUND_COMPLICATION, ordinary().followedTo(SURGERY + days)))
        .isEqualTo(expected);
  }

  @Test
  void woundDenominatorHasThoseWithAnEventOrDeadBefore() {
    CmtCase shortly = ordinary().followedTo(SURGERY + 30);

    assertThat(answer(WOUND_COMPLICATION, shortly.died(SURGERY + 30, CauseOfDeath.OTHER)))
        .isEqualTo(Kind.NO);
    assertThat(
            answer(
                WOUND_COMPLICATION,
                shortly.adverseEvents(wound(SURGERY + 20, WoundCriterion.READMISSION))))
        .isEqualTo(Kind.YES);
    assertThat(
            answer(
                WOUND_DEEP_PACKING,
                shortly.adverseEvents(wound(SURGERY + 20, WoundCriterion.READMISSION))))
        .isEqualTo(Kind.NO);
  }

  @ParameterizedTest
  @CsvSource({
    "90, 3, NO, NO, NO",
    "91, 3, YES, YES, YES",
    "91, 2, YES, YES, NO",
    "91, 1, YES, NO, NO",
    "91, , YES, NO, NO"
  })
  void lateToxicityIsAfterDay90(
      int day, @Nullable Integer grade, Kind any, Kind atLeast2, Kind atLeast3) {
    CmtCase patient = ordinary().adverseEvents(toxicity(day, grade));

    assertThat(answer(LATE_TOXICITY, patient)).isEqualTo(any);
    assertThat(answer(LATE_TOXICITY_GRADE_2, patient)).isEqualTo(atLeast2);
    assertThat(answer(LATE_TOXICITY_GRADE_3, patient)).isEqualTo(atLeast3);
  }

  @ParameterizedTest
  @CsvSource({"90, NOT_ASKED", "91, NO"})
  void lateToxicityIsAskedOfWhoWasObservedLate(int lastSeen, Kind expected) {
    assertThat(answer(LATE_TOXICITY, ordinary().followedTo(lastSeen))).isEqualTo(expected);
  }

  @Test
  void gradesOfAnotherScaleDoNotCountButAnUngradedToxicityIsOne() {
    AdverseEvent other = with(toxicity(200, 3), "scale", Scale.RTOG_EORTC);
    AdverseEvent ungraded = with(toxicity(200, null), "scale", null);
    AdverseEvent graded = with(toxicity(200, 3), "scale", null);

    assertThat(answer(LATE_TOXICITY, ordinary().adverseEvents(other, graded))).isEqualTo(Kind.NO);
    assertThat(answer(LATE_TOXICITY, ordinary().adverseEvents(ungraded))).isEqualTo(Kind.YES);
    assertThat(answer(LATE_TOXICITY_GRADE_2, ordinary().adverseEvents(ungraded, graded)))
        .isEqualTo(Kind.NO);
  }

  @ParameterizedTest
  @CsvSource({
    "100, , 2, YES",
    "40, , 2, YES",
    "100, 731, 2, YES",
    "100, 730, 2, NO",
    "730, , 2, YES",
    "731, , 2, NO",
    "100, , 1, NO",
    "100, , , NO",
    "-1, , 2, NO"
  })
  void prevalenceIsOfToxicityPresentAt24Months(
      int onset, @Nullable Integer resolved, @Nullable Integer grade, Kind expected) {
    AdverseEvent event =
        with(toxicity(onset, grade), "resolvedDate", resolved == null ? null : day(resolved));

    assertThat(answer(TOXICITY_PREVALENCE_GRADE_2, ordinary().adverseEvents(event)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"729, NOT_ASKED", "730, NO"})
  void prevalenceIsAskedOfWhoIsEvaluable(int lastSeen, Kind expected) {
    assertThat(answer(TOXICITY_PREVALENCE_GRADE_2, ordinary().followedTo(lastSeen)))
        .isEqualTo(expected);
  }

  @Test
  void whatFollowsSurgeryIsNotAskedOfThoseWithoutSurgery() {
    CohortMember member = ReferenceStudy.member(NOT_OPERATED, ReferenceStudy.RT_STARTED);

    for (ProportionMeasure measure : values()) {
      if (measure.needs().contains(RegistryTable.SURGERY)) {
        assertThat(answer(measure, member, Outcomes.rules())).isEqualTo(Kind.NOT_ASKED);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutOneOfItsTablesNothingIsRecorded(ProportionMeasure measure) {
    CohortMember member = ReferenceStudy.member(NOT_OPERATED, ReferenceStudy.RT_STARTED);

    assertThat(measure.needs()).isNotEmpty();
    for (RegistryTable table : measure.needs()) {
      assertThat(answer(measure, member, Outcomes.rules("", ReferenceStudy.coverageWithout(table))))
          .isEqualTo(Kind.NOT_RECORDED);
    }
  }

  @Test
  void gradesAreNotRecordedWhereAnotherScaleIsUsed() {
    Coverage rtog =
        new Coverage(
            Map.of(CmtCase.INSTITUTION, Set.of(RegistryTable.values())),
            Map.of(CmtCase.INSTITUTION, Set.of(Scale.RTOG_EORTC)));
    CohortMember member = ReferenceStudy.operated(ordinary());
    MemberCounts.Rules rules = Outcomes.rules("", rtog);

    assertThat(answer(LATE_TOXICITY_GRADE_2, member, rules)).isEqualTo(Kind.NOT_RECORDED);
    assertThat(answer(WOUND_COMPLICATION, member, rules)).isEqualTo(Kind.NO);
  }

  private static CmtCase painful(double before, double after) {
    return ordinary().pain(pain(-3, before, 20.0), pain(60, after, 20.0));
  }
}
