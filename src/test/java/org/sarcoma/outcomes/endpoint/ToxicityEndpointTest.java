package org.sarcoma.outcomes.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.SURGERY;
import static org.sarcoma.outcomes.cohort.Facts.operation;
import static org.sarcoma.outcomes.cohort.Facts.toxicity;
import static org.sarcoma.outcomes.cohort.Facts.with;
import static org.sarcoma.outcomes.cohort.Facts.wound;
import static org.sarcoma.outcomes.endpoint.Endpoints.operated;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.AdverseEvent.Attribution;
import org.sarcoma.outcomes.registry.AdverseEvent.Scale;
import org.sarcoma.outcomes.registry.AdverseEvent.WoundCriterion;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.registry.Patient.CauseOfDeath;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.registry.Surgery;

/** Wound complications in days after surgery, late toxicities in days after radiotherapy began. */
class ToxicityEndpointTest {
  private static final String WOUND = "wound_complication_120d";
  private static final int FROM_TIME_ZERO = Observation.FROM_TIME_ZERO;

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "1, 1, 1", "120, 120, 1", "121, 120, 0"})
  void woundComplicationCountsUpToDay120(int onset, int day, int cause) {
    CmtCase patient = withWound(SURGERY + onset);

    assertThat(operated(WOUND, patient)).isEqualTo(seen(FROM_TIME_ZERO, day, cause));
  }

  @Test
  void woundComplicationBeforeSurgeryDoesNotCount() {
    assertThat(operated(WOUND, withWound(SURGERY - 1))).isEqualTo(seen(FROM_TIME_ZERO, 120, 0));
  }

  @ParameterizedTest
  @EnumSource
  void everyCriterionIsAMajorWoundComplication(WoundCriterion criterion) {
    CmtCase patient = ordinary().adverseEvents(wound(SURGERY + 20, criterion));

    assertThat(operated(WOUND, patient)).isEqualTo(seen(FROM_TIME_ZERO, 20, 1));
  }

  @Test
  void criterionThatTheConfigurationLeavesOutDoesNotCount() {
    ToxicityRule rule = Endpoints.rule("wound-criteria = [readmission]");

    assertThat(rule.isMajorWoundComplication(wound(60, WoundCriterion.READMISSION))).isTrue();
    assertThat(rule.isMajorWoundComplication(wound(60, WoundCriterion.WET_DRESSING))).isFalse();
    assertThat(rule.isMajorWoundComplication(toxicity(60, 3))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"60, 60, 2", "120, 120, 2", "121, 120, 0"})
  void deathCompetesWithAWoundComplication(int death, int day, int cause) {
    CmtCase patient = ordinary().assessments().died(SURGERY + death, CauseOfDeath.OTHER);

    assertThat(operated(WOUND, patient)).isEqualTo(seen(FROM_TIME_ZERO, day, cause));
  }

  @Test
  void amputationCompetesAndTheWoundOfThatDayComesFirst() {
    Surgery amputation = with(operation(SURGERY + 30), "procedure", Surgery.Procedure.AMPUTATION);
    CmtCase patient = ordinary().operations(operation(SURGERY), amputation);

    assertThat(operated(WOUND, patient)).isEqualTo(seen(FROM_TIME_ZERO, 30, 2));
    assertThat(
            operated(WOUND, patient.adverseEvents(wound(SURGERY + 30, WoundCriterion.READMISSION))))
        .isEqualTo(seen(FROM_TIME_ZERO, 30, 1));
    assertThat(
            operated(WOUND, patient.adverseEvents(wound(SURGERY + 31, WoundCriterion.READMISSION))))
        .isEqualTo(seen(FROM_TIME_ZERO, 30, 2));
  }

  @Test
  void amputationAsTheSurgeryItselfDoesNotCompete() {
    CmtCase patient = ordinary().operation("procedure", Surgery.Procedure.AMPUTATION);

    assertThat(operated(WOUND, patient)).isEqualTo(seen(FROM_TIME_ZERO, 120, 0));
  }

  @Test
  void woundIsCensoredAtALastContactBeforeTheWindowEnds() {
    assertThat(operated(WOUND, ordinary().followedTo(SURGERY + 80)))
        .isEqualTo(seen(FROM_TIME_ZERO, 80, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "90, 2, 750, 0",
    "91, 2, 91, 1",
    "300, 2, 300, 1",
    "300, 3, 300, 1",
    "300, 1, 750, 0",
    "300, , 750, 0"
  })
  void lateToxicityBeginsAfterDay90(int onset, @Nullable Integer grade, int day, int cause) {
    CmtCase patient = ordinary().followedTo(750).adverseEvents(toxicity(onset, grade));

    assertThat(operated("late_toxicity_g2", patient)).isEqualTo(seen(90, day, cause));
  }

  @Test
  void gradeThreeIsItsOwnEndpoint() {
    CmtCase patient = ordinary().followedTo(750).adverseEvents(toxicity(200, 2), toxicity(400, 3));

    assertThat(operated("late_toxicity_g2", patient)).isEqualTo(seen(90, 200, 1));
    assertThat(operated("late_toxicity_g3", patient)).isEqualTo(seen(90, 400, 1));
  }

  @Test
  void anAcuteToxicityDoesNotHideALateOne() {
    CmtCase patient = ordinary().adverseEvents(toxicity(60, 3), toxicity(200, 2));

    assertThat(operated("late_toxicity_g2", patient)).isEqualTo(seen(90, 200, 1));
  }

  @ParameterizedTest
  @CsvSource({"91, AT_RISK", "90, LEFT_BEFORE_ENTRY", "70, LEFT_BEFORE_ENTRY"})
  void whoIsNotObservedOnDay91NeverEnters(int lastSeen, Observation.State state) {
    assertThat(operated("late_toxicity_g2", ordinary().followedTo(lastSeen)).state())
        .isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"91, AT_RISK", "90, LEFT_BEFORE_ENTRY", "60, LEFT_BEFORE_ENTRY"})
  void deathCompetesOnlyAfterEntry(int death, Observation.State state) {
    Observation seen =
        operated("late_toxicity_g2", ordinary().assessments().died(death, CauseOfDeath.SARCOMA));

    assertThat(seen.state()).isEqualTo(state);
    assertThat(seen.cause()).isEqualTo(state == Observation.State.AT_RISK ? 2 : 0);
  }

  @Test
  void operatedLaterThanDay90EnterOnTheDayOfSurgery() {
    CmtCase patient = ordinary().operations(operation(110)).followedTo(750);

    assertThat(operated("late_toxicity_g2", patient)).isEqualTo(seen(110, 750, 0));
    assertThat(operated("late_toxicity_g2", patient.adverseEvents(toxicity(100, 2))))
        .isEqualTo(Observation.LEFT_BEFORE_ENTRY);
    assertThat(
            Endpoints.observe(
                "late_toxicity_g2",
                ReferenceStudy.member(
                    patient.adverseEvents(toxicity(100, 2)), ReferenceStudy.RT_STARTED)))
        .isEqualTo(seen(90, 100, 1));
  }

  @Test
  void gradesOfAnotherScaleAreNotCounted() {
    AdverseEvent other = with(toxicity(300, 3), "scale", Scale.RTOG_EORTC);
    AdverseEvent unknown = with(toxicity(300, 3), "scale", null);

    assertThat(operated("late_toxicity_g2", ordinary().adverseEvents(other, unknown)))
        .isEqualTo(seen(90, 800, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "RADIOTHERAPY, true, true",
    "RADIOTHERAPY, false, true",
    "SURGERY, true, false",
    "DISEASE, true, false",
    ", true, true",
    ", false, false"
  })
  void attributionDecidesWhatIsOfRadiotherapy(
      @Nullable Attribution attribution, boolean countUnattributed, boolean expected) {
    ToxicityRule rule = Endpoints.rule("count-unattributed = " + countUnattributed);

    assertThat(rule.isRadiotherapyToxicity(with(toxicity(300, 2), "attribution", attribution)))
        .isEqualTo(expected);
  }

  @Test
  void woundComplicationIsNoToxicityOfRadiotherapy() {
    AdverseEvent wound =
        with(wound(300, WoundCriterion.READMISSION), "attribution", Attribution.RADIOTHERAPY);

    assertThat(Endpoints.rule("").isRadiotherapyToxicity(wound)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({WOUND, "late_toxicity_g2", "late_toxicity_g3"})
  void withoutAdverseEventsNothingIsObservable(String code) {
    assertThat(
            Endpoints.observe(
                code, ReferenceStudy.operated(ordinary()), RegistryTable.ADVERSE_EVENT))
        .isEqualTo(Observation.NOT_OBSERVABLE);
  }

  @Test
  void institutionOfAnotherScaleIsNotObservableForGradesButForWounds() {
    Coverage rtog =
        new Coverage(
            Map.of(CmtCase.INSTITUTION, Set.of(RegistryTable.values())),
            Map.of(CmtCase.INSTITUTION, Set.of(Scale.RTOG_EORTC)));
    var member = ReferenceStudy.operated(ordinary());

    assertThat(observe("late_toxicity_g2", member, rtog)).isEqualTo(Observation.NOT_OBSERVABLE);
    assertThat(observe(WOUND, member, rtog)).isEqualTo(seen(FROM_TIME_ZERO, 120, 0));
  }

  private static Observation observe(String code, CohortMember member, Coverage coverage) {
    return new TimeToEvent(Endpoints.endpoint(code), Endpoints.rule(""), coverage).observe(member);
  }

  private static CmtCase withWound(int day) {
    return ordinary().adverseEvents(wound(day, WoundCriterion.SECONDARY_OPERATION));
  }

  private static Observation seen(int entry, int day, int cause) {
    return new Observation(Observation.State.AT_RISK, entry, day, cause);
  }
}
