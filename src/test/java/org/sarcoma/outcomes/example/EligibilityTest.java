package org.sarcoma.outcomes.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sarcoma.outcomes.example.Eligibility.Criterion;
import org.sarcoma.outcomes.example.StudyExclusions.Excluded;
import org.sarcoma.outcomes.example.StudyExclusions.Reason;

class EligibilityTest {
  static Stream<Excluded> exclusions() {
    return StudyExclusions.patients().stream()
        .filter(patient -> patient.reason() != Reason.DEATH_WITHOUT_DATE);
  }

  static Stream<DrawnInstitution> drawn() {
    return ExampleRegistries.drawn().stream();
  }

  @ParameterizedTest
  @MethodSource("exclusions")
  void everyExcludedPatientFailsTheCriterionOfItsReason(Excluded patient) {
    assertThat(Eligibility.failed(patient.chart())).contains(criterion(patient.reason()));
  }

  @Test
  void everyReasonHasAPatient() {
    Set<Reason> reasons =
        StudyExclusions.patients().stream().map(Excluded::reason).collect(Collectors.toSet());

    assertThat(reasons).isEqualTo(EnumSet.allOf(Reason.class));
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void drawnPatientsAreEligibleAsPlanned(DrawnInstitution institution) {
    assertThat(institution.patients())
        .allMatch(patient -> Eligibility.failed(patient.chart()).isEmpty() == patient.eligible());
  }

  @ParameterizedTest
  @CsvSource({
    "north, 69, 30, 36, 133, 15, 17",
    "rhine, 114, 31, 47, 147, 11, 25",
    "lagoon, 58, 17, 29, 80, 6, 10"
  })
  void countsAreThoseOfTheReadme(ArgumentsAccessor expected) {
    assertThat(counts(institution(expected.getString(0))))
        .containsOnly(
            Map.entry("eligible", expected.getLong(1)),
            Map.entry("SOFT_TISSUE_SARCOMA", expected.getLong(2)),
            Map.entry("METASTATIC", expected.getLong(3)),
            Map.entry("PREOPERATIVE_RADIOTHERAPY", expected.getLong(4)),
            Map.entry("TREATMENT_PERIOD", expected.getLong(5)),
            Map.entry("SURGERY", expected.getLong(6)));
  }

  private static DrawnInstitution institution(String code) {
    return drawn().filter(drawn -> drawn.code().equals(code)).findFirst().orElseThrow();
  }

  private static Map<String, Long> counts(DrawnInstitution institution) {
    return institution.patients().stream()
        .map(patient -> Eligibility.failed(patient.chart()))
        .collect(Collectors.groupingBy(EligibilityTest::name, TreeMap::new, Collectors.counting()));
  }

  private static String name(Optional<Criterion> failed) {
    return failed.map(Criterion::name).orElse("eligible");
  }

  private static Criterion criterion(Reason reason) {
    return switch (reason) {
      case NOT_A_SOFT_TISSUE_SARCOMA, BONE_TUMOR -> Criterion.SOFT_TISSUE_SARCOMA;
      case NEVER_METASTATIC, METASTATIC_AFTER_RADIOTHERAPY_START -> Criterion.METASTATIC;
      case NO_RADIOTHERAPY,
          RADIOTHERAPY_OF_METASTASIS_ONLY,
          POSTOPERATIVE_RADIOTHERAPY,
          OTHER_SCHEDULE,
          DOSE_MISSING ->
          Criterion.PREOPERATIVE_RADIOTHERAPY;
      case OUTSIDE_PERIOD, AFTER_CUTOFF -> Criterion.TREATMENT_PERIOD;
      case OTHER_SELECTION_REASON -> Criterion.SELECTION;
      case NEVER_OPERATED,
          OTHER_TUMOR_OPERATED,
          OPERATED_BEFORE_RADIOTHERAPY,
          OPERATED_TOO_LATE,
          RECURRENCE_BEFORE_SURGERY,
          LOCAL_RECURRENCE_OPERATED,
          ABLATION ->
          Criterion.SURGERY;
      case DEATH_WITHOUT_DATE -> throw new IllegalArgumentException("A record check rejects it");
    };
  }
}
