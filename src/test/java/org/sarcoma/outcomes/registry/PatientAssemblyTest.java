package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientAssemblyTest {
  private static final LocalDate DEATH = LocalDate.of(2020, 6, 15);

  private final List<byte[]> rows = new ArrayList<>();

  private void add(RegistryTable table, Object... namesAndValues) {
    rows.add(RowCodec.encode(table, Rows.row(table, namesAndValues)));
  }

  private void addDeadPatient() {
    add(RegistryTable.PATIENT, "birth_year", 1950, "vital_status", "dead", "death_date", DEATH);
  }

  private PatientEntry assemble() {
    PatientAssembly assembly = new PatientAssembly("umc");
    rows.forEach(assembly::add);
    return assembly.assemble();
  }

  private PatientRecord record() {
    PatientRecord patient = assemble().patientRecord();
    if (patient == null) {
      throw new AssertionError("The patient is rejected");
    }
    return patient;
  }

  private static int size(PatientRecord patient, RegistryTable table) {
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

  @Test
  void putsRowsOfEveryTableTogether() {
    add(RegistryTable.PATIENT);
    for (RegistryTable table : RegistryTable.values()) {
      if (table != RegistryTable.PATIENT) {
        add(table);
      }
    }

    PatientEntry entry = assemble();

    assertThat(entry.institution()).isEqualTo("umc");
    assertThat(entry.findings()).isEmpty();
    for (RegistryTable table : RegistryTable.values()) {
      assertThat(size(record(), table)).as("%s", table).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DIAGNOSIS, diagnosis_date",
    "DIAGNOSIS, metastasis_date",
    "RADIOTHERAPY, start_date",
    "SURGERY, surgery_date",
    "SYSTEMIC_THERAPY, start_date",
    "DISEASE_ASSESSMENT, assessment_date",
    "ADVERSE_EVENT, onset_date",
    "PAIN_ASSESSMENT, assessment_date"
  })
  void factsFromTheYearOfBirthToTheDayOfDeathAreKept(RegistryTable table, String date) {
    addDeadPatient();
    add(table, date, DEATH);
    assertThat(size(record(), table)).isEqualTo(1);
    assertThat(assemble().findings()).isEmpty();

    rows.clear();
    addDeadPatient();
    add(table, date, LocalDate.of(1950, 1, 1));
    assertThat(size(record(), table)).isEqualTo(1);
    assertThat(assemble().findings()).isEmpty();

    rows.clear();
    addDeadPatient();
    add(table, date, DEATH.plusDays(1));
    assertThat(size(record(), table)).isZero();
    assertThat(assemble().findings())
        .containsExactly(new Finding(table, RecordCheck.AFTER_DEATH, 1));

    rows.clear();
    addDeadPatient();
    add(table, date, LocalDate.of(1949, 12, 31));
    assertThat(size(record(), table)).isZero();
    assertThat(assemble().findings())
        .containsExactly(new Finding(table, RecordCheck.BEFORE_BIRTH, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "RADIOTHERAPY, start_date, end_date",
    "SYSTEMIC_THERAPY, start_date, end_date",
    "ADVERSE_EVENT, onset_date, resolved_date"
  })
  void anEndBeforeTheStartIsMissing(RegistryTable table, String start, String end) {
    add(RegistryTable.PATIENT);
    add(table, start, DEATH, end, DEATH);
    assertThat(assemble().findings()).isEmpty();
    String before = record().toString();

    rows.clear();
    add(RegistryTable.PATIENT);
    add(table, start, DEATH, end, DEATH.minusDays(1));
    assertThat(assemble().findings())
        .containsExactly(new Finding(table, RecordCheck.END_BEFORE_START, 1));
    assertThat(record().toString())
        .isEqualTo(before.replaceFirst("(endDate|resolvedDate)=2020-06-15", "$1=null"));
  }

  @Test
  void everyOtherValueOfARowWithoutItsEndIsKept() {
    add(RegistryTable.PATIENT);
    for (RegistryTable table :
        List.of(
            RegistryTable.RADIOTHERAPY,
            RegistryTable.SYSTEMIC_THERAPY,
            RegistryTable.ADVERSE_EVENT)) {
      @Nullable Object[] full = Rows.full(table);
      String end = table == RegistryTable.ADVERSE_EVENT ? "resolved_date" : "end_date";
      int place = table.columns().stream().map(RegistryColumn::name).toList().indexOf(end);
      full[place] = LocalDate.of(2000, 1, 1);
      rows.add(RowCodec.encode(table, full));
      full[place] = null;
      assertThat(record().toString()).contains(table.newRow(full).toString());
    }
  }

  @Test
  void aContactAfterDeathIsCountedAndKept() {
    add(RegistryTable.PATIENT, "death_date", DEATH, "last_contact_date", DEATH.plusDays(1));

    assertThat(record().patient().lastContactDate()).isEqualTo(DEATH.plusDays(1));
    assertThat(assemble().findings())
        .containsExactly(new Finding(RegistryTable.PATIENT, RecordCheck.CONTACT_AFTER_DEATH, 1));
  }

  @Test
  void aContactOnTheDayOfDeathIsInOrder() {
    add(RegistryTable.PATIENT, "death_date", DEATH, "last_contact_date", DEATH);

    assertThat(assemble().findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dead, , 1950, , DEAD_WITHOUT_DATE",
    "alive, 2020-06-15, 1950, , ALIVE_WITH_DEATH_DATE",
    "dead, 1949-12-31, 1950, , BEFORE_BIRTH",
    "alive, , 1950, 1949-12-31, BEFORE_BIRTH"
  })
  void aPatientInContradictionIsRejectedWithAllFacts(
      String status,
      @Nullable LocalDate death,
      int birthYear,
      @Nullable LocalDate contact,
      RecordCheck check) {
    addPatient(status, death, birthYear, contact);
    add(RegistryTable.SURGERY);
    add(RegistryTable.SURGERY);
    add(RegistryTable.DIAGNOSIS);

    assertThat(assemble().patientRecord()).isNull();
    assertThat(assemble().findings())
        .containsExactly(
            new Finding(RegistryTable.PATIENT, check, 1),
            new Finding(RegistryTable.DIAGNOSIS, RecordCheck.PATIENT_REJECTED, 1),
            new Finding(RegistryTable.SURGERY, RecordCheck.PATIENT_REJECTED, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "dead, 2020-06-15, 1950, 2020-06-15",
    "dead, 1950-01-01, 1950, 1950-01-01",
    "alive, , 1950, 1950-01-01",
    "alive, , 1950,"
  })
  void aPatientWithoutContradictionIsKept(
      String status, @Nullable LocalDate death, int birthYear, @Nullable LocalDate contact) {
    addPatient(status, death, birthYear, contact);

    assertThat(assemble().patientRecord()).isNotNull();
    assertThat(assemble().findings()).isEmpty();
  }

  @Test
  void aPatientOfUnknownStatusMayHaveADateOfDeathOrNone() {
    add(RegistryTable.PATIENT, "death_date", DEATH);
    assertThat(assemble().findings()).isEmpty();

    rows.clear();
    add(RegistryTable.PATIENT);
    assertThat(assemble().patientRecord()).isNotNull();
  }

  private void addPatient(
      String status, @Nullable LocalDate death, int birthYear, @Nullable LocalDate contact) {
    @Nullable Object[] values =
        Rows.row(RegistryTable.PATIENT, "vital_status", status, "birth_year", birthYear);
    List<String> names =
        RegistryTable.PATIENT.columns().stream().map(RegistryColumn::name).toList();
    values[names.indexOf("death_date")] = death;
    values[names.indexOf("last_contact_date")] = contact;
    rows.add(RowCodec.encode(RegistryTable.PATIENT, values));
  }

  @Test
  void factsOfNobodyAreOrphans() {
    add(RegistryTable.SURGERY);
    add(RegistryTable.SURGERY);

    assertThat(assemble().patientRecord()).isNull();
    assertThat(assemble().findings())
        .containsExactly(new Finding(RegistryTable.SURGERY, RecordCheck.ORPHAN, 2));
  }

  @Test
  void factsOfAPatientWhoseRowWasRejectedWhileReadingAreNoOrphans() {
    rows.add(RowCodec.encode(PatientAssembly.PATIENT_REJECTED));
    add(RegistryTable.SURGERY);

    assertThat(assemble().findings())
        .containsExactly(new Finding(RegistryTable.SURGERY, RecordCheck.PATIENT_REJECTED, 1));
  }

  @Test
  void aGoodRowBesideARejectedOneIsNotBelieved() {
    rows.add(RowCodec.encode(PatientAssembly.PATIENT_REJECTED));
    add(RegistryTable.PATIENT);

    assertThat(assemble().patientRecord()).isNull();
    assertThat(assemble().findings())
        .containsExactly(new Finding(RegistryTable.PATIENT, RecordCheck.PATIENT_REJECTED, 1));
  }

  @Test
  void twoDifferentRowsOfAPatientAreBothRejected() {
    add(RegistryTable.PATIENT, "birth_year", 1950);
    add(RegistryTable.PATIENT, "birth_year", 1951);
    add(RegistryTable.SURGERY);

    assertThat(assemble().patientRecord()).isNull();
    assertThat(assemble().findings())
        .containsExactly(
            new Finding(RegistryTable.PATIENT, RecordCheck.CONFLICTING_ROWS, 2),
            new Finding(RegistryTable.SURGERY, RecordCheck.PATIENT_REJECTED, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATIENT", "DIAGNOSIS", "SURGERY", "ADVERSE_EVENT"})
  void equalRowsAreOneRow(RegistryTable table) {
    if (table != RegistryTable.PATIENT) {
      add(RegistryTable.PATIENT);
    }
    add(table);
    add(table);
    add(table);

    assertThat(size(record(), table)).isEqualTo(1);
    assertThat(assemble().findings())
        .containsExactly(new Finding(table, RecordCheck.DUPLICATE_ROW, 2));
  }

  @Test
  void aTumorThatIsDescribedInTwoWaysIsRejectedAndOthersAreKept() {
    add(RegistryTable.PATIENT);
    add(RegistryTable.DIAGNOSIS, "tumor_id", "t1", "ecog", 0);
    add(RegistryTable.DIAGNOSIS, "tumor_id", "t1", "ecog", 1);
    add(RegistryTable.DIAGNOSIS, "tumor_id", "t2");

    assertThat(record().diagnoses()).extracting(Diagnosis::tumorId).containsExactly("t2");
    assertThat(assemble().findings())
        .containsExactly(new Finding(RegistryTable.DIAGNOSIS, RecordCheck.CONFLICTING_ROWS, 2));
  }

  @Test
  void findingsWithoutAPatientPassThrough() {
    Finding finding = new Finding(RegistryTable.SURGERY, RecordCheck.MISSING_KEY, 3);
    rows.add(RowCodec.encode(finding));

    assertThat(assemble()).isEqualTo(new PatientEntry("umc", null, List.of(finding)));
  }

  @Test
  void listsAreOrderedByDate() {
    add(RegistryTable.PATIENT);
    add(RegistryTable.SURGERY, "surgery_date", LocalDate.of(2021, 1, 1));
    add(RegistryTable.SURGERY, "surgery_date", LocalDate.of(2019, 1, 1));
    add(RegistryTable.SURGERY, "surgery_date", LocalDate.of(2020, 1, 1));

    assertThat(record().surgeries())
        .extracting(it -> it.surgeryDate().getYear())
        .containsExactly(2019, 2020, 2021);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOrderOfReadingMakesNoDifference(long seed) {
    addDeadPatient();
    addDeadPatient();
    for (RegistryTable table : RegistryTable.values()) {
      if (table != RegistryTable.PATIENT) {
        add(table);
        add(table);
        rows.add(RowCodec.encode(table, Rows.full(table)));
        rows.add(RowCodec.encode(new Finding(table, RecordCheck.UNKNOWN_CODE, 1)));
      }
    }
    add(RegistryTable.SURGERY, "surgery_date", DEATH.plusDays(1));
    PatientEntry inOrder = assemble();

    Collections.shuffle(rows, new Random(seed));

    assertThat(assemble().patientRecord()).isEqualTo(inOrder.patientRecord());
    assertThat(assemble().findings()).containsExactlyInAnyOrderElementsOf(inOrder.findings());
  }
}
