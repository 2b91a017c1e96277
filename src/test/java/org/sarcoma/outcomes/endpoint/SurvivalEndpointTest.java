package org.sarcoma.outcomes.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.SURGERY;
import static org.sarcoma.outcomes.cohort.Facts.assessment;
import static org.sarcoma.outcomes.cohort.Facts.line;
import static org.sarcoma.outcomes.cohort.Facts.with;
import static org.sarcoma.outcomes.endpoint.Endpoints.operated;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.Facts;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.registry.DiseaseAssessment;
import org.sarcoma.outcomes.registry.DiseaseAssessment.Status;
import org.sarcoma.outcomes.registry.Patient.CauseOfDeath;
import org.sarcoma.outcomes.registry.Surgery;
import org.sarcoma.outcomes.registry.SystemicTherapy.Setting;
import org.sarcoma.outcomes.registry.Target;

/** Endpoints of the disease and of death, in days after surgery. */
class SurvivalEndpointTest {
  private static final int CENSORED = 0;
  private static final int EVENT = 1;
  private static final int COMPETING = 2;

  /** Died of sarcoma 450 days after surgery; last assessed 250 days after it. */
  private static final CmtCase DEAD =
      ordinary().assessments(clear(SURGERY + 250)).died(SURGERY + 450, CauseOfDeath.SARCOMA);

  @ParameterizedTest
  @CsvSource({
    "os, 450, 1",
    "css, 450, 1",
    "local_control, 250, 0",
    "lrfs, 450, 1",
    "local_recurrence, 450, 2",
    "pfs, 450, 1",
    "drfs, 450, 1",
    "distant_progression, 450, 2",
    "stfs, 450, 1"
  })
  void deathOfSarcoma(String code, int day, int cause) {
    assertThat(operated(code, DEAD)).isEqualTo(seen(day, cause));
  }

  @ParameterizedTest
  @CsvSource({"SARCOMA, 1", "TREATMENT, 1", "UNKNOWN, 1", ", 1", "OTHER, 2"})
  void causeOfDeathDecidesCancerSpecificSurvival(@Nullable CauseOfDeath cause, int expected) {
    CmtCase patient = ordinary().assessments().died(SURGERY + 450, cause);

    assertThat(operated("css", patient)).isEqualTo(seen(450, expected));
    assertThat(operated("os", patient)).isEqualTo(seen(450, EVENT));
  }

  @ParameterizedTest
  @CsvSource({
    "os, 750",
    "css, 750",
    "stfs, 750",
    "local_control, 400",
    "lrfs, 400",
    "local_recurrence, 400",
    "pfs, 400",
    "drfs, 400",
    "distant_progression, 400"
  })
  void withoutEventItIsCensoredAtTheLastContactOrAssessment(String code, int day) {
    CmtCase patient = ordinary().assessments(clear(SURGERY + 400)).lastContact(SURGERY + 750);

    assertThat(operated(code, patient)).isEqualTo(seen(day, CENSORED));
  }

  @ParameterizedTest
  @CsvSource({
    "RECURRENCE, , local_control, 100, 1",
    "PROGRESSION, , local_control, 100, 1",
    "RECURRENCE, , lrfs, 100, 1",
    "RECURRENCE, , local_recurrence, 100, 1",
    "RECURRENCE, , pfs, 100, 1",
    "RECURRENCE, , drfs, 300, 0",
    "RECURRENCE, , distant_progression, 300, 0",
    "RECURRENCE, , os, 750, 0",
    ", RECURRENCE, local_control, 300, 0",
    ", RECURRENCE, lrfs, 300, 0",
    ", PROGRESSION, local_recurrence, 300, 0",
    ", PROGRESSION, pfs, 100, 1",
    ", RECURRENCE, pfs, 100, 1",
    ", PROGRESSION, drfs, 100, 1",
    ", RECURRENCE, drfs, 100, 1",
    ", PROGRESSION, distant_progression, 100, 1",
    "STABLE, RESPONSE, pfs, 300, 0",
    "NONE, STABLE, drfs, 300, 0"
  })
  void progressionIsAnEventWhereItBelongs(
      @Nullable Status local, @Nullable Status distant, String code, int day, int cause) {
    CmtCase patient =
        ordinary().assessments(assessment(SURGERY + 100, local, distant), clear(SURGERY + 300));

    assertThat(operated(code, patient)).isEqualTo(seen(day, cause));
  }

  @Test
  void theFirstOfSeveralEventsCounts() {
    CmtCase patient =
        ordinary()
            .assessments(
                assessment(SURGERY + 200, Status.RECURRENCE, Status.PROGRESSION),
                assessment(SURGERY + 100, Status.NONE, Status.PROGRESSION))
            .died(SURGERY + 450, CauseOfDeath.SARCOMA);

    assertThat(operated("pfs", patient)).isEqualTo(seen(100, EVENT));
    assertThat(operated("lrfs", patient)).isEqualTo(seen(200, EVENT));
    assertThat(operated("local_recurrence", patient)).isEqualTo(seen(200, EVENT));
    assertThat(operated("os", patient)).isEqualTo(seen(450, EVENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local_recurrence", "distant_progression"})
  void progressionOnTheDayOfDeathCountsAsProgression(String code) {
    CmtCase patient =
        ordinary()
            .assessments(assessment(SURGERY + 450, Status.RECURRENCE, Status.PROGRESSION))
            .died(SURGERY + 450, CauseOfDeath.SARCOMA);

    assertThat(operated(code, patient)).isEqualTo(seen(450, EVENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {-20, SURGERY - 10, SURGERY})
  void distantProgressionUpToSurgeryDescribesTheStateBeforeIt(int day) {
    CmtCase patient =
        ordinary().assessments(assessment(day, null, Status.PROGRESSION), clear(SURGERY + 300));

    assertThat(operated("pfs", patient)).isEqualTo(seen(300, CENSORED));
    assertThat(operated("drfs", patient)).isEqualTo(seen(300, CENSORED));
  }

  @Test
  void progressionOnTheDayAfterSurgeryIsAnEvent() {
    CmtCase patient = ordinary().assessments(assessment(SURGERY + 1, null, Status.PROGRESSION));

    assertThat(operated("pfs", patient)).isEqualTo(seen(1, EVENT));
  }

  @Test
  void deathOnTheDayOfSurgeryIsAnEventOfDayZero() {
    CmtCase patient = ordinary().assessments().died(SURGERY, CauseOfDeath.TREATMENT);

    assertThat(operated("os", patient)).isEqualTo(seen(0, EVENT));
    assertThat(operated("pfs", patient)).isEqualTo(seen(0, EVENT));
    assertThat(operated("local_recurrence", patient)).isEqualTo(seen(0, COMPETING));
  }

  @Test
  void whoIsNeverAssessedIsCensoredOnDayZeroButADeathStillCounts() {
    assertThat(operated("pfs", ordinary().assessments())).isEqualTo(seen(0, CENSORED));
    assertThat(operated("pfs", ordinary().assessments().died(900, CauseOfDeath.OTHER)))
        .isEqualTo(seen(900 - SURGERY, EVENT));
  }

  @Test
  void lastAssessmentBeforeSurgeryIsCensoringOnDayZero() {
    assertThat(operated("pfs", ordinary().assessments(clear(10)))).isEqualTo(seen(0, CENSORED));
  }

  @Test
  void whoIsNeverSeenAgainIsCensoredOnDayZero() {
    CmtCase patient = ordinary().assessments().lastContact(null);

    assertThat(operated("os", patient)).isEqualTo(seen(0, CENSORED));
  }

  @ParameterizedTest
  @CsvSource({
    "PALLIATIVE, 150, 100, 1",
    "ADJUVANT, 150, 100, 1",
    ", 150, 100, 1",
    "PALLIATIVE, , 750, 0",
    "BEFORE_LOCAL, -60, 750, 0",
    "PALLIATIVE, 50, 750, 0"
  })
  void systemicTherapyFreeTimeEndsWithTheNextLine(
      @Nullable Setting setting, @Nullable Integer start, int day, int cause) {
    CmtCase patient = ordinary().lines(line(setting, null, start));

    assertThat(operated("stfs", patient)).isEqualTo(seen(day, cause));
  }

  @ParameterizedTest
  @CsvSource({"os, 800", "pfs, 800", "local_control, 800"})
  void timeOfTheStartedPopulationCountsFromRadiotherapy(String code, int day) {
    var member = ReferenceStudy.member(ordinary(), ReferenceStudy.RT_STARTED);

    assertThat(Endpoints.observe(code, member)).isEqualTo(seen(day, CENSORED));
  }

  @Test
  void progressionDuringRadiotherapyIsAnEventOfTheStartedPopulation() {
    CmtCase patient = ordinary().assessments(assessment(30, Status.PROGRESSION, null));
    var member = ReferenceStudy.member(patient, ReferenceStudy.RT_STARTED);

    assertThat(Endpoints.observe("local_control", member)).isEqualTo(seen(30, EVENT));
  }

  @Test
  void amputationOfAMetastasisIsNoneOfThePrimary() {
    var amputation =
        with(
            with(Facts.operation(SURGERY + 30), "procedure", Surgery.Procedure.AMPUTATION),
            "target",
            Target.METASTASIS);

    assertThat(
            operated(
                "wound_complication_120d",
                ordinary().operations(Facts.operation(SURGERY), amputation)))
        .isEqualTo(seen(120, CENSORED));
  }

  private static Observation seen(int day, int cause) {
    return new Observation(Observation.State.AT_RISK, Observation.FROM_TIME_ZERO, day, cause);
  }

  private static DiseaseAssessment clear(int day) {
    return assessment(day, Status.NONE, Status.STABLE);
  }
}
