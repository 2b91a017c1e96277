package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

class RegistriesTest {
  private static final String DIAGNOSIS_COLUMNS =
      "required binary patient_id (STRING); required binary tumor_id (STRING);";

  @TempDir private Path folder;
  private Path patients;

  @BeforeEach
  void writeRegistry() throws IOException {
    patients = folder.resolve("patient/part-0.parquet");
    Registry.write(patients, Registry.PATIENT_COLUMNS, List.of(Map.of("patient_id", "p1")));
    Registry.write(
        folder.resolve("diagnosis/part-0.parquet"),
        DIAGNOSIS_COLUMNS,
        List.of(
            Map.of("patient_id", "p1", "tumor_id", "t"),
            Map.of("patient_id", "p2", "tumor_id", "t")));
  }

  private Registries open() {
    return Registries.open(new Configuration(), List.of(Registry.small(folder)));
  }

  private JobFailure failure() {
    return catchThrowableOfType(JobFailure.class, this::open);
  }

  private void assertDamaged(Path file) {
    assertThat(failure())
        .hasMessage(
            "Registry \"umc\": file file:%s of table patient is not a readable Parquet file; it may be cut short or damaged, supply it again."
                .formatted(file))
        .hasNoCause()
        .returns(ExitCode.DATA, JobFailure::exitCode);
  }

  @Test
  void knowsFilesAndRows() {
    Registries registries = open();

    assertThat(registries.files())
        .extracting(RegistryFile::path)
        .containsExactly("file:" + patients, "file:" + folder.resolve("diagnosis/part-0.parquet"));
    assertThat(registries.totalRows()).isEqualTo(3);
    assertThat(registries.rows(RegistryTable.DIAGNOSIS)).containsExactly(Map.entry("umc", 2L));
    assertThat(registries.rows(RegistryTable.SURGERY)).isEmpty();
    assertThat(registries.coverage().keeps("umc", List.of(RegistryTable.DIAGNOSIS))).isTrue();
    assertThat(registries.coverage().keeps("umc", List.of(RegistryTable.SURGERY))).isFalse();
    assertThat(registries.coverage().keeps("xyz", List.of(RegistryTable.DIAGNOSIS))).isFalse();
    assertThat(registries.coverage().grades("umc", AdverseEvent.Scale.CTCAE)).isFalse();
  }

  @Test
  void anyChangeOfAFileIsNoticed() throws IOException {
    Registries registries = open();
    assertThat(registries.changes()).isEmpty();

    Path added = patients.resolveSibling("part-1.parquet");
    Registry.write(added, Registry.PATIENT_COLUMNS, List.of(Map.of("patient_id", "p9")));
    assertThat(registries.changes()).containsExactly(changed(added));

    Files.move(added, patients, StandardCopyOption.REPLACE_EXISTING);
    assertThat(registries.changes()).containsExactly(changed(patients));

    Files.delete(patients);
    assertThat(registries.changes()).containsExactly(changed(patients));
  }

  @Test
  void aFileThatCannotBeReadBesideTheOthersIsAChange() throws IOException {
    Registries registries = open();
    Files.writeString(patients.resolveSibling("part-1.parquet"), "not done yet");

    assertThat(registries.changes())
        .singleElement()
        .asString()
        .contains("part-1.parquet of table patient is not a readable Parquet file");
  }

  private static String changed(Path file) {
    return "Registry \"umc\": file file:%s of table patient changed while it was read; run again when it is at rest."
        .formatted(file);
  }

  @Test
  void marksOfWritersAreNoFilesOfTheTable() throws IOException {
    Files.writeString(patients.resolveSibling("_SUCCESS"), "");
    Files.writeString(patients.resolveSibling(".hidden"), "x");

    assertThat(open().files()).hasSize(2);
  }

  @Test
  void aFolderThatDoesNotExistIsMissingInput() throws IOException {
    Files.delete(patients);
    Files.delete(patients.getParent());

    assertThat(failure())
        .hasMessage(
            "Registry \"umc\" (%s): the folder does not exist; correct tables.patient.path in institutions/umc.conf."
                .formatted(patients.getParent()))
        .returns(ExitCode.NO_INPUT, JobFailure::exitCode);
  }

  @Test
  void anEmptyFolderIsNoEmptyTable() throws IOException {
    Files.delete(patients);

    assertThat(failure())
        .hasMessage(
            "Registry \"umc\" (%s): no Parquet file found; an empty table still needs a file with its columns."
                .formatted(patients.getParent()))
        .returns(ExitCode.DATA, JobFailure::exitCode);
  }

  @Test
  void aFolderOfFoldersIsRefused() throws IOException {
    Files.createDirectory(patients.resolveSibling("year=2020"));

    assertThat(failure())
        .hasMessage(
            "Registry \"umc\" (%s): the folder holds folders; put the files of table patient directly into it."
                .formatted(patients.getParent()))
        .returns(ExitCode.DATA, JobFailure::exitCode);
  }

  @Test
  void anEmptyTableIsInOrder() throws IOException {
    Registry.write(patients, Registry.PATIENT_COLUMNS, List.of());

    assertThat(open().rows(RegistryTable.PATIENT)).containsExactly(Map.entry("umc", 0L));
  }

  @ParameterizedTest
  @CsvSource({"3", "11", "12", "100"})
  void aFileThatIsCutShortIsDamaged(int length) throws IOException {
    Files.write(patients, Arrays.copyOf(Files.readAllBytes(patients), length));

    assertDamaged(patients);
  }

  @Test
  void aFileWithoutBytesIsNoEmptyTable() throws IOException {
    Files.write(patients, new byte[0]);

    assertThat(failure())
        .hasMessage(
            "Registry \"umc\": file file:%s of table patient has no bytes; an empty table still needs a file with its columns.",
            patients)
        .returns(ExitCode.DATA, JobFailure::exitCode);
  }

  @Test
  void everyDamageOfTheEndOfAFileIsOneSentence() throws IOException {
    byte[] good = Files.readAllBytes(patients);
    for (int fromEnd = 1; fromEnd <= 8; fromEnd++) {
      byte[] bad = good.clone();
      bad[bad.length - fromEnd] ^= (byte) 0x80;
      Files.write(patients, bad);
      assertDamaged(patients);
    }
  }

  @Test
  void aFileOfAnotherKindIsNoTable() throws IOException {
    Files.writeString(patients, "patient_id,birth_year\np1,1950\np2,1951\n");

    assertDamaged(patients);
  }

  @Test
  void aMissingColumnNamesWhereItIsAndWhatThereIs() throws IOException {
    Registry.write(patients, "optional binary patient_id (STRING); optional int32 yob;", List.of());

    assertThat(String.valueOf(failure().getMessage()).lines())
        .hasSize(3)
        .contains(
            "Registry \"umc\" (%s): column \"birth_year\" not found, but birth_year is mapped to it. Columns present: patient_id, yob. Correct it in institutions/umc.conf, key tables.patient.columns.birth-year, or list birth-year under absent."
                .formatted(patients.getParent()));
    assertThat(failure().exitCode()).isEqualTo(ExitCode.DATA);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "optional int32 birth_year (TIME(MILLIS,true)) | int32 (TIME(MILLIS,true))",
        "optional boolean birth_year | boolean",
        "repeated int32 birth_year | list or structure",
        "optional group birth_year { required int32 x; } | list or structure",
        "optional int64 birth_year (INTEGER(64,false)) | int64 (INTEGER(64,false))",
        "optional fixed_len_byte_array(16) birth_year (UUID) | fixed_len_byte_array (UUID)"
      })
  void aColumnOfAnotherTypeIsRefused(String type, String description) throws IOException {
    String columns = Registry.PATIENT_COLUMNS.replace("optional int32 birth_year", type);
    Registry.write(patients, columns.replace("};", "}"), List.of());

    assertThat(failure())
        .hasMessage(
            "Registry \"umc\" (%s): column \"birth_year\" is of type %s, which birth_year cannot be read from. Correct it in institutions/umc.conf, key tables.patient.columns.birth-year, or list birth-year under absent."
                .formatted(patients.getParent(), description))
        .returns(ExitCode.DATA, JobFailure::exitCode);
  }

  @Test
  void aBirthYearMayBeADate() throws IOException {
    String columns =
        Registry.PATIENT_COLUMNS.replace(
            "optional int32 birth_year", "optional int32 birth_year (DATE)");
    Registry.write(patients, columns, List.of());

    assertThat(open().rows(RegistryTable.PATIENT)).containsExactly(Map.entry("umc", 0L));
  }

  @Test
  void aRequiredColumnIsNotSuggestedToBeAbsent() throws IOException {
    String columns =
        Registry.PATIENT_COLUMNS.replace("binary patient_id (STRING)", "double patient_id");
    Registry.write(patients, columns, List.of());

    assertThat(failure())
        .hasMessageContaining("column \"patient_id\" is of type double")
        .hasMessageEndingWith("key tables.patient.columns.patient-id.");
  }

  @Test
  void filesOfATableHaveToAgreeOnWhatAColumnIs() throws IOException {
    Registry.write(
        patients.resolveSibling("part-1.parquet"),
        Registry.PATIENT_COLUMNS.replace("int32 birth_year", "binary birth_year (STRING)"),
        List.of());

    assertThat(failure())
        .hasMessage(
            "Registry \"umc\" (%s): column \"birth_year\" is a whole number or text, depending on the file; write all files of the table alike."
                .formatted(patients.getParent()));
  }

  @Test
  void everythingThatIsWrongIsReportedTogetherAndInOrder() throws IOException {
    Files.write(patients, new byte[0]);
    Files.writeString(patients.resolveSibling("part-1.parquet"), "no Parquet file at all");
    Registry.write(
        folder.resolve("diagnosis/part-0.parquet"), "required int32 patient_id;", List.of());
    Institution elsewhere = Registry.small(folder.resolve("elsewhere"));

    for (int repetition = 0; repetition < 5; repetition++) {
      JobFailure failure =
          catchThrowableOfType(
              JobFailure.class,
              () ->
                  Registries.open(new Configuration(), List.of(Registry.small(folder), elsewhere)));

      assertThat(String.valueOf(failure.getMessage()).lines())
          .satisfiesExactly(
              it -> assertThat(it).contains("elsewhere): the folder does not exist"),
              it -> assertThat(it).contains("patient/part-0.parquet").contains("has no bytes"),
              it -> assertThat(it).contains("patient/part-1.parquet").contains("not a readable"),
              it -> assertThat(it).contains("column \"tumor_id\" not found"));
      assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_INPUT);
    }
  }
}
