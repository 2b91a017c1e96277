package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sarcoma.outcomes.result.DataQualityRow;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

class DataQualityTest {
  private static final int PATIENTS = 100;

  @TempDir private Path folder;
  private Registries registries;

  @BeforeEach
  void writeRegistry() throws IOException {
    Registry.write(
        folder.resolve("patient/part.parquet"),
        Registry.PATIENT_COLUMNS,
        IntStream.range(0, PATIENTS).<Map<String, Object>>mapToObj(it -> Map.of()).toList());
    Registry.write(
        folder.resolve("diagnosis/part.parquet"),
        "required binary patient_id (STRING); required binary tumor_id (STRING);",
        List.of());
    registries = Registries.open(new Configuration(), List.of(Registry.small(folder)));
  }

  private static QualityCounts counts(Finding... findings) {
    QualityCounts counts = new QualityCounts();
    counts.add(new PatientEntry("umc", null, Arrays.asList(findings)));
    return counts;
  }

  private static Finding patients(RecordCheck check, long rows) {
    return new Finding(RegistryTable.PATIENT, check, rows);
  }

  private static Finding read() {
    return patients(RecordCheck.ROWS_READ, PATIENTS);
  }

  @Test
  void countsMergeByAddition() {
    QualityCounts counts = counts(patients(RecordCheck.ORPHAN, 2));
    QualityCounts other =
        counts(patients(RecordCheck.ORPHAN, 3), patients(RecordCheck.MISSING_KEY, 1));
    other.add(new PatientEntry("xyz", null, List.of(patients(RecordCheck.ORPHAN, 7))));

    counts.merge(other);

    assertThat(counts.rows("umc", RegistryTable.PATIENT, RecordCheck.ORPHAN)).isEqualTo(5);
    assertThat(counts.rows("umc", RegistryTable.PATIENT, RecordCheck.MISSING_KEY)).isEqualTo(1);
    assertThat(counts.rows("xyz", RegistryTable.PATIENT, RecordCheck.ORPHAN)).isEqualTo(7);
    assertThat(counts.rows("umc", RegistryTable.SURGERY, RecordCheck.ORPHAN)).isZero();
    assertThat(other.rows("umc", RegistryTable.PATIENT, RecordCheck.ORPHAN)).isEqualTo(3);
  }

  @Test
  void aTableWithoutFailuresSaysSo() {
    assertThat(DataQuality.rows(registries, counts(read())))
        .containsExactly(
            new DataQualityRow("umc", "patient", "none_broken", "warning", 100, 0, "kept"),
            new DataQualityRow("umc", "diagnosis", "none_broken", "warning", 0, 0, "kept"));
  }

  @Test
  void everyFailedCheckIsARowWithWhatWasDone() {
    QualityCounts counts =
        counts(
            read(),
            patients(RecordCheck.CONTACT_AFTER_DEATH, 4),
            patients(RecordCheck.UNKNOWN_CODE, 3),
            patients(RecordCheck.DUPLICATE_ROW, 2),
            patients(RecordCheck.MISSING_KEY, 1));

    assertThat(DataQuality.rows(registries, counts))
        .startsWith(
            new DataQualityRow("umc", "patient", "missing_key", "error", 100, 1, "rejected"),
            new DataQualityRow("umc", "patient", "unknown_code", "warning", 100, 3, "set_missing"),
            new DataQualityRow("umc", "patient", "duplicate_row", "warning", 100, 2, "collapsed"),
            new DataQualityRow("umc", "patient", "contact_after_death", "warning", 100, 4, "kept"))
        .hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"0.29, 29", "0.07, 7", "0.1, 10", "0, 0", "1, 100", "0.295, 29"})
  void asManyRowsAsAcceptedMayBeRejected(double share, long rejected) {
    assertThatCode(
            () ->
                DataQuality.gate(
                    registries, counts(read(), patients(RecordCheck.ORPHAN, rejected)), share))
        .doesNotThrowAnyException();
  }

  @Test
  void oneRowMoreStopsTheRun() {
    QualityCounts counts =
        counts(
            read(), patients(RecordCheck.MISSING_KEY, 20), patients(RecordCheck.BEFORE_BIRTH, 10));

    assertThatThrownBy(() -> DataQuality.gate(registries, counts, 0.29))
        .isInstanceOf(JobFailure.class)
        .hasMessage(
            "Registry \"umc\", table patient: 30 of 100 rows are rejected, more than the accepted share 0.29; correct the mapping or the registry, or raise quality.maximum-rejected-share.")
        .extracting(it -> ((JobFailure) it).exitCode())
        .isEqualTo(ExitCode.DATA);
  }

  @ParameterizedTest
  @EnumSource
  void onlyRejectedRowsAreHeldAgainstARegistry(RecordCheck check) {
    if (check == RecordCheck.ROWS_READ) {
      return;
    }
    QualityCounts counts = counts(read(), patients(check, 50));

    if (check.action() == RecordCheck.Action.REJECTED) {
      assertThatThrownBy(() -> DataQuality.gate(registries, counts, 0.1))
          .hasMessageContaining("50 of 100 rows are rejected");
    } else {
      assertThatCode(() -> DataQuality.gate(registries, counts, 0.1)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource({"99", "101", "0"})
  void readingMoreOrLessThanThereIsStopsTheRun(long rows) {
    assertThatThrownBy(
            () -> DataQuality.gate(registries, counts(patients(RecordCheck.ROWS_READ, rows)), 1))
        .isInstanceOf(JobFailure.class)
        .hasMessage(
            "Registry \"umc\", table patient: the files promise 100 rows, but %d were read; they changed while being read, run again."
                .formatted(rows))
        .extracting(it -> ((JobFailure) it).exitCode())
        .isEqualTo(ExitCode.TEMPORARY);
  }
}
