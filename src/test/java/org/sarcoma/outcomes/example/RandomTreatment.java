package org.sarcoma.outcomes.example;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sarcoma.outcomes.example.RandomPatient.Plan;

/** Local treatment and planned systemic treatment of a drawn patient. */
final class RandomTreatment {
  private static final List<String> REGIMENS =
      List.of("doxorubicin", "doxorubicin-ifosfamide", "gemcitabine-docetaxel");

  private RandomTreatment() {}

  static void addTo(RandomPatient patient, Draws draws) {
    addRadiotherapy(patient, draws);
    if (patient.plan() != Plan.NEVER_OPERATED) {
      addSurgery(patient, draws);
    }
    addSystemic(patient, draws);
  }

  private static void addRadiotherapy(RandomPatient patient, Draws draws) {
    if (patient.plan() == Plan.NO_RADIOTHERAPY) {
      return;
    }
    boolean postoperative = patient.plan() == Plan.POSTOPERATIVE_RADIOTHERAPY;
    LocalDate start =
        postoperative
            ? patient.surgery().plusDays(draws.between(30, 70))
            : patient.radiotherapyStart();
    boolean metastasis = patient.plan() == Plan.RADIOTHERAPY_OF_METASTASIS_ONLY;
    Row course =
        patient
            .chart()
            .add("radiotherapy")
            .set("tumor_id", metastasis ? null : "1")
            .set("course_id", "1")
            .set("target", metastasis ? "metastasis" : "primary")
            .set(
                "setting",
                postoperative ? "postoperative" : metastasis ? "palliative" : "preoperative")
            .set("start_date", start)
            .set("technique", draws.oneOf(List.of("IMRT", "VMAT", "3D")));
    setSchedule(course, patient.plan(), draws);
  }

  private static void setSchedule(Row course, Plan plan, Draws draws) {
    Map<Integer, Double> schedules = new TreeMap<>(Map.of(15, 40.05));
    if (plan == Plan.OTHER_SCHEDULE || plan == Plan.POSTOPERATIVE_RADIOTHERAPY) {
      schedules = new TreeMap<>(Map.of(25, 50.0, 5, 25.0, 28, 50.4));
    } else if (plan == Plan.RADIOTHERAPY_OF_METASTASIS_ONLY) {
      schedules = new TreeMap<>(Map.of(10, 30.0, 5, 20.0));
    }
    int fractions = draws.oneOf(List.copyOf(schedules.keySet()));
    int days = (fractions + 4) / 5 * 7 - 3;
    course
        .set("end_date", course.date("start_date").plusDays(days))
        .set("total_dose_gy", schedules.get(fractions))
        .set("fractions", fractions)
        .set("completed_as_planned", true);
  }

  private static void addSurgery(RandomPatient patient, Draws draws) {
    patient
        .chart()
        .add("surgery")
        .set("tumor_id", "1")
        .set("surgery_date", patient.surgery())
        .set("target", "primary")
        .set("procedure", draws.chance(93) ? "resection" : "amputation")
        .set("margin", draws.chance(95) ? draws.weighted(margins()) : null);
    if (patient.plan() != Plan.NEVER_METASTATIC && draws.chance(28)) {
      patient
          .chart()
          .add("surgery")
          .set("surgery_date", patient.surgery().plusDays(draws.between(30, 500)))
          .set("target", "metastasis")
          .set("procedure", draws.chance(60) ? "resection" : "ablation");
    }
  }

  private static Map<String, Integer> margins() {
    return new TreeMap<>(Map.of("r0", 78, "r1", 19, "r2", 3));
  }

  private static void addSystemic(RandomPatient patient, Draws draws) {
    if (draws.chance(48)) {
      LocalDate start = patient.radiotherapyStart().minusDays(draws.between(70, 130));
      line(patient, "before_local", start)
          .set("planned", true)
          .set("end_date", patient.radiotherapyStart().minusDays(draws.between(14, 28)))
          .set("regimen", draws.oneOf(REGIMENS))
          .set("best_response", draws.oneOf(List.of("partial", "stable", "stable", "complete")));
    }
    if (draws.chance(22)) {
      int delay = draws.chance(85) ? draws.between(25, 85) : draws.between(95, 150);
      boolean started = draws.chance(88);
      LocalDate start = patient.surgery().plusDays(delay);
      line(patient, "adjuvant", started ? start : null)
          .set("planned", true)
          .set("end_date", started ? start.plusDays(84) : null)
          .set("regimen", draws.oneOf(REGIMENS))
          .set("delayed_by", delay > 91 ? draws.oneOf(delays()) : null);
    }
  }

  private static List<String> delays() {
    return List.of("wound_complication", "other_toxicity", "patient_choice", "other");
  }

  static Row line(RandomPatient patient, String setting, LocalDate start) {
    int number = patient.chart().rows("systemic_therapy").size() + 1;
    return patient
        .chart()
        .add("systemic_therapy")
        .set("line_id", Integer.toString(number))
        .set("setting", setting)
        .set("start_date", start);
  }
}
