package org.sarcoma.outcomes.example;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sarcoma.outcomes.example.StudyExclusions.Reason;

/** The exclusions for which the operation is the reason; all of them started radiotherapy. */
final class StudySurgeryExclusions {
  private StudySurgeryExclusions() {}

  static void addTo(StudyExclusions exclusions) {
    addUnoperated(exclusions);
    for (String morphology : List.of("8720/3", "8500/3")) {
      exclusions.add(Reason.OTHER_TUMOR_OPERATED, c -> operateOtherTumor(c, morphology));
    }
    for (int days : List.of(21, 90)) {
      exclusions.add(Reason.OPERATED_BEFORE_RADIOTHERAPY, c -> operateBefore(c, days));
    }
    exclusions.add(Reason.OPERATED_TOO_LATE, Map.of("gap", "200"), c -> {});
    exclusions.add(Reason.OPERATED_TOO_LATE, Map.of("gap", "150"), c -> {});
    for (int i = 0; i < 2; i++) {
      exclusions.add(
          Reason.RECURRENCE_BEFORE_SURGERY, c -> restaging(c).set("local_status", "recurrence"));
    }
    for (int i = 0; i < 2; i++) {
      exclusions.add(
          Reason.LOCAL_RECURRENCE_OPERATED,
          Map.of("presentation", "locally_recurrent"),
          StudySurgeryExclusions::treatLocalRecurrence);
      exclusions.add(
          Reason.ABLATION,
          c -> c.first("surgery").set("procedure", "ablation").set("margin", null));
    }
  }

  private static void addUnoperated(StudyExclusions exclusions) {
    exclusions.add(Reason.NEVER_OPERATED, c -> stopEarly(c, 60, "alive"));
    exclusions.add(Reason.NEVER_OPERATED, c -> stopEarly(c, 75, "dead"));
    exclusions.add(Reason.NEVER_OPERATED, StudySurgeryExclusions::progress);
  }

  /** Ten of fifteen fractions, then no operation: new metastases in one patient, death in one. */
  private static void stopEarly(Chart chart, int days, String vitalStatus) {
    LocalDate start = StudyExclusions.radiotherapyStart(chart);
    chart
        .first("radiotherapy")
        .set("end_date", start.plusDays(11))
        .set("total_dose_gy", 26.7)
        .set("fractions", 10)
        .set("completed_as_planned", false);
    progress(chart);
    if (vitalStatus.equals("dead")) {
      restaging(chart).set("distant_status", "stable");
      chart.closeOn(start.plusDays(days), true);
    }
  }

  private static void progress(Chart chart) {
    chart.removeAll("surgery");
    restaging(chart).set("local_status", "stable").set("distant_status", "progression");
    chart.rows("disease_assessment").stream()
        .skip(2)
        .forEach(row -> row.set("local_status", "stable"));
  }

  private static Row restaging(Chart chart) {
    return chart.rows("disease_assessment").get(1);
  }

  private static void operateOtherTumor(Chart chart, String morphology) {
    LocalDate diagnosed = StudyExclusions.diagnosis(chart).date("diagnosis_date");
    chart
        .add("diagnosis")
        .set("tumor_id", "2")
        .set("diagnosis_date", diagnosed.plusDays(10))
        .set("topography", morphology.equals("8720/3") ? "C44.7" : "C50.4")
        .set("morphology", morphology)
        .set("size_cm", 1.2)
        .set("presentation", "primary");
    chart.first("surgery").set("tumor_id", "2");
  }

  private static void operateBefore(Chart chart, int days) {
    chart
        .first("surgery")
        .set("surgery_date", StudyExclusions.radiotherapyStart(chart).minusDays(days));
  }

  /** Presented with a primary that was resected; what is irradiated and resected came back. */
  private static void treatLocalRecurrence(Chart chart) {
    StudyExclusions.diagnosis(chart).set("presentation", "primary");
    chart.rows("surgery").get(1).set("target", "local_recurrence");
  }
}
