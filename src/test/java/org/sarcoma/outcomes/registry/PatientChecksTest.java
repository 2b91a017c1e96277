package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
    assertThat(patient.assemble().findings()).allMatch(it -> it.check() == RecordCheck.NO_INTERVAL);

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
    assertThat(patient.assemble().findings())
        .containsExactly(new Finding(table, RecordCheck.NO_INTERVAL, 1));
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
      patient.rows.add(new RowContent.Row(table, full, 0));
      full[place] = null;
      assertThat(patient.record().toString()).contains(table.newRow(full).toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RADIOTHERAPY, start_date, end_date",
    "SYSTEMIC_THERAPY, start_date, end_date",
    "ADVERSE_EVENT, onset_date, resolved_date"
  })
  void anEndAfterDeathIsMissing(RegistryTable table, String start, String end) {
    patient.addDeadPatient();
    patient.add(table, start, OnePatient.DEATH.minusDays(1), end, OnePatient.DEATH.plusDays(1));

    assertThat(patient.assemble().findings())
        .containsExactly(new Finding(table, RecordCheck.END_AFTER_DEATH, 1));
    assertThat(patient.record().toString()).doesNotContain("2020-06-16");
  }

  @ParameterizedTest
  @CsvSource({
    "0.4, 1, IMPLAUSIBLE_FRACTION",
    "0.5, 1, ",
    "30, 1, ",
    "30.1, 1, IMPLAUSIBLE_FRACTION",
    "40.05, 15, ",
    "4, 15, IMPLAUSIBLE_FRACTION"
  })
  void theDoseOfAFractionIsPlausible(double dose, int fractions, @Nullable RecordCheck expected) {
    patient.add(RegistryTable.PATIENT);
    patient.add(RegistryTable.RADIOTHERAPY, "total_dose_gy", dose, "fractions", fractions);

    Radiotherapy course = patient.record().radiotherapies().get(0);
    assertThat(course.totalDoseGy()).isEqualTo(expected == null ? Double.valueOf(dose) : null);
    assertThat(course.fractions()).isEqualTo(expected == null ? Integer.valueOf(fractions) : null);
    assertThat(patient.assemble().findings())
        .hasSize(expected == null ? 0 : 1)
        .allMatch(it -> it.check() == expected);
  }

  @Test
  void whatIsOddIsCountedAndKept() {
    LocalDate contact = OnePatient.CUTOFF.minusDays(10);
    patient.add(RegistryTable.PATIENT, "last_contact_date", contact);
    patient.add(
        RegistryTable.DIAGNOSIS,
        "diagnosis_date",
        contact,
        "metastasis_date",
        contact.minusDays(1));
    patient.add(RegistryTable.SURGERY, "surgery_date", contact.minusDays(1));
    patient.add(RegistryTable.DISEASE_ASSESSMENT, "assessment_date", contact.plusDays(1));
    patient.add(RegistryTable.PAIN_ASSESSMENT, "assessment_date", contact.plusDays(11));

    assertThat(patient.assemble().findings())
        .containsExactly(
            new Finding(RegistryTable.DIAGNOSIS, RecordCheck.METASTASIS_BEFORE_DIAGNOSIS, 1),
            new Finding(RegistryTable.DIAGNOSIS, RecordCheck.NO_INTERVAL, 1),
            new Finding(RegistryTable.SURGERY, RecordCheck.TREATMENT_BEFORE_DIAGNOSIS, 1),
            new Finding(RegistryTable.DISEASE_ASSESSMENT, RecordCheck.AFTER_LAST_CONTACT, 1),
            new Finding(RegistryTable.PAIN_ASSESSMENT, RecordCheck.AFTER_CUTOFF, 1),
            new Finding(RegistryTable.PAIN_ASSESSMENT, RecordCheck.AFTER_LAST_CONTACT, 1));
    assertThat(patient.record().painAssessments()).hasSize(1);
    assertThat(patient.record().diseaseAssessments()).hasSize(1);
    assertThat(patient.record().surgeries()).hasSize(1);
  }

  @Test
  void whatFollowsAFinalLastContactIsRejected() {
    OnePatient curated =
        new OnePatient(new AssemblyRules("umc", Map.of(), true, OnePatient.CUTOFF));
    curated.add(RegistryTable.PATIENT, "last_contact_date", OnePatient.DEATH);
    curated.add(RegistryTable.SURGERY, "surgery_date", OnePatient.DEATH);
    curated.add(RegistryTable.SURGERY, "surgery_date", OnePatient.DEATH.plusDays(1));

    assertThat(curated.record().surgeries()).hasSize(1);
    assertThat(curated.assemble().findings())
        .containsExactly(new Finding(RegistryTable.SURGERY, RecordCheck.AFTER_FINAL_CONTACT, 1));
  }

  @Test
  void aContactAfterTheCutOffIsCounted() {
    patient.add(RegistryTable.PATIENT, "last_contact_date", OnePatient.CUTOFF.plusDays(1));

    assertThat(patient.assemble().findings())
        .containsExactly(new Finding(RegistryTable.PATIENT, RecordCheck.AFTER_CUTOFF, 1));
  }

  @Test
  void aPatientWhoCountsElsewhereIsLeftOutWithAllFacts() {
    patient.add(RegistryTable.PATIENT);
    patient.add(RegistryTable.SURGERY);
    patient.rows.add(PatientAssembly.LINKED_ELSEWHERE);

    assertThat(patient.assemble().patientRecord()).isNull();
    assertThat(patient.assemble().findings())
        .containsExactly(
            new Finding(RegistryTable.PATIENT, RecordCheck.LINKED_ELSEWHERE, 1),
            new Finding(RegistryTable.SURGERY, RecordCheck.LINKED_ELSEWHERE, 1));
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
    patient.rows.add(new RowContent.Row(RegistryTable.PATIENT, values, 0));
  }
}
