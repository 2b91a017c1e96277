package org.sarcoma.outcomes.example;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A patient of an institution whose data are drawn.
 *
 * @param plan what the patient is made to be
 * @param radiotherapyStart day on which radiotherapy starts, or would have
 * @param surgery day of the operation, or on which it would have been
 */
record RandomPatient(Chart chart, Plan plan, LocalDate radiotherapyStart, LocalDate surgery) {

  /** Eligible, or the first thing that speaks against it. */
  enum Plan {
    ELIGIBLE,
    NOT_A_SOFT_TISSUE_SARCOMA,
    NEVER_METASTATIC,
    METASTATIC_AFTER_RADIOTHERAPY_START,
    NO_RADIOTHERAPY,
    RADIOTHERAPY_OF_METASTASIS_ONLY,
    POSTOPERATIVE_RADIOTHERAPY,
    OTHER_SCHEDULE,
    NEVER_OPERATED,
    OPERATED_TOO_LATE,
    OUTSIDE_PERIOD,
    NO_LOCAL_TREATMENT
  }

  private static final Map<Plan, Integer> PLANS = plans();
  private static final Map<String, Integer> MORPHOLOGIES = morphologies();
  private static final Map<String, Integer> SITES = sites();
  private static final List<String> OTHER_MORPHOLOGIES =
      List.of("8936/3", "9180/3", "8070/3", "8140/3", "9140/3", "8821/1", "8832/3");
  private static final Map<Integer, Integer> GRADES = new TreeMap<>(Map.of(2, 35, 3, 65));
  private static final LocalDate PERIOD_START = LocalDate.of(2018, 1, 8);
  private static final LocalDate PERIOD_END = LocalDate.of(2023, 12, 11);

  static RandomPatient draw(String patientId, Draws draws) {
    Plan plan = draws.weighted(PLANS);
    LocalDate start = start(plan, draws);
    int gap = plan == Plan.OPERATED_TOO_LATE ? draws.between(150, 220) : draws.between(21, 56);
    RandomPatient patient =
        new RandomPatient(new Chart(patientId), plan, start, start.plusDays(18 + gap));
    patient.addPerson(draws);
    patient.addDiagnosis(draws);
    RandomTreatment.addTo(patient, draws);
    RandomFollowUp.addTo(patient, draws);
    return patient;
  }

  /** A patient with metastases whose primary is left alone. */
  static RandomPatient untreated(String patientId, Draws draws) {
    LocalDate start = draws.monday(PERIOD_START, PERIOD_END);
    RandomPatient patient =
        new RandomPatient(new Chart(patientId), Plan.NO_LOCAL_TREATMENT, start, start);
    patient.addPerson(draws);
    patient.addDiagnosis(draws);
    patient.chart.first("diagnosis").set("selection_reason", null);
    RandomFollowUp.addUntreated(patient, draws);
    return patient;
  }

  boolean eligible() {
    return plan == Plan.ELIGIBLE;
  }

  private static LocalDate start(Plan plan, Draws draws) {
    if (plan != Plan.OUTSIDE_PERIOD) {
      return draws.monday(PERIOD_START, PERIOD_END);
    }
    return draws.chance(70)
        ? draws.monday(LocalDate.of(2013, 1, 14), LocalDate.of(2017, 11, 27))
        : draws.monday(LocalDate.of(2024, 1, 15), LocalDate.of(2024, 6, 24));
  }

  private void addPerson(Draws draws) {
    int age = 18 + (draws.between(0, 68) + draws.between(10, 68)) / 2;
    chart
        .add("patient")
        .set("linkage_id", draws.chance(40) ? "L" + draws.between(1_000_000, 9_999_999) : null)
        .set("sex", draws.chance(54) ? "male" : "female")
        .set("birth_year", radiotherapyStart.getYear() - age);
  }

  private void addDiagnosis(Draws draws) {
    boolean sarcoma = plan != Plan.NOT_A_SOFT_TISSUE_SARCOMA;
    boolean recurrent = draws.chance(25);
    LocalDate metastasis = radiotherapyStart.minusDays(draws.between(14, 200));
    int lesions = draws.chance(65) ? draws.between(1, 5) : draws.between(6, 25);
    Row diagnosis =
        chart
            .add("diagnosis")
            .set("tumor_id", "1")
            .set("diagnosis_date", metastasis.minusDays(recurrent ? draws.between(300, 1500) : 10))
            .set("topography", draws.weighted(SITES))
            .set(
                "morphology",
                sarcoma ? draws.weighted(MORPHOLOGIES) : draws.oneOf(OTHER_MORPHOLOGIES))
            .set("fnclcc_grade", draws.chance(92) ? draws.weighted(GRADES) : null)
            .set("size_cm", draws.chance(94) ? draws.between(15, 210) / 10.0 : null)
            .set("presentation", recurrent ? "locally_recurrent" : "primary")
            .set("metastasis_date", metastasis)
            .set("metastatic_lesion_count", draws.chance(93) ? lesions : null)
            .set(
                "metastatic_sites",
                draws.oneOf(List.of("lung", "lung", "lung;bone", "liver", "bone")))
            .set("ecog", draws.between(0, 2))
            .set("selection_reason", reasons(lesions, draws));
    setMetastasis(diagnosis, draws);
  }

  private static String reasons(int lesions, Draws draws) {
    String main = draws.oneOf(List.of("systemic_response", "location_or_symptoms"));
    if (lesions > 5) {
      return main;
    }
    return draws.chance(20) ? "oligometastatic;" + main : "oligometastatic";
  }

  private void setMetastasis(Row diagnosis, Draws draws) {
    if (plan == Plan.NEVER_METASTATIC) {
      diagnosis
          .set("metastasis_date", null)
          .set("metastatic_lesion_count", null)
          .set("metastatic_sites", null)
          .set("selection_reason", null);
    } else if (plan == Plan.METASTATIC_AFTER_RADIOTHERAPY_START) {
      diagnosis.set("metastasis_date", radiotherapyStart.plusDays(draws.between(5, 30)));
    }
  }

  private static Map<Plan, Integer> plans() {
    Map<Plan, Integer> weights = new LinkedHashMap<>();
    weights.put(Plan.ELIGIBLE, 36);
    weights.put(Plan.NOT_A_SOFT_TISSUE_SARCOMA, 9);
    weights.put(Plan.NEVER_METASTATIC, 14);
    weights.put(Plan.METASTATIC_AFTER_RADIOTHERAPY_START, 4);
    weights.put(Plan.NO_RADIOTHERAPY, 9);
    weights.put(Plan.RADIOTHERAPY_OF_METASTASIS_ONLY, 4);
    weights.put(Plan.POSTOPERATIVE_RADIOTHERAPY, 6);
    weights.put(Plan.OTHER_SCHEDULE, 8);
    weights.put(Plan.NEVER_OPERATED, 4);
    weights.put(Plan.OPERATED_TOO_LATE, 2);
    weights.put(Plan.OUTSIDE_PERIOD, 4);
    return weights;
  }

  /** Shares as in unselected series of extremity and trunk sarcoma. */
  private static Map<String, Integer> morphologies() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("8802/3", 27);
    weights.put("8890/3", 17);
    weights.put("8811/3", 10);
    weights.put("8858/3", 8);
    weights.put("8852/3", 7);
    weights.put("8854/3", 3);
    weights.put("9040/3", 4);
    weights.put("9041/3", 5);
    weights.put("9043/3", 2);
    weights.put("9540/3", 5);
    weights.put("9120/3", 3);
    weights.put("8901/3", 2);
    weights.put("8815/3", 3);
    weights.put("8804/3", 2);
    weights.put("9581/3", 1);
    weights.put("9231/3", 1);
    return weights;
  }

  private static Map<String, Integer> sites() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("C49.2", 60);
    weights.put("C49.1", 17);
    weights.put("C49.3", 8);
    weights.put("C49.4", 5);
    weights.put("C49.5", 6);
    weights.put("C49.6", 4);
    return weights;
  }
}
