package org.sarcoma.outcomes.example;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Patients of institution {@code study} who are not in the cohort. Each of them would be eligible
 * but for one thing.
 */
final class StudyExclusions {
  /** Why a patient is not in the cohort of operated patients. */
  enum Reason {
    NOT_A_SOFT_TISSUE_SARCOMA,
    BONE_TUMOR,
    NEVER_METASTATIC,
    METASTATIC_AFTER_RADIOTHERAPY_START,
    NO_RADIOTHERAPY,
    RADIOTHERAPY_OF_METASTASIS_ONLY,
    POSTOPERATIVE_RADIOTHERAPY,
    OTHER_SCHEDULE,
    DOSE_MISSING,
    NEVER_OPERATED,
    OTHER_TUMOR_OPERATED,
    OPERATED_BEFORE_RADIOTHERAPY,
    OPERATED_TOO_LATE,
    RECURRENCE_BEFORE_SURGERY,
    LOCAL_RECURRENCE_OPERATED,
    ABLATION,
    OUTSIDE_PERIOD,
    AFTER_CUTOFF,
    OTHER_SELECTION_REASON,
    DEATH_WITHOUT_DATE
  }

  /** A patient and the only reason against. */
  record Excluded(Reason reason, Chart chart) {}

  private static final List<String> STARTS =
      List.of(
          "2018-04-16",
          "2018-11-05",
          "2019-05-13",
          "2019-10-07",
          "2020-03-02",
          "2020-08-17",
          "2021-01-18",
          "2021-06-14",
          "2021-11-08",
          "2022-03-28",
          "2022-09-05",
          "2023-02-13");

  private final Pseudonyms pseudonyms = new Pseudonyms(41);
  private final List<Excluded> patients = new ArrayList<>();

  private StudyExclusions() {}

  static List<Excluded> patients() {
    StudyExclusions exclusions = new StudyExclusions();
    exclusions.addByDisease();
    exclusions.addByRadiotherapy();
    StudySurgeryExclusions.addTo(exclusions);
    exclusions.addByDate();
    return List.copyOf(exclusions.patients);
  }

  /** The patient who died before surgery, to whom a row after death is added. */
  static String diedUnoperated() {
    return patients().stream()
        .filter(patient -> patient.reason() == Reason.NEVER_OPERATED)
        .map(Excluded::chart)
        .filter(chart -> chart.patient().is("vital_status", "dead"))
        .findFirst()
        .orElseThrow()
        .patientId();
  }

  private void addByDisease() {
    for (String morphology : List.of("9180/3", "8070/3", "8936/3")) {
      add(Reason.NOT_A_SOFT_TISSUE_SARCOMA, c -> diagnosis(c).set("morphology", morphology));
    }
    for (String bone : List.of("C40.2", "C41.4")) {
      add(Reason.BONE_TUMOR, c -> diagnosis(c).set("topography", bone));
    }
    add(Reason.NEVER_METASTATIC, StudyExclusions::withoutMetastases);
    add(Reason.NEVER_METASTATIC, StudyExclusions::withoutMetastases);
    for (int days : List.of(1, 200)) {
      add(
          Reason.METASTATIC_AFTER_RADIOTHERAPY_START,
          c -> diagnosis(c).set("metastasis_date", radiotherapyStart(c).plusDays(days)));
    }
  }

  private static void withoutMetastases(Chart chart) {
    diagnosis(chart)
        .set("metastasis_date", null)
        .set("metastatic_lesion_count", null)
        .set("metastatic_sites", null);
    chart.rows("disease_assessment").forEach(row -> row.set("distant_status", "none"));
  }

  private void addByRadiotherapy() {
    add(Reason.NO_RADIOTHERAPY, c -> c.removeAll("radiotherapy"));
    add(Reason.NO_RADIOTHERAPY, c -> c.removeAll("radiotherapy"));
    for (String setting : List.of("palliative", "definitive")) {
      add(
          Reason.RADIOTHERAPY_OF_METASTASIS_ONLY,
          c -> c.first("radiotherapy").set("target", "metastasis").set("setting", setting));
    }
    add(Reason.POSTOPERATIVE_RADIOTHERAPY, c -> irradiateAfterSurgery(c, 42));
    add(Reason.POSTOPERATIVE_RADIOTHERAPY, c -> irradiateAfterSurgery(c, 56));
    addSchedule(50.0, 25);
    addSchedule(42.75, 15);
    addSchedule(25.0, 5);
    add(Reason.DOSE_MISSING, c -> c.first("radiotherapy").set("total_dose_gy", null));
    add(Reason.DOSE_MISSING, c -> c.first("radiotherapy").set("fractions", null));
  }

  private void addSchedule(double dose, int fractions) {
    add(
        Reason.OTHER_SCHEDULE,
        c -> c.first("radiotherapy").set("total_dose_gy", dose).set("fractions", fractions));
  }

  private static void irradiateAfterSurgery(Chart chart, int days) {
    LocalDate start = chart.first("surgery").date("surgery_date").plusDays(days);
    chart
        .first("radiotherapy")
        .set("setting", "postoperative")
        .set("start_date", start)
        .set("end_date", start.plusDays(18));
  }

  private void addByDate() {
    addStarting(Reason.OUTSIDE_PERIOD, "2016-06-06");
    addStarting(Reason.OUTSIDE_PERIOD, "2024-02-12");
    addStarting(Reason.AFTER_CUTOFF, "2025-01-13");
    addStarting(Reason.AFTER_CUTOFF, "2025-02-03");
    add(Reason.DEATH_WITHOUT_DATE, c -> c.patient().set("vital_status", "dead"));
    add(Reason.OTHER_SELECTION_REASON, c -> diagnosis(c).set("selection_reason", "other"));
  }

  private void addStarting(Reason reason, String start) {
    PlannedPatient plan = ordinary(start, Map.of("follow_up", "200", "assessed", "91;184"));
    patients.add(new Excluded(reason, StudyCharts.of(pseudonyms.next(), plan)));
  }

  void add(Reason reason, Consumer<Chart> change) {
    add(reason, Map.of(), change);
  }

  /** Adds a patient who would be eligible, after {@code fields} and {@code change}. */
  void add(Reason reason, Map<String, String> fields, Consumer<Chart> change) {
    PlannedPatient plan = ordinary(STARTS.get(patients.size() % STARTS.size()), fields);
    Chart chart = StudyCharts.of(pseudonyms.next(), plan);
    change.accept(chart);
    patients.add(new Excluded(reason, chart));
  }

  private PlannedPatient ordinary(String start, Map<String, String> fields) {
    int number = patients.size();
    Map<String, String> plan = new TreeMap<>();
    plan.put("rt_start", start);
    plan.put("gap", "28");
    plan.put("follow_up", "470");
    plan.put("status", "alive");
    plan.put("assessed", "90;182;271;363;455");
    plan.put("age", Integer.toString(40 + number * 7 % 41));
    plan.put("sex", number % 2 == 0 ? "female" : "male");
    plan.put("size", Double.toString(3.5 + number * 13 % 12));
    plan.put("site", number % 3 == 0 ? "C49.1" : "C49.2");
    plan.put("morphology", number % 4 == 0 ? "8811/3" : "8802/3");
    plan.put("grade", number % 3 == 1 ? "2" : "3");
    plan.put("presentation", "primary");
    plan.put("lesions", Integer.toString(1 + number % 5));
    plan.put("metastatic_sites", "lung");
    plan.put("reasons", "oligometastatic");
    plan.putAll(fields);
    return new PlannedPatient(plan);
  }

  static Row diagnosis(Chart chart) {
    return chart.first("diagnosis");
  }

  static LocalDate radiotherapyStart(Chart chart) {
    return chart.first("radiotherapy").date("start_date");
  }
}
