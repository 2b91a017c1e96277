package org.sarcoma.outcomes.example;

import java.util.List;
import org.sarcoma.outcomes.example.RandomPatient.Plan;

/**
 * Cells and rows as a record check must find them. None of them changes who is eligible: what costs
 * a patient the place in the cohort is done to patients without one.
 */
final class Defects {
  private Defects() {}

  static void addTo(Registry registry, DrawnInstitution institution) {
    unknownCode(registry);
    unreadableDate(registry, institution);
    duplicateRow(registry);
    conflictingPatient(registry, idOf(institution, Plan.NEVER_METASTATIC));
    factAfterDeath(registry);
    implausibleDose(registry, idOf(institution, Plan.OTHER_SCHEDULE));
    futureContact(registry, idOf(institution, Plan.NOT_A_SOFT_TISSUE_SARCOMA));
  }

  private static String idOf(DrawnInstitution institution, Plan plan) {
    return institution.patients().stream()
        .filter(patient -> patient.plan() == plan)
        .findFirst()
        .orElseThrow()
        .chart()
        .patientId();
  }

  private static void unknownCode(Registry registry) {
    registry.rows("patient").get(4).set("sex", "9");
    registry.rows("patient").get(11).set("sex", "x");
  }

  private static void unreadableDate(Registry registry, DrawnInstitution institution) {
    Object value = institution.unreadableDate();
    registry.rows("disease_assessment").get(17).set("assessment_date", value);
    first(registry, "diagnosis", idOf(institution, Plan.NO_RADIOTHERAPY))
        .set("diagnosis_date", value);
  }

  private static void duplicateRow(Registry registry) {
    List<Row> rows = registry.rows("disease_assessment");
    rows.add(rows.get(30).copy());
  }

  private static void conflictingPatient(Registry registry, String patientId) {
    Row row = first(registry, "patient", patientId).copy();
    registry.rows("patient").add(row.set("birth_year", row.integer("birth_year") - 10));
  }

  private static void factAfterDeath(Registry registry) {
    Row dead =
        registry.rows("patient").stream()
            .filter(row -> row.is("vital_status", "dead"))
            .findFirst()
            .orElseThrow();
    registry
        .add("disease_assessment")
        .set("patient_id", dead.text("patient_id"))
        .set("assessment_date", dead.date("death_date").plusDays(30))
        .set("local_status", "none")
        .set("distant_status", "stable");
  }

  /** cGy written where Gy are expected. */
  private static void implausibleDose(Registry registry, String patientId) {
    Row course = first(registry, "radiotherapy", patientId);
    course.set("total_dose_gy", course.number("total_dose_gy") * 100);
  }

  private static void futureContact(Registry registry, String patientId) {
    Row patient = first(registry, "patient", patientId);
    patient.set("last_contact_date", patient.date("last_contact_date").plusYears(100));
  }

  private static Row first(Registry registry, String table, String patientId) {
    return registry.rows(table).stream()
        .filter(row -> row.is("patient_id", patientId))
        .findFirst()
        .orElseThrow();
  }
}
