package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientChecksTest {
  private final OnePatient patient = new OnePatient();

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
    patient.addDeadPatient();
    patient.add(table, date, OnePatient.DEATH);
    assertThat(OnePatient.size(patient.record(), table)).isEqualTo(1);
    assertThat(patient.assemble().findings()).isEmpty();

    patient.rows.clear();
    patient.addDeadPatient();
    patient.add(table, date, LocalDate.of(1950, 1, 1));
    assertThat(OnePatient.size(patient.record(), table)).isEqualTo(1);
    assertThat(patient.assemble().findings()).isEmpty();

    patient.rows.clear();
    patient.addDeadPatient();
    patient.add(table, date, OnePatient.DEATH.plusDays(1));
    assertThat(OnePatient.size(patient.record(), table)).isZero();
    assertThat(patient.assemble().findings())
        .containsExactly(new Finding(table, RecordCheck.AFTER_DEATH, 1));

    patient.rows.clear();
    patient.addDeadPatient();
    patient.add(table, date, LocalDate.of(1949, 12, 31));
    assertThat(OnePatient.size(patient.record(), table)).isZero();
    assertThat(patient.assemble().findings())
        .containsExactly(new Finding(table, RecordCheck.BEFORE_BIRTH, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "RADIOTHERAPY, start_date, end_date",
    "SYSTEMIC_THERAPY, start_date, end_date",
    "ADVERSE_EVENT, onset_date, resolved_date"
  })
  void anEndBeforeTheStartIsMissing(RegistryTable table, String start, String end) {
    patient.add(RegistryTable.PATIENT);
    patient.add(table, start, OnePatient.DEATH, end, OnePatient.DEATH);
    assertThat(patient.assemble().findings()).isEmpty();
    String before = patient.record().toString();

    patient.rows.clear();
    patient.add(RegistryTable.PATIENT);
    patient.add(table, start, OnePatient.DEATH, end, OnePatient.DEATH.minusDays(1));
    assertThat(patient.assemble().findings())
        .containsExactly(new Finding(table, RecordCheck.END_BEFORE_START, 1));
    assertThat(patient.record().toString())
        .isEqualTo(before.replaceFirst("(endDate|resolvedDate)=2020-06-15", "$1=null"));
  }

  @Test
  void everyOtherValueOfARowWithoutItsEndIsKept() {
    patient.add(RegistryTable.PATIENT);
    for (RegistryTable table :
        List.of(
            RegistryTable.RADIOTHERAPY,
            RegistryTable.SYSTEMIC_THERAPY,
            RegistryTable.ADVERSE_EVENT)) {
      @Nullable Object[] full = Rows.full(table);
      String end = table == RegistryTable.ADVERSE_EVENT ? "resolved_date" : "end_date";
      int place = table.columns().stream().map(RegistryColumn::name).toList().indexOf(end);
      full[place] = LocalDate.of(2000, 1, 1);
      patient.rows.add(RowCodec.encode(table, full, 0));
      full[place] = null;
      assertThat(patient.record().toString()).contains(table.newRow(full).toString());
    }
  }

  @Test
  void aContactAfterDeathIsCountedAndKept() {
    patient.add(
        RegistryTable.PATIENT,
        "death_date",
        OnePatient.DEATH,
        "last_contact_date",
        OnePatient.DEATH.plusDays(1));

    assertThat(patient.record().patient().lastContactDate())
        .isEqualTo(OnePatient.DEATH.plusDays(1));
    assertThat(patient.assemble().findings())
        .containsExactly(new Finding(RegistryTable.PATIENT, RecordCheck.CONTACT_AFTER_DEATH, 1));
  }

  @Test
  void aContactOnTheDayOfDeathIsInOrder() {
    patient.add(
        RegistryTable.PATIENT,
        "death_date",
        OnePatient.DEATH,
        "last_contact_date",
        OnePatient.DEATH);

    assertThat(patient.assemble().findings()).isEmpty();
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
    patient.add(RegistryTable.SURGERY);
    patient.add(RegistryTable.SURGERY);
    patient.add(RegistryTable.DIAGNOSIS);

    assertThat(patient.assemble().patientRecord()).isNull();
    assertThat(patient.assemble().findings())
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

    assertThat(patient.assemble().patientRecord()).isNotNull();
    assertThat(patient.assemble().findings()).isEmpty();
  }

  @Test
  void aPatientOfUnknownStatusMayHaveADateOfDeathOrNone() {
    patient.add(RegistryTable.PATIENT, "death_date", OnePatient.DEATH);
    assertThat(patient.assemble().findings()).isEmpty();

    patient.rows.clear();
    patient.add(RegistryTable.PATIENT);
    assertThat(patient.assemble().patientRecord()).isNotNull();
  }

  private void addPatient(
      String status, @Nullable LocalDate death, int birthYear, @Nullable LocalDate contact) {
    @Nullable Object[] values =
        Rows.row(RegistryTable.PATIENT, "vital_status", status, "birth_year", birthYear);
    List<String> names =
        RegistryTable.PATIENT.columns().stream().map(RegistryColumn::name).toList();
    values[names.indexOf("death_date")] = death;
    values[names.indexOf("last_contact_date")] = contact;
    patient.rows.add(RowCodec.encode(RegistryTable.PATIENT, values, 0));
  }
}
