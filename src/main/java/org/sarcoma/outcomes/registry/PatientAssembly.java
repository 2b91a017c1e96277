package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
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

  /** Says that the patient counts in another registry. */
  static final Finding LINKED_ELSEWHERE =
      new Finding(RegistryTable.PATIENT, RecordCheck.LINKED_ELSEWHERE, 0);

  private final AssemblyRules rules;
  private final Map<RegistryTable, List<RowContent.Row>> rows = new EnumMap<>(RegistryTable.class);
  private final Set<RegistryTable> statedNone = EnumSet.noneOf(RegistryTable.class);
  private final TreeSet<String> sites = new TreeSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private boolean isRejected;
  private boolean isLinkedElsewhere;

  PatientAssembly(AssemblyRules rules) {
    this.rules = rules;
  }

  /** Says that a table has no row of the patient, according to another. */
  static Finding statesNone(RegistryTable table) {
    return new Finding(table, RecordCheck.CONTRADICTED_ROWS, 0);
  }

  /** Adds what a row says. */
  void add(RowContent content) {
    if (content instanceof RowContent.Row row) {
      rows.computeIfAbsent(row.table(), it -> new ArrayList<>()).add(row);
    } else if (content instanceof RowContent.Site site) {
      sites.add(site.name());
    } else if (content.equals(PATIENT_REJECTED)) {
      isRejected = true;
    } else if (content.equals(LINKED_ELSEWHERE)) {
      isLinkedElsewhere = true;
    } else if (content instanceof Finding it && it.equals(statesNone(it.table()))) {
      statedNone.add(it.table());
    } else {
      findings.add((Finding) content);
    }
  }

  /** Returns the patient, or only the findings if the patient's own row cannot be used. */
  PatientEntry assemble() {
    Patient patient = rows.isEmpty() ? null : patient();
    return new PatientEntry(
        rules.institution(), patient == null ? null : record(patient), findings);
  }

  private PatientRecord record(Patient patient) {
    String institution = rules.institution();
    List<@Nullable Object[]> diagnoses = settled(RegistryTable.DIAGNOSIS);
    PatientChecks checks = new PatientChecks(patient, diagnoses, rules, findings);
    return new PatientRecord(
        sites.isEmpty() ? institution : Institution.siteCode(institution, sites.first()),
        patient,
        records(
            RegistryTable.DIAGNOSIS,
            checks.usable(RegistryTable.DIAGNOSIS, diagnoses),
            Diagnosis.class),
        usable(RegistryTable.RADIOTHERAPY, Radiotherapy.class, checks),
        usable(RegistryTable.SURGERY, Surgery.class, checks),
        usable(RegistryTable.SYSTEMIC_THERAPY, SystemicTherapy.class, checks),
        usable(RegistryTable.DISEASE_ASSESSMENT, DiseaseAssessment.class, checks),
        usable(RegistryTable.ADVERSE_EVENT, AdverseEvent.class, checks),
        usable(RegistryTable.PAIN_ASSESSMENT, PainAssessment.class, checks));
  }

  private <T extends Record> List<T> usable(
      RegistryTable table, Class<T> type, PatientChecks checks) {
    return records(table, checks.usable(table, settled(table)), type);
  }

  private static <T extends Record> List<T> records(
      RegistryTable table, List<@Nullable Object[]> rows, Class<T> type) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<T> records = new ArrayList<>(rows.size());
    for (@Nullable Object[] row : rows) {
      records.add(type.cast(table.newRow(row)));
    }
    return Collections.unmodifiableList(records);
  }

  private @Nullable Patient patient() {
    List<Patient> patients =
        records(RegistryTable.PATIENT, settled(RegistryTable.PATIENT), Patient.class);
    RecordCheck failed = failed(patients);
    if (failed == null) {
      return patients.get(0);
    }
    if (!patients.isEmpty()) {
      findings.add(new Finding(RegistryTable.PATIENT, failed, patients.size()));
    }
    boolean isOfRow = failed != RecordCheck.ORPHAN && failed != RecordCheck.LINKED_ELSEWHERE;
    RecordCheck ofFacts = isOfRow ? RecordCheck.PATIENT_REJECTED : failed;
    rows.forEach(
        (table, facts) -> {
          if (table != RegistryTable.PATIENT) {
            findings.add(new Finding(table, ofFacts, facts.size()));
          }
        });
    return null;
  }

  private @Nullable RecordCheck failed(List<Patient> patients) {
    if (isRejected) {
      return RecordCheck.PATIENT_REJECTED;
    }
    if (sites.size() > 1 || patients.size() > 1) {
      return RecordCheck.CONFLICTING_ROWS;
    }
    if (patients.isEmpty()) {
      return RecordCheck.ORPHAN;
    }
    RecordCheck contradiction = PatientChecks.contradiction(patients.get(0));
    return contradiction == null && isLinkedElsewhere
        ? RecordCheck.LINKED_ELSEWHERE
        : contradiction;
  }

  /** The rows of a table, each once, with one row for what is about the same. */
  private List<@Nullable Object[]> settled(RegistryTable table) {
    List<RowContent.Row> all = rows.getOrDefault(table, List.of());
    if (all.isEmpty() && !statedNone.contains(table)) {
      return List.of();
    }
    if (areAlike(table, all) && (all.size() == 1 || rules.duplicates(table).standAlone())) {
      return distinct(table, all);
    }
    List<RowContent.Row> known =
        all.stream().filter(it -> rules.role(table, it.source()) != Role.STATES_SOME).toList();
    if (statedNone.contains(table)) {
      add(table, RecordCheck.CONTRADICTED_ROWS, known.size());
    }
    TreeMap<@Nullable Object[], Integer> distinct = new TreeMap<>(RowOrder.of(table));
    (known.isEmpty() ? all : known)
        .forEach(it -> distinct.merge(it.values(), it.source(), Math::min));
    List<Duplicates.Row> ordered = new ArrayList<>();
    distinct.forEach(
        (values, source) ->
            ordered.add(
                new Duplicates.Row(values, source, rules.role(table, source) == Role.COMPLETES)));
    Duplicates rule = rules.duplicates(table);
    Duplicates.Outcome outcome = rule.settle(ordered);
    int repeated = known.isEmpty() ? 0 : known.size() - distinct.size();
    add(table, RecordCheck.DUPLICATE_ROW, repeated + outcome.collapsed());
    add(table, RecordCheck.CONFLICTING_ROWS, outcome.conflicting());
    return outcome.rows().stream()
        .filter(it -> !rule.isMerged() || isComplete(table, it))
        .sorted(RowOrder.of(table))
        .toList();
  }

  /** Whether the rows need no settling, unless some are about the same. */
  private boolean areAlike(RegistryTable table, List<RowContent.Row> all) {
    if (rules.duplicates(table).isMerged() || statedNone.contains(table)) {
      return false;
    }
    for (RowContent.Row row : all) {
      if (rules.role(table, row.source()) != Role.ROWS) {
        return false;
      }
    }
    return true;
  }

  private List<@Nullable Object[]> distinct(RegistryTable table, List<RowContent.Row> all) {
    List<@Nullable Object[]> rows = new ArrayList<>(all.size());
    for (RowContent.Row row : all) {
      rows.add(row.values());
    }
    if (rows.size() > 1) {
      Comparator<@Nullable Object[]> order = RowOrder.of(table);
      rows.sort(order);
      for (int i = rows.size() - 1; i > 0; i--) {
        if (order.compare(rows.get(i - 1), rows.get(i)) == 0) {
          rows.remove(i);
        }
      }
      add(table, RecordCheck.DUPLICATE_ROW, all.size() - rows.size());
    }
    return rows;
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
