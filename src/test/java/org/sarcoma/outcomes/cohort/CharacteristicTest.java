package org.sarcoma.outcomes.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.day;
import static org.sarcoma.outcomes.cohort.Facts.line;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.registry.SystemicTherapy;
import org.sarcoma.outcomes.registry.SystemicTherapy.Setting;

class CharacteristicTest {
  private static final int WINDOW = 180;

  @ParameterizedTest
  @CsvSource({
    ", unclassifiable",
    "0, unclassifiable",
    "1, oligometastatic",
    "5, oligometastatic",
    "6, polymetastatic"
  })
  void oligometastaticIsOneToFiveLesions(@Nullable Integer lesions, String level) {
    assertThat(
            level(
                Characteristic.OLIGOMETASTATIC,
                ordinary().diagnosis("metastaticLesionCount", lesions)))
        .isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "C49.2, lower_extremity",
    "C47.2, lower_extremity",
    "C49.1, upper_extremity",
    "C49.3, trunk",
    "C49.6, trunk",
    "C49.0, head_and_neck",
    "C49.4, abdomen_or_pelvis",
    "C49.5, abdomen_or_pelvis",
    "C48.0, retroperitoneum",
    "C48.1, abdomen_or_pelvis",
    "C48.2, abdomen_or_pelvis",
    "C49.9, other",
    ", unknown"
  })
  void siteIsTheRegionOfTheTopography(@Nullable String topography, String level) {
    assertThat(level(Characteristic.PRIMARY_SITE, ordinary().diagnosis("topography", topography)))
        .isEqualTo(level);
  }

  /** Radiotherapy starts on day 0, surgery is on day 50. */
  @ParameterizedTest
  @CsvSource({
    "BEFORE_LOCAL, -1, before",
    "BEFORE_LOCAL, -1000, before",
    "BEFORE_LOCAL, 0, none",
    "BEFORE_LOCAL, , none",
    "ADJUVANT, 50, none",
    "ADJUVANT, 51, after",
    "ADJUVANT, 700, after",
    "ADJUVANT, , none",
    "PALLIATIVE, -30, none",
    "PALLIATIVE, 100, none",
    ", -180, before",
    ", -181, none",
    ", 230, after",
    ", 231, none",
    ", 30, none"
  })
  void systemicTherapyIsBeforeRadiotherapyOrAfterSurgery(
      @Nullable Setting setting, @Nullable Integer day, String level) {
    assertThat(
            level(
                Characteristic.SYSTEMIC_THERAPY_TIMING, ordinary().lines(line(setting, null, day))))
        .isEqualTo(level);
  }

  @Test
  void systemicTherapyMayBeBeforeAndAfter() {
    SystemicTherapy before = line(Setting.BEFORE_LOCAL, null, -60);
    SystemicTherapy after = line(Setting.ADJUVANT, null, 80);

    assertThat(level(Characteristic.SYSTEMIC_THERAPY_TIMING, ordinary().lines(before, after)))
        .isEqualTo("before_and_after");
  }

  @Test
  void systemicTherapyIsUnknownWhereNotKept() {
    assertThat(
            Characteristic.SYSTEMIC_THERAPY_TIMING.stratumLevel(
                ReferenceStudy.operated(ordinary()), description(RegistryTable.SYSTEMIC_THERAPY)))
        .isEqualTo("unknown");
  }

  @Test
  void marginIsThatOfTheOperation() {
    assertThat(level(Characteristic.MARGIN, ordinary())).isEqualTo("r0");
    assertThat(level(Characteristic.MARGIN, ordinary().operation("margin", null)))
        .isEqualTo("unknown");
  }

  @Test
  void whoIsNotOperatedHasNoMarginButIsUnknownWhereSurgeryIsNotKept() {
    CohortMember member = ReferenceStudy.member(ordinary().operations(), ReferenceStudy.RT_STARTED);

    assertThat(Characteristic.MARGIN.stratumLevel(member, description())).isEqualTo("not_operated");
    assertThat(Characteristic.MARGIN.stratumLevel(member, description(RegistryTable.SURGERY)))
        .isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "8802/3, undifferentiated_pleomorphic",
    "8850/3, liposarcoma",
    "8811/3, myxofibrosarcoma"
  })
  void histologyGroupIsThatOfTheCodeList(String morphology, String level) {
    assertThat(
            level(Characteristic.HISTOLOGY_GROUP, ordinary().diagnosis("morphology", morphology)))
        .isEqualTo(level);
  }

  @ParameterizedTest
  @EnumSource(names = {"SEX", "FNCLCC_GRADE", "PRESENTATION", "ECOG"})
  void whatIsNotRecordedIsUnknown(Characteristic variable) {
    CmtCase patient =
        ordinary()
            .patient("sex", null)
            .diagnosis("fnclccGrade", null)
            .diagnosis("presentation", null)
            .diagnosis("ecog", null);

    assertThat(level(variable, patient)).isEqualTo("unknown");
    assertThat(level(variable, ordinary())).isNotEqualTo("unknown");
  }

  @Test
  void ageIsThatOfTimeZero() {
    CmtCase lateSurgery =
        ordinary().patient("birthYear", 1960).diagnosis("diagnosisDate", day(-900));

    assertThat(number(Characteristic.AGE_YEARS, lateSurgery)).isEqualTo(60);
    assertThat(number(Characteristic.AGE_YEARS, lateSurgery.patient("birthYear", null))).isNull();
  }

  @Test
  void numbersAreThoseRecorded() {
    assertThat(number(Characteristic.SIZE_CM, ordinary())).isEqualTo(8);
    assertThat(number(Characteristic.METASTATIC_LESION_COUNT, ordinary())).isEqualTo(3);
    assertThat(number(Characteristic.RADIOTHERAPY_TO_SURGERY_DAYS, ordinary())).isEqualTo(50 - 18);
    assertThat(
            number(Characteristic.RADIOTHERAPY_TO_SURGERY_DAYS, ordinary().course("endDate", null)))
        .isNull();
  }

  @Test
  void reasonsOverlapSoTheyAreNoStratum() {
    CmtCase patient = ordinary().diagnosis("selectionReason", "oligometastatic; recurrence_risk;x");

    assertThat(
            Characteristic.SELECTION_REASON.levels(ReferenceStudy.operated(patient), description()))
        .containsExactlyInAnyOrder("oligometastatic", "recurrence_risk", "other");
    assertThat(Arrays.stream(Characteristic.values()).filter(it -> !it.canBeStratum()))
        .contains(Characteristic.SELECTION_REASON, Characteristic.AGE_YEARS)
        .doesNotContain(Characteristic.SEX, Characteristic.MARGIN);
  }

  @Test
  void unknownAndUnclassifiableAreNoLevelsToCompare() {
    assertThat(Characteristic.isKnown("unknown")).isFalse();
    assertThat(Characteristic.isKnown("unclassifiable")).isFalse();
    assertThat(Characteristic.isKnown("none")).isTrue();
  }

  private static String level(Characteristic variable, CmtCase patient) {
    return variable.stratumLevel(ReferenceStudy.operated(patient), description());
  }

  private static @Nullable Double number(Characteristic variable, CmtCase patient) {
    return variable.number(ReferenceStudy.operated(patient), description());
  }

  private static Characteristic.Description description(RegistryTable... absent) {
    return new Characteristic.Description(
        SoftTissueHistologies.bundled(), ReferenceStudy.coverageWithout(absent), WINDOW);
  }
}
