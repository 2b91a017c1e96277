package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of one patient together and checks them against each other. Rows are ordered by
 * {@link RowOrder}, so that the order of reading makes no difference.
 */
final class PatientAssembly {
  /** Says that a row of the patient table with this key was rejected; it is counted elsewhere. */
  static final Finding PATIENT_REJECTED =
      new Finding(RegistryTable.PATIENT, RecordCheck.PATIENT_REJECTED, 0);

  private final String institution;
  private final Map<RegistryTable, List<@Nullable Object[]>> rows =
      new EnumMap<>(RegistryTable.class);
  private final List<Finding> findings = new ArrayList<>();
  private boolean rejected;

  PatientAssembly(String institution) {
    this.institution = institution;
  }

  /** Adds a row or finding as it came through the shuffle. */
  void add(byte[] encoded) {
    Object decoded = RowCodec.decode(encoded);
    if (decoded instanceof RowCodec.CanonicalRow row) {
      rows.computeIfAbsent(row.table(), it -> new ArrayList<>()).add(row.values());
    } else if (decoded.equals(PATIENT_REJECTED)) {
      rejected = true;
    } else {
      findings.add((Finding) decoded);
    }
  }

  /** Returns the patient, or only the findings if the patient's own row cannot be used. */
  PatientEntry assemble() {
    Patient patient = rows.isEmpty() ? null : patient();
    if (patient == null) {
      return new PatientEntry(institution, null, findings);
    }
    PatientChecks checks = new PatientChecks(patient, findings);
    PatientRecord record =
        new PatientRecord(
            institution,
            patient,
            checks.diagnoses(withoutConflicts(rows(RegistryTable.DIAGNOSIS, Diagnosis.class))),
            checks.radiotherapies(rows(RegistryTable.RADIOTHERAPY, Radiotherapy.class)),
            checks.surgeries(rows(RegistryTable.SURGERY, Surgery.class)),
            checks.systemicTherapies(rows(RegistryTable.SYSTEMIC_THERAPY, SystemicTherapy.class)),
            checks.diseaseAssessments(
                rows(RegistryTable.DISEASE_ASSESSMENT, DiseaseAssessment.class)),
            checks.adverseEvents(rows(RegistryTable.ADVERSE_EVENT, AdverseEvent.class)),
            checks.painAssessments(rows(RegistryTable.PAIN_ASSESSMENT, PainAssessment.class)));
    return new PatientEntry(institution, record, findings);
  }

  private @Nullable Patient patient() {
    List<Patient> patients = rows(RegistryTable.PATIENT, Patient.class);
    RecordCheck failed = failed(patients);
    if (failed == null) {
      return patients.get(0);
    }
    if (!patients.isEmpty()) {
      findings.add(new Finding(RegistryTable.PATIENT, failed, patients.size()));
    }
    RecordCheck ofFacts =
        failed == RecordCheck.ORPHAN ? RecordCheck.ORPHAN : RecordCheck.PATIENT_REJECTED;
    rows.forEach(
        (table, facts) -> {
          if (table != RegistryTable.PATIENT) {
            findings.add(new Finding(table, ofFacts, facts.size()));
          }
        });
    return null;
  }

  private @Nullable RecordCheck failed(List<Patient> patients) {
    if (rejected) {
      return RecordCheck.PATIENT_REJECTED;
    }
    return switch (patients.size()) {
      case 0 -> RecordCheck.ORPHAN;
      case 1 -> PatientChecks.contradiction(patients.get(0));
      default -> RecordCheck.CONFLICTING_ROWS;
    };
  }

  /** A tumor that is described in two ways is not believed in either. */
  private List<Diagnosis> withoutConflicts(List<Diagnosis> diagnoses) {
    Map<String, Integer> descriptions = new HashMap<>();
    diagnoses.forEach(it -> descriptions.merge(it.tumorId(), 1, Integer::sum));
    List<Diagnosis> kept =
        diagnoses.stream().filter(it -> descriptions.getOrDefault(it.tumorId(), 0) == 1).toList();
    if (kept.size() < diagnoses.size()) {
      findings.add(
          new Finding(
              RegistryTable.DIAGNOSIS,
              RecordCheck.CONFLICTING_ROWS,
              diagnoses.size() - kept.size()));
    }
    return kept;
  }

  private <T extends Record> List<T> rows(RegistryTable table, Class<T> type) {
    List<@Nullable Object[]> all = rows.getOrDefault(table, List.of());
    TreeSet<@Nullable Object[]> distinct = new TreeSet<>(RowOrder.of(table));
    distinct.addAll(all);
    if (distinct.size() < all.size()) {
      findings.add(
          new Finding(table, RecordCheck.DUPLICATE_ROW, (long) all.size() - distinct.size()));
    }
    return distinct.stream().map(it -> type.cast(table.newRow(it))).toList();
  }
}
