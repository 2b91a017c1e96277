package org.sarcoma.outcomes.example;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sarcoma.outcomes.example.RandomPatient.Plan;

/**
 * What happens to a drawn patient: death with a median of 30 months after surgery, distant
 * progression of 11 months, local recurrence of 15 years, loss to follow-up of 9 years. Without
 * local treatment death has a median of 16 months after metastasis.
 */
final class RandomFollowUp {
  private static final LocalDate CUTOFF = LocalDate.of(2024, 12, 31);
  private static final int DEATH_MEDIAN_DAYS = 913;
  private static final int UNTREATED_DEATH_MEDIAN_DAYS = 487;
  private static final int DISTANT_MEDIAN_DAYS = 335;
  private static final int LOCAL_MEDIAN_DAYS = 5500;
  private static final int LOSS_MEDIAN_DAYS = 3300;

  private RandomFollowUp() {}

  static void addTo(RandomPatient patient, Draws draws) {
    addAssessments(patient, draws);
    RandomToxicity.addTo(patient, draws);
    addPain(patient, draws);
    close(patient, patient.surgery(), 25, DEATH_MEDIAN_DAYS, draws);
  }

  /** Seen where the metastases are found, and then until the end. */
  static void addUntreated(RandomPatient patient, Draws draws) {
    LocalDate metastasis = patient.chart().first("diagnosis").date("metastasis_date");
    assessment(patient, metastasis, "stable", "progression");
    close(patient, metastasis, 0, UNTREATED_DEATH_MEDIAN_DAYS, draws);
  }

  private static void close(
      RandomPatient patient, LocalDate from, int safe, int deathMedian, Draws draws) {
    int administrative = (int) (CUTOFF.toEpochDay() - from.toEpochDay());
    int lastVisit = Math.max(30, administrative - draws.between(0, 150));
    int lost = 60 + draws.daysTo(LOSS_MEDIAN_DAYS);
    int death = safe + draws.daysTo(deathMedian);
    boolean dead = death < Math.min(lastVisit, lost);
    LocalDate end = from.plusDays(dead ? death : Math.min(lastVisit, lost));
    patient.chart().closeOn(end, dead);
    if (dead) {
      patient.chart().patient().set("cause_of_death", draws.weighted(causes()));
    }
  }

  private static Map<String, Integer> causes() {
    return new TreeMap<>(Map.of("sarcoma", 87, "other", 8, "treatment", 2, "unknown", 3));
  }

  private static void addAssessments(RandomPatient patient, Draws draws) {
    assessment(patient, patient.radiotherapyStart().minusDays(10), "stable", "stable");
    int distant = draws.daysTo(DISTANT_MEDIAN_DAYS);
    int local = draws.daysTo(LOCAL_MEDIAN_DAYS);
    int last = 0;
    while (last < 2500) {
      int day = last + (last < 730 ? draws.between(80, 104) : draws.between(165, 200));
      String localStatus = local > last && local <= day ? "recurrence" : "none";
      boolean distantNow = distant > last && distant <= day;
      assessment(
          patient, patient.surgery().plusDays(day), localStatus, distant(patient, distantNow));
      if (distantNow && draws.chance(75)) {
        addLine(patient, day + draws.between(10, 60), draws);
      }
      last = day;
    }
  }

  private static String distant(RandomPatient patient, boolean progression) {
    if (progression) {
      return "progression";
    }
    return patient.plan() == Plan.NEVER_METASTATIC ? "none" : "stable";
  }

  private static void assessment(
      RandomPatient patient, LocalDate date, String local, String distant) {
    patient
        .chart()
        .add("disease_assessment")
        .set("assessment_date", date)
        .set("local_status", local)
        .set("distant_status", distant);
  }

  private static void addLine(RandomPatient patient, int day, Draws draws) {
    RandomTreatment.line(patient, "palliative", patient.surgery().plusDays(day))
        .set("planned", false)
        .set("regimen", draws.oneOf(List.of("trabectedin", "pazopanib", "eribulin")));
  }

  private static void addPain(RandomPatient patient, Draws draws) {
    if (!draws.chance(70)) {
      return;
    }
    int score = draws.chance(55) ? draws.between(1, 8) : 0;
    int morphine = score > 3 ? 10 * draws.between(0, 9) : 0;
    for (int day : List.of(-7, 90, 180, 360)) {
      patient
          .chart()
          .add("pain_assessment")
          .set("assessment_date", patient.radiotherapyStart().plusDays(day))
          .set("score", (double) score)
          .set("morphine_equivalent_mg", draws.chance(90) ? (double) morphine : null);
      score = Math.max(0, score - draws.between(-1, 3));
      morphine = Math.max(0, morphine - 10 * draws.between(-1, 3));
    }
  }
}
