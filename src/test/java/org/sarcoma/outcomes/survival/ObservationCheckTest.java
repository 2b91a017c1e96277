package org.sarcoma.outcomes.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.SURGERY;
import static org.sarcoma.outcomes.cohort.Facts.assessment;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Endpoints;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.endpoint.Observation.State;
import org.sarcoma.outcomes.registry.DiseaseAssessment;
import org.sarcoma.outcomes.registry.DiseaseAssessment.Status;
import org.sarcoma.outcomes.registry.Patient.CauseOfDeath;
import org.sarcoma.outcomes.result.CoherenceRow;

class ObservationCheckTest {
  /** Four hundred random courses, of which many have ties and dates before surgery. */
  private static final SurvivalCounts RANDOM_COURSES = randomCourses();

  @ParameterizedTest
  @CsvSource({
    "LRFS_NOT_AFTER_OS, lrfs, os",
    "PFS_NOT_AFTER_DRFS, pfs, drfs",
    "DRFS_NOT_AFTER_OS, drfs, os",
    "PFS_NOT_AFTER_LRFS, pfs, lrfs"
  })
  void timesAreOrdered(ObservationCheck check, String first, String second) {
    assertThat(check(check, first, seen(100, 0), second, seen(100, 0))).isTrue();
    assertThat(check(check, first, seen(99, 1), second, seen(100, 0))).isTrue();
    assertThat(check(check, first, seen(101, 0), second, seen(100, 0))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "DEATH_IS_AN_EVENT_OF_LRFS, lrfs",
    "DEATH_IS_AN_EVENT_OF_PFS, pfs",
    "DEATH_IS_AN_EVENT_OF_DRFS, drfs"
  })
  void deathIsAnEventOfEachComposite(ObservationCheck check, String composite) {
    assertThat(check(check, composite, seen(100, 1), "os", seen(100, 1))).isTrue();
    assertThat(check(check, composite, seen(100, 0), "os", seen(100, 1))).isFalse();
    assertThat(check(check, composite, seen(50, 0), "os", seen(100, 0))).isTrue();
  }

  @Test
  void whoIsNotAtRiskIsNotChecked() {
    Observation gone = new Observation(State.NOT_OBSERVABLE, 0, 0, 0);

    SurvivalCounts counts =
        counts(Endpoints.endpoint("lrfs"), gone, Endpoints.endpoint("os"), seen(100, 1));
    assertThat(counts.checked(ObservationCheck.LRFS_NOT_AFTER_OS)).isZero();
  }

  @Test
  void violationsAreCountedAndEnforced() {
    SurvivalCounts counts = new SurvivalCounts();
    Map<Endpoint, Observation> incoherent =
        Map.of(Endpoints.endpoint("lrfs"), seen(120, 0), Endpoints.endpoint("os"), seen(100, 1));
    counts.add(Observations.of(incoherent));
    counts.add(Observations.of(incoherent));

    assertThat(Curves.of(CoherenceRow.class, Curves.rows(counts)))
        .filteredOn(it -> it.check().equals("patient_lrfs_not_after_os"))
        .singleElement()
        .satisfies(it -> assertThat(it.holds()).isFalse())
        .satisfies(it -> assertThat(it.enforced()).isTrue())
        .satisfies(it -> assertThat(it.worstDifference()).isEqualTo(2));
  }

  @Test
  void endpointsOfAnotherTimeZeroAreNotCompared() {
    SurvivalCounts counts =
        counts(
            Endpoints.endpoint("lrfs", "time-zero = metastasis"),
            seen(120, 0),
            Endpoints.endpoint("os"),
            seen(100, 1));

    assertThat(counts.checked(ObservationCheck.LRFS_NOT_AFTER_OS)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void holdsForEveryRandomCourse(ObservationCheck check) {
    assertThat(RANDOM_COURSES.checked(check)).isEqualTo(400);
    assertThat(RANDOM_COURSES.violated(check)).isZero();
  }

  private static SurvivalCounts randomCourses() {
    SplittableRandom random = new SplittableRandom(41);
    SurvivalCounts counts = new SurvivalCounts();
    for (int i = 0; i < 400; i++) {
      counts.merge(Curves.counts(course(random)));
    }
    return counts;
  }

  private static CmtCase course(SplittableRandom random) {
    Status[] statuses = Status.values();
    int end = SURGERY + random.nextInt(12);
    DiseaseAssessment[] assessments =
        random
            .ints(random.nextInt(4), SURGERY - 5, end + 1)
            .mapToObj(
                day ->
                    assessment(
                        day,
                        day <= SURGERY ? Status.STABLE : statuses[random.nextInt(statuses.length)],
                        statuses[random.nextInt(statuses.length)]))
            .toArray(DiseaseAssessment[]::new);
    CmtCase alive = ordinary().assessments(assessments).lastContact(end);
    return random.nextBoolean() ? alive : alive.died(end, CauseOfDeath.SARCOMA);
  }

  private static boolean check(
      ObservationCheck check,
      String first,
      Observation ofFirst,
      String second,
      Observation ofSecond) {
    SurvivalCounts counts =
        counts(Endpoints.endpoint(first), ofFirst, Endpoints.endpoint(second), ofSecond);
    assertThat(counts.checked(check)).isOne();
    return counts.violated(check) == 0;
  }

  private static SurvivalCounts counts(
      Endpoint first, Observation ofFirst, Endpoint second, Observation ofSecond) {
    SurvivalCounts counts = new SurvivalCounts();
    counts.add(Observations.of(Map.of(first, ofFirst, second, ofSecond)));
    return counts;
  }

  private static Observation seen(int day, int cause) {
    return new Observation(State.AT_RISK, Observation.FROM_TIME_ZERO, day, cause);
  }
}
