package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientAssemblyTest {
  private final OnePatient patient = new OnePatient();

  @Test
  void putsRowsOfEveryTableTogether() {
    patient.add(RegistryTable.PATIENT);
    for (RegistryTable table : RegistryTable.values()) {
      if (table != RegistryTable.PATIENT) {
        patient.add(table);
      }
    }

    PatientEntry entry = patient.assemble();

    assertThat(entry.institution()).isEqualTo("umc");
    assertThat(entry.findings()).isEmpty();
    for (RegistryTable table : RegistryTable.values()) {
      assertThat(OnePatient.size(patient.record(), table)).as("%s", table).isEqualTo(1);
    }
  }

  @Test
  void factsOfNobodyAreOrphans() {
    patient.add(RegistryTable.SURGERY);
    patient.add(RegistryTable.SURGERY);

    assertThat(patient.assemble().patientRecord()).isNull();
    assertThat(patient.assemble().findings())
        .containsExactly(new Finding(RegistryTable.SURGERY, RecordCheck.ORPHAN, 2));
  }

  @Test
  void factsOfAPatientWhoseRowWasRejectedWhileReadingAreNoOrphans() {
    patient.rows.add(PatientAssembly.PATIENT_REJECTED);
    patient.add(RegistryTable.SURGERY);

    assertThat(patient.assemble().findings())
        .containsExactly(new Finding(RegistryTable.SURGERY, RecordCheck.PATIENT_REJECTED, 1));
  }

  @Test
  void aGoodRowBesideARejectedOneIsNotBelieved() {
    patient.rows.add(PatientAssembly.PATIENT_REJECTED);
    patient.add(RegistryTable.PATIENT);

    assertThat(patient.assemble().patientRecord()).isNull();
    assertThat(patient.assemble().findings())
        .containsExactly(new Finding(RegistryTable.PATIENT, RecordCheck.PATIENT_REJECTED, 1));
  }

  @Test
  void twoDifferentRowsOfAPatientAreBothRejected() {
    patient.add(RegistryTable.PATIENT, "birth_year", 1950);
    patient.add(RegistryTable.PATIENT, "birth_year", 1951);
    patient.add(RegistryTable.SURGERY);

    assertThat(patient.assemble().patientRecord()).isNull();
    assertThat(patient.assemble().findings())
        .containsExactly(
            new Finding(RegistryTable.PATIENT, RecordCheck.CONFLICTING_ROWS, 2),
            new Finding(RegistryTable.SURGERY, RecordCheck.PATIENT_REJECTED, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATIENT", "DIAGNOSIS", "SURGERY", "ADVERSE_EVENT"})
  void equalRowsAreOneRow(RegistryTable table) {
    if (table != RegistryTable.PATIENT) {
      patient.add(RegistryTable.PATIENT);
    }
    patient.add(table);
    patient.add(table);
    patient.add(table);

    assertThat(OnePatient.size(patient.record(), table)).isEqualTo(1);
    assertThat(patient.assemble().findings())
        .containsExactly(new Finding(table, RecordCheck.DUPLICATE_ROW, 2));
  }

  @Test
  void aTumorThatIsDescribedInTwoWaysIsRejectedAndOthersAreKept() {
    patient.add(RegistryTable.PATIENT);
    patient.add(RegistryTable.DIAGNOSIS, "tumor_id", "t1", "ecog", 0);
    patient.add(RegistryTable.DIAGNOSIS, "tumor_id", "t1", "ecog", 1);
    patient.add(RegistryTable.DIAGNOSIS, "tumor_id", "t2");

    assertThat(patient.record().diagnoses()).extracting(Diagnosis::tumorId).containsExactly("t2");
    assertThat(patient.assemble().findings())
        .containsExactly(new Finding(RegistryTable.DIAGNOSIS, RecordCheck.CONFLICTING_ROWS, 2));
  }

  @Test
  void findingsWithoutAPatientPassThrough() {
    Finding finding = new Finding(RegistryTable.SURGERY, RecordCheck.MISSING_KEY, 3);
    patient.rows.add(finding);

    assertThat(patient.assemble()).isEqualTo(new PatientEntry("umc", null, List.of(finding)));
  }

  @Test
  void listsAreOrderedByDateWithWhatHasNoneLast() {
    patient.add(RegistryTable.PATIENT);
    patient.add(RegistryTable.SURGERY);
    patient.add(RegistryTable.SURGERY, "surgery_date", LocalDate.of(2021, 1, 1));
    patient.add(RegistryTable.SURGERY, "surgery_date", LocalDate.of(2019, 1, 1));
    patient.add(RegistryTable.SURGERY, "surgery_date", LocalDate.of(2020, 1, 1));

    assertThat(patient.record().surgeries())
        .extracting(Surgery::surgeryDate)
        .containsExactly(
            LocalDate.of(2019, 1, 1), LocalDate.of(2020, 1, 1), LocalDate.of(2021, 1, 1), null);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOrderOfReadingMakesNoDifference(long seed) {
    patient.addDeadPatient();
    patient.addDeadPatient();
    for (RegistryTable table : RegistryTable.values()) {
      if (table != RegistryTable.PATIENT) {
        patient.add(table);
        patient.add(table);
        patient.rows.add(new RowContent.Row(table, Rows.full(table), 0));
        patient.rows.add(new Finding(table, RecordCheck.UNKNOWN_CODE, 1));
      }
    }
    patient.add(RegistryTable.SURGERY, "surgery_date", OnePatient.DEATH.plusDays(1));
    PatientEntry inOrder = patient.assemble();

    Collections.shuffle(patient.rows, new Random(seed));

    assertThat(patient.assemble().patientRecord()).isEqualTo(inOrder.patientRecord());
    assertThat(patient.assemble().findings())
        .containsExactlyInAnyOrderElementsOf(inOrder.findings());
  }
}
