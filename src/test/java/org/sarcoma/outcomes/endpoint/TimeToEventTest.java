package org.sarcoma.outcomes.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.SURGERY;
import static org.sarcoma.outcomes.cohort.Facts.assessment;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.registry.DiseaseAssessment;
import org.sarcoma.outcomes.registry.DiseaseAssessment.Status;
import org.sarcoma.outcomes.registry.Patient.CauseOfDeath;
import org.sarcoma.outcomes.registry.RegistryTable;

/** The data cut-off, delayed entry, and what cannot be observed. */
class TimeToEventTest {
  private static final int CENSORED = 0;
  private static final int EVENT = 1;

  /** Died of sarcoma 450 days after surgery; last assessed 250 days after it. */
  private static final CmtCase DEAD =
      ordinary().assessments(clear(SURGERY + 250)).died(SURGERY + 450, CauseOfDeath.SARCOMA);

  @ParameterizedTest
  @CsvSource({"450, 450, 1", "449, 449, 0"})
  void deathAfterTheCutoffIsCensoredOnIt(int cutoff, int day, int cause) {
    var member = ReferenceStudy.member(DEAD, "operated", SURGERY + cutoff);

    assertThat(Endpoints.observe("os", member)).isEqualTo(seen(day, cause));
    assertThat(Endpoints.observe("css", member)).isEqualTo(seen(day, cause));
  }

  @Test
  void progressionAfterTheCutoffIsUnknown() {
    CmtCase patient =
        ordinary()
            .assessments(clear(SURGERY + 100), assessment(SURGERY + 200, null, Status.PROGRESSION));
    var before = ReferenceStudy.member(patient, "operated", SURGERY + 199);
    var on = ReferenceStudy.member(patient, "operated", SURGERY + 200);

    assertThat(Endpoints.observe("pfs", before)).isEqualTo(seen(100, CENSORED));
    assertThat(Endpoints.observe("os", before)).isEqualTo(seen(199, CENSORED));
    assertThat(Endpoints.observe("pfs", on)).isEqualTo(seen(200, EVENT));
  }

  static Stream<Arguments> absentTables() {
    return Stream.of(
            Map.entry("pfs", RegistryTable.DISEASE_ASSESSMENT),
            Map.entry("drfs", RegistryTable.DISEASE_ASSESSMENT),
            Map.entry("lrfs", RegistryTable.DISEASE_ASSESSMENT),
            Map.entry("local_control", RegistryTable.DISEASE_ASSESSMENT),
            Map.entry("local_recurrence", RegistryTable.DISEASE_ASSESSMENT),
            Map.entry("distant_progression", RegistryTable.DISEASE_ASSESSMENT),
            Map.entry("stfs", RegistryTable.SYSTEMIC_THERAPY))
        .map(it -> Arguments.of(it.getKey(), it.getValue()));
  }

  @ParameterizedTest
  @MethodSource("absentTables")
  void whatATableWouldSayIsNotObservableWithoutIt(String code, RegistryTable absent) {
    var member = ReferenceStudy.operated(DEAD);

    assertThat(Endpoints.observe(code, member, absent)).isEqualTo(Observation.NOT_OBSERVABLE);
    assertThat(Endpoints.observe("os", member, absent)).isEqualTo(seen(450, EVENT));
  }

  @Test
  void withoutTimeZeroThereIsNoTime() {
    var member = ReferenceStudy.member(ordinary().operations(), ReferenceStudy.RT_STARTED);

    assertThat(Endpoints.observe("wound_complication_120d", member))
        .isEqualTo(Observation.NOT_OBSERVABLE);
  }

  @Test
  void endpointWithAnEarlierTimeZeroEntersWithDelay() {
    Endpoint fromMetastasis = Endpoints.endpoint("os", "time-zero = metastasis");
    TimeToEvent time =
        new TimeToEvent(fromMetastasis, Endpoints.rule(""), ReferenceStudy.coverageWithout());

    assertThat(time.observe(ReferenceStudy.operated(DEAD)))
        .isEqualTo(new Observation(Observation.State.AT_RISK, 30 + SURGERY, 30 + SURGERY + 450, 1));
    assertThat(
            time.observe(
                ReferenceStudy.operated(
                    ordinary().assessments().died(SURGERY, CauseOfDeath.OTHER))))
        .isEqualTo(Observation.LEFT_BEFORE_ENTRY);
  }

  private static Observation seen(int day, int cause) {
    return new Observation(Observation.State.AT_RISK, Observation.FROM_TIME_ZERO, day, cause);
  }

  private static DiseaseAssessment clear(int day) {
    return assessment(day, Status.NONE, Status.STABLE);
  }

  @Test
  void whatAnInstitutionRecordsIsAskedOfEach() {
    TimeToEvent time =
        new TimeToEvent(
            Endpoints.endpoint("os"), Endpoints.rule(""), ReferenceStudy.coverageWithout());
    CohortMember here = ReferenceStudy.member(CmtCase.ordinary(), ReferenceStudy.OPERATED);
    CohortMember elsewhere =
        ReferenceStudy.member(CmtCase.ordinary().at("elsewhere"), ReferenceStudy.OPERATED);

    assertThat(time.observe(here).state()).isEqualTo(Observation.State.AT_RISK);
    assertThat(time.observe(elsewhere)).isEqualTo(Observation.NOT_OBSERVABLE);
    assertThat(time.observe(here).state()).isEqualTo(Observation.State.AT_RISK);
  }
}
