package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.config.Problems;

class RowReaderTest {
  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

  private final CanonicalValues values = new CanonicalValues();
  private final RowReader reader = reader(RegistryTable.SURGERY);

  private RowReader reader(RegistryTable table) {
    return new RowReader(
        Registry.institution(Path.of("data"), new Problems()).mappings().stream()
            .filter(it -> it.table() == table)
            .findFirst()
            .orElseThrow(),
        false,
        values);
  }

  /** Cells of patient, tumor, date, target, procedure, margin. */
  private @Nullable Object @Nullable [] read(@Nullable Object... cells) {
    int[] numbers = reader.read(Rows.block(cells), 0);
    return numbers == null ? null : values.row(RegistryTable.SURGERY, numbers);
  }

  @Test
  void aGoodRowIsCountedAsReadOnly() {
    assertThat(read("p1", "t1", DAY, "primary", "resection", "r0"))
        .containsExactly("p1", "t1", DAY, "primary", "resection", "r0");
    assertThat(reader.found()).containsExactly(Map.entry(RecordCheck.ROWS_READ, 1L));
  }

  @Test
  void aBadOptionalValueIsMissingAndCountedOncePerRow() {
    assertThat(read("p1", null, DAY, "primary", "??", "??"))
        .containsExactly("p1", null, DAY, "primary", null, null);
    assertThat(reader.found())
        .containsExactly(
            Map.entry(RecordCheck.ROWS_READ, 1L), Map.entry(RecordCheck.UNKNOWN_CODE, 1L));
  }

  @Test
  void aRowWithoutAPatientIsRejected() {
    assertThat(read(" ", "t1", DAY, "primary", null, null)).isNull();
    assertThat(reader.found())
        .containsExactly(
            Map.entry(RecordCheck.ROWS_READ, 1L), Map.entry(RecordCheck.MISSING_KEY, 1L));
  }

  @Test
  void aRowWithoutARequiredValueIsRejectedAndOnlyThatIsCounted() {
    RowReader assessments = reader(RegistryTable.DISEASE_ASSESSMENT);

    assertThat(assessments.read(Rows.block("p1", null, "??", null), 0)).isNull();
    assertThat(assessments.found())
        .containsExactly(
            Map.entry(RecordCheck.ROWS_READ, 1L),
            Map.entry(RecordCheck.MISSING_REQUIRED_VALUE, 1L));
  }

  @Test
  void ofATreatmentItIsEnoughThatItIsRecorded() {
    assertThat(read("p1", null, null, null, null, null))
        .containsExactly("p1", null, null, null, null, null);
    assertThat(read("p1", null, null, "??", null, null))
        .containsExactly("p1", null, null, null, null, null);
    assertThat(reader.found())
        .containsExactly(
            Map.entry(RecordCheck.ROWS_READ, 2L), Map.entry(RecordCheck.UNKNOWN_CODE, 1L));
  }

  @Test
  void aRowWithAnUnreadableDateIsRejected() {
    assertThat(read("p1", null, "31.02.2020", "primary", null, null)).isNull();
    assertThat(reader.found())
        .containsExactly(
            Map.entry(RecordCheck.ROWS_READ, 1L), Map.entry(RecordCheck.UNREADABLE_DATE, 1L));
  }

  @Test
  void thePatientOfABadRowIsStillKnown() {
    int patient = reader.patient(Rows.block(" p1 ", "t", "bad"), 0);

    assertThat(values.patients().get(patient)).isEqualTo("p1");
    assertThat(reader.patient(Rows.block(null, "t", "bad"), 0)).isEqualTo(Numbering.NONE);
  }
}
