package org.sarcoma.outcomes.example;

import java.time.LocalDate;
import java.util.List;

/** Writes the chart of a patient of institution {@code study} from its plan. */
final class StudyCharts {
  private static final List<Integer> PAIN_DAYS = List.of(-7, 90, 180);

  private StudyCharts() {}

  static Chart of(String patientId, PlannedPatient plan) {
    Chart chart = new Chart(patientId);
    patient(chart, plan);
    diagnosis(chart, plan);
    StudyTreatment.addTo(chart, plan);
    assessments(chart, plan);
    adverseEvents(chart, plan);
    pain(chart, plan);
    return chart;
  }

  private static void patient(Chart chart, PlannedPatient plan) {
    chart
        .add("patient")
        .set("linkage_id", "L" + chart.patientId().substring(1))
        .set("sex", plan.text("sex"))
        .set("birth_year", plan.radiotherapyStart().getYear() - plan.integer("age"))
        .set("vital_status", plan.text("status"))
        .set("death_date", plan.dead() ? plan.end() : null)
        .set("cause_of_death", plan.dead() ? "sarcoma" : null)
        .set("last_contact_date", plan.end());
  }

  private static void diagnosis(Chart chart, PlannedPatient plan) {
    LocalDate metastasis = plan.radiotherapyStart().minusDays(plan.has("before") ? 130 : 40);
    chart
        .add("diagnosis")
        .set("tumor_id", "1")
        .set("diagnosis_date", metastasis.minusDays(plan.locallyRecurrent() ? 800 : 14))
        .set("topography", plan.text("site"))
        .set("morphology", plan.text("morphology"))
        .set("fnclcc_grade", plan.optionalInteger("grade"))
        .set("size_cm", Double.valueOf(plan.text("size")))
        .set("presentation", plan.text("presentation"))
        .set("metastasis_date", metastasis)
        .set("metastatic_lesion_count", plan.integer("lesions"))
        .set("metastatic_sites", plan.text("metastatic_sites"))
        .set("ecog", plan.integer("age") > 70 ? 1 : 0)
        .set("selection_reason", plan.text("reasons"));
  }

  private static void assessments(Chart chart, PlannedPatient plan) {
    boolean recurrent = plan.locallyRecurrent();
    assessment(chart, plan.radiotherapyStart().minusDays(10))
        .set("local_status", recurrent ? "recurrence" : "stable")
        .set("distant_status", recurrent ? "progression" : "stable");
    assessment(chart, plan.surgery().minusDays(7))
        .set("local_status", "response")
        .set("distant_status", "stable");
    for (int day : plan.assessed()) {
      assessment(chart, plan.dayAfterSurgery(day))
          .set("local_status", is(plan, "local", day) ? "recurrence" : "none")
          .set("distant_status", is(plan, "progression", day) ? "progression" : "stable");
    }
  }

  private static boolean is(PlannedPatient plan, String field, int day) {
    return plan.has(field) && plan.integer(field) == day;
  }

  private static Row assessment(Chart chart, LocalDate date) {
    return chart.add("disease_assessment").set("assessment_date", date);
  }

  private static void adverseEvents(Chart chart, PlannedPatient plan) {
    plan.dated("wound")
        .forEach(
            wound ->
                event(chart, plan.dayAfterSurgery(wound.day()), "wound complication", 3)
                    .set("resolved_date", plan.dayAfterSurgery(wound.day() + 40))
                    .set("meddra_code", "10053692")
                    .set("attribution", "surgery")
                    .set("wound_criterion", wound.name()));
    if (plan.has("acute")) {
      LocalDate onset = plan.radiotherapyStart().plusDays(16);
      event(chart, onset, "radiation dermatitis", plan.integer("acute"))
          .set("resolved_date", onset.plusDays(21))
          .set("meddra_code", "10061103")
          .set("attribution", "radiotherapy");
    }
    plan.dated("late")
        .forEach(
            late -> {
              String[] term = late.name().split(":", 2);
              LocalDate onset = plan.radiotherapyStart().plusDays(late.day());
              event(chart, onset, term[0], Integer.parseInt(term[1]))
                  .set("attribution", "radiotherapy");
            });
  }

  private static Row event(Chart chart, LocalDate onset, String term, int grade) {
    return chart
        .add("adverse_event")
        .set("onset_date", onset)
        .set("term", term)
        .set("grade", grade)
        .set("scale", "ctcae")
        .set("scale_version", "5.0");
  }

  private static void pain(Chart chart, PlannedPatient plan) {
    int next = 0;
    for (String score : plan.has("pain") ? plan.text("pain").split(">") : new String[0]) {
      boolean beforeBaseline = score.startsWith("!");
      int day = beforeBaseline ? -40 : PAIN_DAYS.get(next);
      next += beforeBaseline ? 0 : 1;
      String[] parts = score.replace("!", "").split("/", 2);
      chart
          .add("pain_assessment")
          .set("assessment_date", plan.radiotherapyStart().plusDays(day))
          .set("score", Double.valueOf(parts[0]))
          .set("morphine_equivalent_mg", Double.valueOf(parts[1]));
    }
  }
}
