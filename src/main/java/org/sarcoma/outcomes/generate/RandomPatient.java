package org.sarcoma.outcomes.generate;

import static org.sarcoma.outcomes.registry.RegistryTable.ADVERSE_EVENT;
import static org.sarcoma.outcomes.registry.RegistryTable.DIAGNOSIS;
import static org.sarcoma.outcomes.registry.RegistryTable.DISEASE_ASSESSMENT;
import static org.sarcoma.outcomes.registry.RegistryTable.PAIN_ASSESSMENT;
import static org.sarcoma.outcomes.registry.RegistryTable.PATIENT;
import static org.sarcoma.outcomes.registry.RegistryTable.RADIOTHERAPY;
import static org.sarcoma.outcomes.registry.RegistryTable.SURGERY;
import static org.sarcoma.outcomes.registry.RegistryTable.SYSTEMIC_THERAPY;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Draws one patient: what was found, what was done, and what followed. */
final class RandomPatient {
  /** The data cut-off of generated registries. */
  static final LocalDate CUTOFF = LocalDate.of(2024, 12, 31);

  private static final LocalDate FIRST_DIAGNOSIS = LocalDate.of(2010, 1, 1);
  private static final int DIAGNOSIS_DAYS = 12 * 365;
  private static final String TUMOR = "1";
  private static final String[] SARCOMAS = {"8802/3", "8890/3", "8858/3", "8811/3", "9040/3"};
  private static final String[] SITES = {"C49.2", "C49.1", "C48.0", "C49.3"};
  private static final String[] SEXES = {"female", "male"};
  private static final String[] TERMS = {"fibrosis", "edema", "joint stiffness", "dermatitis"};
  private static final int VISIT_DAYS = 120;
  private static final int MOST_VISITS = 6;

  private final Draws draws;
  private final Kind kind;
  private final PatientRows rows;
  private final LocalDate diagnosis;
  private final boolean isOligometastatic;
  private LocalDate lastDay = CUTOFF;

  private RandomPatient(Draws draws, Kind kind, PatientRows rows) {
    this.draws = draws;
    this.kind = kind;
    this.rows = rows;
    this.diagnosis = FIRST_DIAGNOSIS.plusDays(draws.below(DIAGNOSIS_DAYS));
    this.isOligometastatic = draws.happens(Truth.OLIGOMETASTATIC);
  }

  /**
   * Draws the patient of a number.
   *
   * @param eligibleShare share of patients who are treated by the protocol
   */
  static PatientRows rows(long seed, long number, double eligibleShare) {
    Draws draws = new Draws(seed, number);
    PatientRows rows = new PatientRows("%016x".formatted(Draws.mixed(seed ^ Draws.mixed(number))));
    new RandomPatient(draws, Kind.drawn(draws, eligibleShare), rows).draw();
    return rows;
  }

  private void draw() {
    LocalDate metastasis = metastasis();
    LocalDate start = (metastasis == null ? diagnosis : metastasis).plusDays(14L + draws.below(60));
    LocalDate origin = treat(start);
    addCourse(origin);
    addDiagnosis(kind.isMetastaticAfterTreatment() ? origin.plusDays(30) : metastasis);
    addSystemicTherapy(origin);
    addPain(start);
  }

  /** Adds the treatments; returns the day from which the course is counted. */
  private LocalDate treat(LocalDate start) {
    Course course = kind.radiotherapy();
    if (course == null && draws.happens(0.4)) {
      return diagnosis;
    }
    LocalDate end = course == null ? start : start.plusDays(course.days());
    if (course != null) {
      addRadiotherapy(course, start, end);
      if (!kind.isOperated()) {
        return end;
      }
    }
    LocalDate surgery =
        end.plusDays(kind.hasLateSurgery() ? 150 : Truth.FIRST_GAP + draws.below(Truth.GAPS));
    addSurgery(surgery);
    return surgery;
  }

  private @Nullable LocalDate metastasis() {
    if (!kind.isMetastatic()) {
      return null;
    }
    return draws.happens(0.5)
        ? diagnosis
        : diagnosis.plusDays(Math.min(400, Draws.day(draws.time(1 / 200.0))));
  }

  private void addDiagnosis(@Nullable LocalDate metastasis) {
    Integer lesions = null;
    if (metastasis != null && !metastasis.isAfter(lastDay)) {
      lesions = isOligometastatic ? 1 + draws.below(5) : 6 + draws.below(10);
    }
    rows.add(
        DIAGNOSIS,
        TUMOR,
        diagnosis,
        draws.oneOf(SITES),
        kind.isSarcoma() ? draws.oneOf(SARCOMAS) : "8140/3",
        1 + draws.below(3),
        (10 + draws.below(190)) / 10.0,
        "primary",
        lesions == null ? null : metastasis,
        lesions,
        lesions == null ? null : "lung",
        draws.below(3),
        lesions == null ? null : "location_or_symptoms");
  }

  private void addRadiotherapy(Course course, LocalDate start, LocalDate end) {
    rows.add(
        RADIOTHERAPY,
        TUMOR,
        "1",
        course.target(),
        course.setting(),
        start,
        end,
        course.dose(),
        course.fractions(),
        "IMRT",
        true);
  }

  private void addSurgery(LocalDate day) {
    String margin = draws.happens(0.8) ? "r0" : "r1";
    rows.add(SURGERY, TUMOR, day, "primary", "resection", margin);
  }

  private void addPain(LocalDate start) {
    if (kind.radiotherapy() == null) {
      return;
    }
    int before = 2 + draws.below(7);
    int after = Math.max(0, before - draws.below(Truth.PAIN_REDUCTIONS));
    rows.add(PAIN_ASSESSMENT, start.minusDays(1), (double) before, 10.0 * draws.below(6));
    if (!start.plusDays(Truth.PAIN_DAY).isAfter(lastDay)) {
      rows.add(
          PAIN_ASSESSMENT, start.plusDays(Truth.PAIN_DAY), (double) after, 10.0 * draws.below(6));
    }
  }

  private void addSystemicTherapy(LocalDate origin) {
    LocalDate end = diagnosis.plusDays(12);
    if (kind.isMetastatic() && draws.happens(Truth.SYSTEMIC_BEFORE) && !end.isAfter(lastDay)) {
      rows.add(
          SYSTEMIC_THERAPY,
          "1",
          "before_local",
          true,
          diagnosis.plusDays(5),
          end,
          "doxorubicin",
          "stable",
          null);
    }
    LocalDate start =
        origin.plusDays((long) Truth.FIRST_ADJUVANT + draws.below(Truth.ADJUVANT_DAYS));
    if (kind.isOperated() && draws.happens(Truth.ADJUVANT) && !start.isAfter(lastDay)) {
      rows.add(SYSTEMIC_THERAPY, "2", "adjuvant", true, start, null, "doxorubicin", null, null);
    }
  }

  /** What follows the treatment, until death, loss to follow-up or the data cut-off. */
  private void addCourse(LocalDate origin) {
    double death =
        draws.time(isOligometastatic ? Truth.DEATH_OLIGOMETASTATIC : Truth.DEATH_OTHERWISE);
    int cutoff = (int) ChronoUnit.DAYS.between(origin, CUTOFF);
    int followed = Math.min(Draws.day(draws.time(Truth.LOSS)), cutoff);
    boolean isDead = Draws.day(death) <= followed;
    int end = isDead ? Draws.day(death) : followed;
    lastDay = origin.plusDays(end);
    addPatient(isDead);
    if (kind.isMetastatic()) {
      addAssessments(origin, death, end);
    }
    addAdverseEvents(origin, end);
  }

  private void addPatient(boolean isDead) {
    rows.add(
        PATIENT,
        null,
        draws.oneOf(SEXES),
        diagnosis.getYear() - 20 - draws.below(60),
        isDead ? "dead" : "alive",
        isDead ? lastDay : null,
        isDead ? (draws.happens(Truth.OF_SARCOMA) ? "sarcoma" : "other") : null,
        lastDay);
  }

  private void addAssessments(LocalDate origin, double death, int end) {
    double local = draws.time(Truth.LOCAL_PROGRESSION);
    double distant = draws.time(Truth.DISTANT_PROGRESSION);
    int first = Math.min(Draws.day(local), Draws.day(distant));
    for (int visit = 1; visit <= MOST_VISITS; visit++) {
      int day = visit * VISIT_DAYS;
      if (day < Math.min(first, end)) {
        assess(origin, day, "none", "stable");
      }
    }
    if (local < death && Draws.day(local) <= end) {
      assess(origin, Draws.day(local), "recurrence", null);
    }
    if (distant < death && Draws.day(distant) <= end) {
      assess(origin, Draws.day(distant), null, "progression");
    }
    assess(origin, end, null, null);
  }

  private void assess(LocalDate origin, int day, @Nullable String local, @Nullable String distant) {
    rows.add(DISEASE_ASSESSMENT, origin.plusDays(day), local, distant);
  }

  private void addAdverseEvents(LocalDate origin, int end) {
    int wound = 1 + draws.below(Truth.WOUND_DAYS);
    if (kind.isOperated() && draws.happens(Truth.WOUND) && wound <= end) {
      addEvent(origin.plusDays(wound), "wound complication", 3, "surgery", "secondary_operation");
    }
    int late = Draws.day(draws.time(Truth.LATE_TOXICITY));
    if (late <= end) {
      addEvent(
          origin.plusDays(late),
          draws.oneOf(TERMS),
          1 + draws.below(Truth.GRADES),
          "radiotherapy",
          null);
    }
  }

  private void addEvent(
      LocalDate onset, String term, int grade, String attribution, @Nullable String criterion) {
    rows.add(ADVERSE_EVENT, onset, null, term, null, grade, "ctcae", "5.0", attribution, criterion);
  }
}
