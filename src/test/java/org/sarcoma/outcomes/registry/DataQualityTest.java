package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  private static QualityGate accepting(double share) {
    return new QualityGate(share, Map.of());
  }

  private static QualityGate accepting(RecordCheck check, QualityGate.Thresholds thresholds) {
    return new QualityGate(1, Map.of(check, thresholds));
  }

  private List<String> rows(QualityCounts counts, QualityGate gate) {
    return DataQuality.rows(registries, counts, gate).stream()
        .map(
            it ->
                Stream.of(
                        it.institution(),
                        it.table(),
                        it.rule(),
                        it.severity(),
                        it.rowsChecked(),
                        it.rowsFailed(),
                        it.action(),
                        it.threshold())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void aTableWithoutFailuresSaysSo() {
    assertThat(rows(counts(read()), accepting(0)))
        .containsExactly(
            "umc patient none_broken info 100 0 kept null",
            "umc diagnosis none_broken info 0 0 kept null");
  }

  @Test
  void everyFailedCheckIsARowWithWhatWasDone() {
    QualityCounts counts =
        counts(
            read(),
            patients(RecordCheck.ROWS_LEFT_OUT, 5),
            patients(RecordCheck.CONTACT_AFTER_DEATH, 4),
            patients(RecordCheck.UNKNOWN_CODE, 3),
            patients(RecordCheck.DUPLICATE_ROW, 2),
            patients(RecordCheck.MISSING_KEY, 1));

    assertThat(rows(counts, accepting(0)))
        .containsExactly(
            "umc patient rows_left_out info 100 5 left_out null",
            "umc patient missing_key error 100 1 rejected null",
            "umc patient unknown_code warning 100 3 set_missing null",
            "umc patient duplicate_row info 100 2 collapsed null",
            "umc patient contact_after_death warning 100 4 kept null",
            "umc diagnosis none_broken info 0 0 kept null");
    assertThat(DataQuality.rows(registries, counts, accepting(0)))
        .extracting(DataQualityRow::meaning)
        .contains("A last contact after death", "Every row is in order");
  }

  @ParameterizedTest
  @CsvSource({"2, null", "3, warn_above"})
  void aShareAboveAThresholdIsPointedOut(long failed, String expected) {
    QualityGate gate =
        accepting(RecordCheck.UNKNOWN_CODE, new QualityGate.Thresholds(0.02, null, null));
    QualityCounts counts = counts(read(), patients(RecordCheck.UNKNOWN_CODE, failed));

    assertThat(rows(counts, gate).get(0)).endsWith(" set_missing " + expected);
    assertThat(gate.judge(registries, counts)).isEmpty();
  }

  @Test
  void aShareAboveAThresholdCanStopTheRun() {
    QualityGate gate =
        accepting(RecordCheck.UNKNOWN_CODE, new QualityGate.Thresholds(null, 0.01, 0.02));

    assertThatThrownBy(
            () -> gate.judge(registries, counts(read(), patients(RecordCheck.UNKNOWN_CODE, 3))))
        .isInstanceOf(JobFailure.class)
        .hasMessage(
            "Registry \"umc\", table patient: 3 of 100 rows break rule unknown_code, more than 0.02; correct the mapping or the registry, or raise quality.rules.unknown_code.stop-above.")
        .extracting(it -> ((JobFailure) it).exitCode())
        .isEqualTo(ExitCode.DATA);
  }

  @Test
  void aShareAboveAThresholdCanExcludeTheInstitution() {
    QualityGate gate =
        accepting(RecordCheck.UNKNOWN_CODE, new QualityGate.Thresholds(null, 0.01, 0.02));

    assertThat(gate.judge(registries, counts(read(), patients(RecordCheck.UNKNOWN_CODE, 1))))
        .isEmpty();
    assertThat(gate.judge(registries, counts(read(), patients(RecordCheck.UNKNOWN_CODE, 2))))
        .containsExactly(
            new Exclusion(
                "umc",
                "patient",
                "unknown_code",
                100,
                2,
                "Registry \"umc\", table patient: 2 of 100 rows break rule unknown_code, more than 0.01; correct the mapping or the registry, or raise quality.rules.unknown_code.exclude-above."));
  }

  @ParameterizedTest
  @CsvSource({"0.29, 29", "0.07, 7", "0.1, 10", "0, 0", "1, 100", "0.295, 29"})
  void asManyRowsAsAcceptedMayBeRejected(double share, long rejected) {
    assertThatCode(
            () ->
                accepting(share)
                    .judge(registries, counts(read(), patients(RecordCheck.ORPHAN, rejected))))
        .doesNotThrowAnyException();
  }

  @Test
  void oneRowMoreStopsTheRun() {
    QualityCounts counts =
        counts(
            read(), patients(RecordCheck.MISSING_KEY, 20), patients(RecordCheck.BEFORE_BIRTH, 10));

    assertThatThrownBy(() -> accepting(0.29).judge(registries, counts))
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
      assertThatThrownBy(() -> accepting(0.1).judge(registries, counts))
          .hasMessageContaining("50 of 100 rows are rejected");
    } else {
      assertThatCode(() -> accepting(0.1).judge(registries, counts)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource({"99", "101", "0"})
  void readingMoreOrLessThanThereIsStopsTheRun(long rows) {
    assertThatThrownBy(
            () -> accepting(1).judge(registries, counts(patients(RecordCheck.ROWS_READ, rows))))
        .isInstanceOf(JobFailure.class)
        .hasMessage(
            "Registry \"umc\", table patient: the files promise 100 rows, but %d were read; they changed while being read, run again."
                .formatted(rows))
        .extracting(it -> ((JobFailure) it).exitCode())
        .isEqualTo(ExitCode.TEMPORARY);
  }
}
