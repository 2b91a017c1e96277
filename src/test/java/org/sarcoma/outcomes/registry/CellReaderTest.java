package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.config.Problems;

class CellReaderTest {
  private static @Nullable Object read(
      RegistryTable table, String column, String mapping, @Nullable Object cell) {
    ColumnMapping of = Registry.column(table, column, mapping);
    ColumnReader reader =
        new ColumnReader(of, new SourceRow(of.sources().toList()), new Numbering(1));
    return reader.read(new @Nullable Object[] {cell});
  }

  private static @Nullable Object size(String unit, @Nullable Object cell) {
    return read(
        RegistryTable.DIAGNOSIS, "size_cm", "{ column = c, unit = %s }".formatted(unit), cell);
  }

  private static @Nullable Object dose(String unit, Object cell) {
    String mapping = "{ column = c, unit = %s }".formatted(unit);
    return read(RegistryTable.RADIOTHERAPY, "total_dose_gy", mapping, cell);
  }

  private static @Nullable Object birthYear(@Nullable Object cell) {
    return read(RegistryTable.PATIENT, "birth_year", "= c", cell);
  }

  private static @Nullable Object deathDate(String formats, Object cell) {
    String mapping = "{ column = c, formats = [%s] }".formatted(formats);
    return read(RegistryTable.PATIENT, "death_date", mapping, cell);
  }

  @Test
  void convertsUnitsWithoutRemainders() {
    assertThat(size("cm", 7.6)).isEqualTo(7.6);
    assertThat(size("mm", 76L)).isEqualTo(7.6);
    assertThat(size("mm", "76")).isEqualTo(7.6);
    assertThat(dose("gy", 50.4)).isEqualTo(50.4);
    assertThat(dose("cgy", 5040L)).isEqualTo(50.4);
    assertThat(dose("cgy", 4005L)).isEqualTo(40.05);
    assertThat(dose("cgy", new BigDecimal("2500.0"))).isEqualTo(25.0);
    assertThat(
            read(
                RegistryTable.PAIN_ASSESSMENT,
                "morphine_equivalent_mg",
                "{ column = c, unit = g }",
                0.06))
        .isEqualTo(60.0);
  }

  @Test
  void plausibilityIsJudgedInTheCanonicalUnit() {
    assertThat(size("cm", 100L)).isEqualTo(100.0);
    assertThat(size("cm", 101L)).isEqualTo(RecordCheck.IMPLAUSIBLE_VALUE);
    assertThat(size("mm", 1000L)).isEqualTo(100.0);
    assertThat(size("mm", 1001L)).isEqualTo(RecordCheck.IMPLAUSIBLE_VALUE);
    assertThat(size("cm", 0L)).isEqualTo(RecordCheck.IMPLAUSIBLE_VALUE);
    assertThat(dose("gy", 5040L)).isEqualTo(RecordCheck.IMPLAUSIBLE_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "PATIENT, birth_year, 1880, 2100",
    "DIAGNOSIS, fnclcc_grade, 1, 3",
    "DIAGNOSIS, metastatic_lesion_count, 0, 1000",
    "DIAGNOSIS, ecog, 0, 4",
    "RADIOTHERAPY, fractions, 1, 100",
    "ADVERSE_EVENT, grade, 1, 5",
    "PAIN_ASSESSMENT, score, 0, 10",
    "PAIN_ASSESSMENT, morphine_equivalent_mg, 0, 10000"
  })
  void plausibleRangesIncludeBothEnds(RegistryTable table, String column, long least, long most) {
    assertThat(read(table, column, "= c", least)).isInstanceOf(Number.class);
    assertThat(read(table, column, "= c", most)).isInstanceOf(Number.class);
    assertThat(read(table, column, "= c", least - 1)).isEqualTo(RecordCheck.IMPLAUSIBLE_VALUE);
    assertThat(read(table, column, "= c", most + 1)).isEqualTo(RecordCheck.IMPLAUSIBLE_VALUE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsImplausible(double value) {
    assertThat(size("cm", value)).isEqualTo(RecordCheck.IMPLAUSIBLE_VALUE);
    assertThat(birthYear(value)).isEqualTo(RecordCheck.IMPLAUSIBLE_VALUE);
  }

  @Test
  void wholeNumbersHaveNoFraction() {
    assertThat(birthYear(1950L)).isEqualTo(1950);
    assertThat(birthYear(1950.0)).isEqualTo(1950);
    assertThat(birthYear(" 1950 ")).isEqualTo(1950);
    assertThat(birthYear(new BigDecimal("1950.00"))).isEqualTo(1950);
    assertThat(birthYear(1950.5)).isEqualTo(RecordCheck.UNREADABLE_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7,6", "7.6 cm", "seven", "0x10", "1e", "--7", "1_000"})
  void textThatIsNoNumberIsUnreadable(String text) {
    assertThat(size("cm", text)).isEqualTo(RecordCheck.UNREADABLE_NUMBER);
  }

  @Test
  void aTextThatIsTooLongForANumberIsUnreadable() {
    assertThat(size("cm", "0".repeat(39) + "7")).isEqualTo(7.0);
    assertThat(size("cm", "0".repeat(40) + "7")).isEqualTo(RecordCheck.UNREADABLE_NUMBER);
    assertThat(size("cm", "1e999999999")).isEqualTo(RecordCheck.IMPLAUSIBLE_VALUE);
  }

  @Test
  void readsDatesInTheFirstFormatThatFits() {
    LocalDate day = LocalDate.of(2024, 3, 1);

    assertThat(deathDate("dd.MM.yyyy", "01.03.2024")).isEqualTo(day);
    assertThat(deathDate("yyyy-MM-dd, dd.MM.yyyy", " 01.03.2024 ")).isEqualTo(day);
    assertThat(deathDate("dd/MM/yyyy, MM/dd/yyyy", "01/03/2024")).isEqualTo(day);
    assertThat(deathDate("dd/MM/yyyy, MM/dd/yyyy", "03/31/2024"))
        .isEqualTo(LocalDate.of(2024, 3, 31));
    assertThat(deathDate("yyyyMMdd", 20240301L)).isEqualTo(day);
    assertThat(deathDate("dd.MM.yyyy", day)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29", "2024-02-30", "2024-13-01", "2024-00-10", "2024-3-1", "24-03-01",
        "2024-03-01 10:00", "2024-03", "01.03.2024", "1879-12-31", "2201-01-01", "tomorrow"
      })
  void whatIsNoDayIsUnreadable(String text) {
    assertThat(deathDate("yyyy-MM-dd", text)).isEqualTo(RecordCheck.UNREADABLE_DATE);
  }

  @Test
  void yearsWithoutSenseAreUnreadableHoweverTheyAreStored() {
    assertThat(deathDate("yyyyMMdd", LocalDate.of(1880, 1, 1))).isEqualTo(LocalDate.of(1880, 1, 1));
    assertThat(deathDate("yyyyMMdd", LocalDate.of(1879, 12, 31)))
        .isEqualTo(RecordCheck.UNREADABLE_DATE);
    assertThat(deathDate("yyyyMMdd", LocalDate.of(9999, 12, 31)))
        .isEqualTo(RecordCheck.UNREADABLE_DATE);
  }

  @Test
  void missingIsNullBlankOrOneOfItsSpellings() {
    String mapping = "{ column = c, missing-values = [NA, \"9\", \"1900-01-01\"] }";

    assertThat(read(RegistryTable.DIAGNOSIS, "ecog", mapping, null)).isNull();
    assertThat(read(RegistryTable.DIAGNOSIS, "ecog", mapping, "  ")).isNull();
    assertThat(read(RegistryTable.DIAGNOSIS, "ecog", mapping, " NA ")).isNull();
    assertThat(read(RegistryTable.DIAGNOSIS, "ecog", mapping, 9L)).isNull();
    assertThat(read(RegistryTable.DIAGNOSIS, "ecog", mapping, 9.0)).isNull();
    assertThat(read(RegistryTable.DIAGNOSIS, "ecog", mapping, "na"))
        .isEqualTo(RecordCheck.UNREADABLE_NUMBER);
    assertThat(read(RegistryTable.DIAGNOSIS, "metastasis_date", mapping, LocalDate.of(1900, 1, 1)))
        .isNull();
  }

  @Test
  void codesAreTranslatedAndOthersUnknown() {
    String mapping = "{ column = c, codes { \"1\" = male, F = female } }";

    assertThat(read(RegistryTable.PATIENT, "sex", mapping, 1L)).isEqualTo("male");
    assertThat(read(RegistryTable.PATIENT, "sex", mapping, 1.0)).isEqualTo("male");
    assertThat(read(RegistryTable.PATIENT, "sex", mapping, " F ")).isEqualTo("female");
    assertThat(read(RegistryTable.PATIENT, "sex", mapping, "f"))
        .isEqualTo(RecordCheck.UNKNOWN_CODE);
    assertThat(read(RegistryTable.PATIENT, "sex", mapping, "female"))
        .isEqualTo(RecordCheck.UNKNOWN_CODE);
  }

  @Test
  void withoutCodesOnlyTheCanonicalOnesAreKnown() {
    assertThat(read(RegistryTable.PATIENT, "sex", "= c", "female")).isEqualTo("female");
    assertThat(read(RegistryTable.PATIENT, "sex", "= c", "Female"))
        .isEqualTo(RecordCheck.UNKNOWN_CODE);
  }

  @Test
  void flagsAreTrueOrFalseOrTranslated() {
    String mapping = "{ column = c, codes { Y = true, \"0\" = false } }";

    assertThat(read(RegistryTable.SYSTEMIC_THERAPY, "planned", "= c", true)).isEqualTo(true);
    assertThat(read(RegistryTable.SYSTEMIC_THERAPY, "planned", "= c", "false")).isEqualTo(false);
    assertThat(read(RegistryTable.SYSTEMIC_THERAPY, "planned", "= c", "yes"))
        .isEqualTo(RecordCheck.UNKNOWN_CODE);
    assertThat(read(RegistryTable.SYSTEMIC_THERAPY, "planned", mapping, "Y")).isEqualTo(true);
    assertThat(read(RegistryTable.SYSTEMIC_THERAPY, "planned", mapping, 0L)).isEqualTo(false);
  }

  @Test
  void numbersThatAreIdentifiersAreTheirDigits() {
    assertThat(read(RegistryTable.PATIENT, "patient_id", "= c", 12345678901L))
        .isEqualTo("12345678901");
    assertThat(read(RegistryTable.PATIENT, "patient_id", "= c", " 007 ")).isEqualTo("007");
  }

  @Test
  void aFixedValueIsThatOfEveryRow() {
    assertThat(read(RegistryTable.SURGERY, "target", "{ value = primary }", null))
        .isEqualTo("primary");
  }

  @Test
  void aColumnThatIsNotKeptIsMissing() {
    Problems problems = new Problems();
    ColumnMapping margin =
        Registry.institution(Path.of("data"), problems, "tables.surgery.absent = [margin]")
            .mappings()
            .stream()
            .filter(it -> it.table() == RegistryTable.SURGERY)
            .findFirst()
            .orElseThrow()
            .columns()
            .get(5);

    assertThat(margin.isKept()).isFalse();
    ColumnReader reader = new ColumnReader(margin, new SourceRow(List.of()), new Numbering(1));
    assertThat(reader.read(new Object[0])).isNull();
  }
}
