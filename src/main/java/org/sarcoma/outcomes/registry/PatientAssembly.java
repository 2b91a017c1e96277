package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.TableMapping.Role;

/**
 * Puts the rows of one patient together and checks them against each other. Rows are ordered by
 * {@link RowOrder}, so that the order of reading makes no difference.
 */
final class PatientAssembly {
  /** Says that a row of the patient table with this key was rejected; it is counted elsewhere. */
  static final Finding PATIENT_REJECTED =
      new Finding(RegistryTable.PATIENT, RecordCheck.PATIENT_REJECTED, 0);

  private final String institution;
  private final Map<RegistryTable, TableSources> sources;
  private final Map<RegistryTable, List<RowCodec.CanonicalRow>> rows =
      new EnumMap<>(RegistryTable.class);
  private final Set<RegistryTable> statedNone = EnumSet.noneOf(RegistryTable.class);
  private final TreeSet<String> sites = new TreeSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private boolean rejected;

  /**
   * Makes an assembly.
   *
   * @param institution code of the institution or consortium
   * @param sources of its tables
   */
  PatientAssembly(String institution, Map<RegistryTable, TableSources> sources) {
    this.institution = institution;
    this.sources = sources;
  }

  /** Says that a table has no row of the patient, according to another. */
  static Finding statesNone(RegistryTable table) {
    return new Finding(table, RecordCheck.CONTRADICTED_ROWS, 0);
  }

  /** Adds a row or finding as it came through the shuffle. */
  void add(byte[] encoded) {
    Object decoded = RowCodec.decode(encoded);
    if (decoded instanceof RowCodec.CanonicalRow row) {
      rows.computeIfAbsent(row.table(), it -> new ArrayList<>()).add(row);
    } else if (decoded instanceof RowCodec.Site site) {
      sites.add(site.name());
    } else if (decoded.equals(PATIENT_REJECTED)) {
      rejected = true;
    } else if (decoded instanceof Finding it && it.equals(statesNone(it.table()))) {
      statedNone.add(it.table());
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
            sites.isEmpty() ? institution : Institution.siteCode(institution, sites.first()),
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
    if (sites.size() > 1) {
      return RecordCheck.CONFLICTING_ROWS;
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
    add(RegistryTable.DIAGNOSIS, RecordCheck.CONFLICTING_ROWS, diagnoses.size() - kept.size());
    return kept;
  }

  private <T extends Record> List<T> rows(RegistryTable table, Class<T> type) {
    List<RowCodec.CanonicalRow> all = rows.getOrDefault(table, List.of());
    List<RowCodec.CanonicalRow> known =
        all.stream().filter(it -> role(table, it.source()) != Role.STATES_SOME).toList();
    List<RowCodec.CanonicalRow> counted = known.isEmpty() ? all : known;
    if (statedNone.contains(table) && !known.isEmpty()) {
      findings.add(new Finding(table, RecordCheck.CONTRADICTED_ROWS, known.size()));
    }
    TreeMap<@Nullable Object[], Integer> distinct = new TreeMap<>(RowOrder.of(table));
    counted.forEach(it -> distinct.merge(it.values(), it.source(), Math::min));
    List<Duplicates.Row> ordered = new ArrayList<>();
    distinct.forEach(
        (values, source) ->
            ordered.add(new Duplicates.Row(values, source, role(table, source) == Role.COMPLETES)));
    Duplicates rule = duplicates(table);
    Duplicates.Outcome outcome = rule.settle(ordered);
    int repeated = known.isEmpty() ? 0 : known.size() - distinct.size();
    add(table, RecordCheck.DUPLICATE_ROW, repeated + outcome.collapsed());
    add(table, RecordCheck.CONFLICTING_ROWS, outcome.conflicting());
    return outcome.rows().stream()
        .filter(it -> !rule.isMerged() || isComplete(table, it))
        .sorted(RowOrder.of(table))
        .map(it -> type.cast(table.newRow(it)))
        .toList();
  }

  private Role role(RegistryTable table, int source) {
    TableSources of = sources.get(table);
    return of == null ? Role.ROWS : of.role(source);
  }

  private Duplicates duplicates(RegistryTable table) {
    TableSources of = sources.get(table);
    return of == null ? Duplicates.ALLOWED : of.duplicates();
  }

  /** What is required can come from any of the rows that were merged, so it is asked for last. */
  private boolean isComplete(RegistryTable table, @Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && table.columns().get(i).required()) {
        add(table, RecordCheck.MISSING_REQUIRED_VALUE, 1);
        return false;
      }
    }
    return true;
  }

  private void add(RegistryTable table, RecordCheck check, int count) {
    if (count > 0) {
      findings.add(new Finding(table, check, count));
    }
  }
}
