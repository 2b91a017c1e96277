package org.sarcoma.outcomes.example;

import java.time.LocalDate;

/** The treatment rows of a patient of institution {@code study}. */
final class StudyTreatment {
  private StudyTreatment() {}

  static void addTo(Chart chart, PlannedPatient plan) {
    earlierResection(chart, plan);
    combinedModality(chart, plan);
    metastasisDirected(chart, plan);
    systemic(chart, plan);
  }

  /** A tumor that has come back had been resected, long before the treatment under study. */
  private static void earlierResection(Chart chart, PlannedPatient plan) {
    if (plan.locallyRecurrent()) {
      LocalDate diagnosis = chart.first("diagnosis").date("diagnosis_date");
      operation(chart, diagnosis.plusDays(30), "primary", "resection")
          .set("tumor_id", "1")
          .set("margin", "r1");
    }
  }

  private static void combinedModality(Chart chart, PlannedPatient plan) {
    chart
        .add("radiotherapy")
        .set("tumor_id", "1")
        .set("course_id", "1")
        .set("target", "primary")
        .set("setting", "preoperative")
        .set("start_date", plan.radiotherapyStart())
        .set("end_date", plan.radiotherapyEnd())
        .set("total_dose_gy", 40.05)
        .set("fractions", 15)
        .set("technique", plan.integer("gap") % 2 == 0 ? "IMRT" : "VMAT")
        .set("completed_as_planned", true);
    operation(chart, plan.surgery(), "primary", "resection")
        .set("tumor_id", "1")
        .set("margin", plan.integer("gap") > 38 ? "r1" : "r0");
  }

  private static Row operation(Chart chart, LocalDate date, String target, String procedure) {
    return chart
        .add("surgery")
        .set("surgery_date", date)
        .set("target", target)
        .set("procedure", procedure);
  }

  private static void metastasisDirected(Chart chart, PlannedPatient plan) {
    plan.dated("metastasis")
        .forEach(
            treatment -> {
              LocalDate date = plan.dayAfterSurgery(treatment.day());
              if (treatment.name().equals("radiotherapy")) {
                metastasisRadiotherapy(chart, date);
              } else {
                operation(chart, date, "metastasis", treatment.name());
              }
            });
    if (plan.has("before") && plan.text("metastatic_sites").equals("lung;bone")) {
      metastasisRadiotherapy(chart, plan.radiotherapyStart().minusDays(60));
    }
  }

  private static void metastasisRadiotherapy(Chart chart, LocalDate start) {
    chart
        .add("radiotherapy")
        .set("course_id", "2")
        .set("target", "metastasis")
        .set("setting", "definitive")
        .set("start_date", start)
        .set("end_date", start.plusDays(7))
        .set("total_dose_gy", 50.0)
        .set("fractions", 5)
        .set("technique", "SBRT")
        .set("completed_as_planned", true);
  }

  private static void systemic(Chart chart, PlannedPatient plan) {
    if (plan.has("before")) {
      boolean response = plan.list("reasons").contains("systemic_response");
      line(chart, "before_local", plan.radiotherapyStart().minusDays(110))
          .set("planned", true)
          .set("end_date", plan.radiotherapyStart().minusDays(21))
          .set("regimen", "doxorubicin-ifosfamide")
          .set("best_response", response ? "partial" : "stable");
    }
    if (plan.has("adjuvant")) {
      LocalDate start = plan.dayAfterSurgery(plan.integer("adjuvant"));
      line(chart, "adjuvant", start)
          .set("planned", true)
          .set("end_date", start.plusDays(84))
          .set("regimen", "doxorubicin");
    }
    if (plan.has("line")) {
      line(chart, "palliative", plan.dayAfterSurgery(plan.integer("line")))
          .set("planned", false)
          .set("regimen", "trabectedin");
    }
  }

  private static Row line(Chart chart, String setting, LocalDate start) {
    int number = chart.rows("systemic_therapy").size() + 1;
    return chart
        .add("systemic_therapy")
        .set("line_id", Integer.toString(number))
        .set("setting", setting)
        .set("start_date", start);
  }
}
