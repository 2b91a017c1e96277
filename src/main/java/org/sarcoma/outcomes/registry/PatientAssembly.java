package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of one patient together and checks them against each other. Rows are ordered by
 * their dates, then by all other columns, so that the order of reading makes no difference.
 */
final class PatientAssembly {
  private final String institution;
  private final Map<RegistryTable, List<@Nullable Object[]>> rows =
      new EnumMap<>(RegistryTable.class);
  private final List<Finding> findings = new ArrayList<>();

  PatientAssembly(String institution) {
    this.institution = institution;
  }

  /** Adds a row or finding as it came through the shuffle. */
  void add(byte[] encoded) {
    Object decoded = RowCodec.decode(encoded);
    if (decoded instanceof RowCodec.CanonicalRow row) {
      rows.computeIfAbsent(row.table(), it -> new ArrayList<>()).add(row.values());
    } else {
      findings.add((Finding) decoded);
    }
  }

  /** Returns the patient, or only the findings if the patient's own row cannot be used. */
  PatientEntry assemble() {
    if (rows.isEmpty()) {
      return new PatientEntry(institution, null, findings);
    }
    Patient patient = patient();
    if (patient == null) {
      return new PatientEntry(institution, null, findings);
    }
    PatientChecks checks = new PatientChecks(patient, findings);
    PatientRecord record =
        new PatientRecord(
            institution,
            patient,
            checks.diagnoses(distinctKeys(rows(RegistryTable.DIAGNOSIS, Diagnosis.class))),
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
    RecordCheck failed =
        switch (patients.size()) {
          case 0 -> RecordCheck.ORPHAN;
          case 1 -> PatientChecks.contradiction(patients.get(0));
          default -> RecordCheck.CONFLICTING_ROWS;
        };
    if (failed == null) {
      return patients.get(0);
    }
    for (RegistryTable table : rows.keySet()) {
      boolean own = table == RegistryTable.PATIENT || failed == RecordCheck.ORPHAN;
      long lost = own && table == RegistryTable.PATIENT ? patients.size() : count(table);
      findings.add(new Finding(table, own ? failed : RecordCheck.PATIENT_REJECTED, lost));
    }
    return null;
  }

  private long count(RegistryTable table) {
    return rows.getOrDefault(table, List.of()).size();
  }

  /** A tumor that is described in two ways is not believed in either. */
  private List<Diagnosis> distinctKeys(List<Diagnosis> diagnoses) {
    List<Diagnosis> kept =
        diagnoses.stream()
            .filter(
                it ->
                    diagnoses.stream().filter(other -> other.tumorId().equals(it.tumorId())).count()
                        == 1)
            .toList();
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
    TreeSet<@Nullable Object[]> distinct = new TreeSet<>(order(table));
    distinct.addAll(all);
    if (distinct.size() < all.size()) {
      findings.add(
          new Finding(table, RecordCheck.DUPLICATE_ROW, (long) all.size() - distinct.size()));
    }
    return distinct.stream().map(it -> type.cast(table.newRow(it))).toList();
  }

  private static Comparator<@Nullable Object[]> order(RegistryTable table) {
    List<RegistryColumn> columns = table.columns();
    List<Integer> datesFirst =
        IntStream.range(0, columns.size())
            .boxed()
            .sorted(Comparator.comparing(it -> columns.get(it).kind() != RegistryColumn.Kind.DATE))
            .toList();
    return (one, other) ->
        datesFirst.stream()
            .mapToInt(it -> compare(one[it], other[it]))
            .filter(it -> it != 0)
            .findFirst()
            .orElse(0);
  }

  @SuppressWarnings("unchecked") // values of one column are of one type
  private static int compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    return ((Comparable<Object>) one).compareTo(other);
  }
}
