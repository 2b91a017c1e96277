package org.sarcoma.outcomes.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows of one patient on their way into a record. */
final class OnePatient {
  static final LocalDate DEATH = LocalDate.of(2020, 6, 15);

  static final LocalDate CUTOFF = LocalDate.of(2024, 12, 31);
  static final AssemblyRules RULES = new AssemblyRules("umc", Map.of(), false, CUTOFF);

  final List<RowContent> rows = new ArrayList<>();
  private final AssemblyRules rules;

  OnePatient() {
    this(RULES);
  }

  OnePatient(AssemblyRules rules) {
    this.rules = rules;
  }

  void add(RegistryTable table, Object... namesAndValues) {
    rows.add(new RowContent.Row(table, Rows.row(table, namesAndValues), 0));
  }

  void addDeadPatient() {
    add(RegistryTable.PATIENT, "birth_year", 1950, "vital_status", "dead", "death_date", DEATH);
  }

  PatientEntry assemble() {
    PatientAssembly assembly = new PatientAssembly(rules);
    rows.forEach(it -> assembly.add(RowCodec.decode(RowCodec.encode(it))));
    return assembly.assemble();
  }

  PatientRecord record() {
    PatientRecord patient = assemble().patientRecord();
    if (patient == null) {
      throw new AssertionError("The patient is rejected");
    }
    return patient;
  }

  static int size(PatientRecord patient, RegistryTable table) {
    List<?> facts =
        switch (table) {
          case PATIENT -> List.of(patient.patient());
          case DIAGNOSIS -> patient.diagnoses();
          case RADIOTHERAPY -> patient.radiotherapies();
          case SURGERY -> patient.surgeries();
          case SYSTEMIC_THERAPY -> patient.systemicTherapies();
          case DISEASE_ASSESSMENT -> patient.diseaseAssessments();
          case ADVERSE_EVENT -> patient.adverseEvents();
          case PAIN_ASSESSMENT -> patient.painAssessments();
        };
    return facts.size();
  }
}
