package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.config.Problems;

/** What a mapping can say: from lines of an institution file and source cells to a value. */
class MappingLanguageTest {
  private static final LocalDate ANCHOR = LocalDate.of(2000, 7, 1);

  private final Problems problems = new Problems();

  /** Source cells of one row by the names of their columns. */
  private static Map<String, Object> cells(Object... namesAndValues) {
    Map<String, Object> cells = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      cells.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return cells;
  }

  private List<TableMapping> mappings(RegistryTable table, String... lines) {
    return Registry.institution(Path.of("data"), problems, lines).mappings().stream()
        .filter(it -> it.table() == table)
        .toList();
  }

  /** The value of {@code table.column}, mapped by a section, in a row of these cells. */
  private @Nullable Object read(
      String tableAndColumn, String mapping, Map<String, Object> cells, String... lines) {
    RegistryTable table =
        RegistryTable.valueOf(tableAndColumn.split("\\.", 2)[0].toUpperCase(java.util.Locale.ROOT));
    String key = tableAndColumn.split("\\.", 2)[1].replace('_', '-');
    TableMapping of =
        mappings(
                table,
                String.join("\n", lines),
                "tables.%s.columns.%s { %s }".formatted(table.key(), key, mapping))
            .get(0);
    problems.throwIfAny();
    ColumnMapping column =
        of.columns().stream().filter(it -> it.column().key().equals(key)).findFirst().orElseThrow();
    return new ColumnReader(column, new SourceRow(column.sources().toList()), new Numbering(1))
        .read(row(column.sources().toList(), cells));
  }

  private static SourceBlock block(TableMapping mapping, Map<String, Object> cells) {
    return Rows.block(row(mapping.sources(), cells));
  }

  private static @Nullable Object[] row(List<SourceColumn> columns, Map<String, Object> cells) {
    return columns.stream().map(it -> cells.get(it.names().get(0))).toArray();
  }

  @ParameterizedTest
  @CsvSource({"YES, true", "yes, true", "' Yes ', true", "Ja, true", "NEIN, false", "neín, false"})
  void spellingsCanDifferByCaseAndAccents(String cell, boolean value) {
    String mapping =
        "column = c, ignore = [case, accents], codes { yes = true, ja = true, nein = false }";

    assertThat(read("radiotherapy.completed_as_planned", mapping, cells("c", cell)))
        .isEqualTo(value);
  }

  @Test
  void withoutIgnoreASpellingIsExact() {
    String mapping = "column = c, codes { yes = true }";

    assertThat(read("radiotherapy.completed_as_planned", mapping, cells("c", "YES")))
        .isEqualTo(RecordCheck.UNKNOWN_CODE);
  }

  @Test
  void missingValuesAreComparedLikeOtherSpellings() {
    assertThat(
            read(
                "surgery.margin",
                "column = c, codes { r0 = r0 }",
                cells("c", "[NOT available]"),
                "ignore = [case], missing-values = [\"[Not Available]\"]"))
        .isNull();
  }

  @Test
  void spellingsThatAreReadAlikeHaveOneCode() {
    mappings(
        RegistryTable.SURGERY,
        "tables.surgery.columns.margin { column = c, ignore = [case], codes { A = r0, a = r1 } }");

    assertThat(problems.all())
        .containsExactly(
            "institution.tables.surgery.columns.margin.codes.a is r1, but another spelling that is"
                + " read alike is r0");
  }

  @ParameterizedTest
  @CsvSource({"6000, cgy, 60", "60, GY, 60", "21.6, Gy, 21.6"})
  void theUnitCanStandInAnotherColumn(String cell, String unit, double value) {
    String mapping =
        "column = c, ignore = [case], unit { column = u, ignore = [case], codes { cgy = cgy, gy = gy"
            + " } }";

    assertThat(read("radiotherapy.total_dose_gy", mapping, cells("c", cell, "u", unit)))
        .isEqualTo(value);
  }

  @Test
  void aNumberWithoutItsUnitIsNoNumber() {
    String mapping = "column = c, unit { column = u, codes { gy = gy } }";

    assertThat(read("radiotherapy.total_dose_gy", mapping, cells("c", "60")))
        .isEqualTo(RecordCheck.UNKNOWN_UNIT);
    assertThat(read("radiotherapy.total_dose_gy", mapping, cells("c", "60", "u", "mci")))
        .isEqualTo(RecordCheck.UNKNOWN_UNIT);
    assertThat(read("radiotherapy.total_dose_gy", mapping, cells("u", "gy"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"'7,6', 7.6", "7, 7.0"})
  void theDecimalMarkCanBeAComma(String cell, double value) {
    String mapping = "column = c, decimal-mark = \",\"";

    assertThat(read("diagnosis.size_cm", mapping, cells("c", cell))).isEqualTo(value);
    assertThat(read("diagnosis.size_cm", mapping, cells("c", "7.6")))
        .isEqualTo(RecordCheck.UNREADABLE_NUMBER);
  }

  @ParameterizedTest
  @CsvSource({
    "first, 1984-02, 1984-02-01",
    "middle, 1984-02, 1984-02-15",
    "last, 1984-02, 1984-02-29",
    "first, 1984, 1984-01-01",
    "middle, 1984, 1984-07-01",
    "last, 1984, 1984-12-31",
    "middle, 1984-02-03, 1984-02-03"
  })
  void partialDatesAreImputedByAStatedRule(String rule, String cell, LocalDate day) {
    String mapping = "column = c, formats = [yyyy-MM-dd, yyyy-MM, yyyy], partial-dates = " + rule;

    assertThat(read("surgery.surgery_date", mapping, cells("c", cell))).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({
    "1930, 12/5/30, 1930-12-05",
    "1930, 12/5/29, 2029-12-05",
    "1930, 2/29/00, 2000-02-29",
    "1880, 2/29/00, ",
    "1950, 12/5/14, 2014-12-05"
  })
  void yearsOfTwoDigitsNeedAPivot(int pivot, String cell, @Nullable LocalDate day) {
    String mapping = "column = c, formats = [M/d/yy], pivot-year = " + pivot;

    assertThat(read("surgery.surgery_date", mapping, cells("c", cell)))
        .isEqualTo(day == null ? RecordCheck.UNREADABLE_DATE : day);
  }

  @Test
  void withoutAPivotAYearOfTwoDigitsIsRefused() {
    mappings(
        RegistryTable.SURGERY,
        "tables.surgery.columns.surgery-date { column = c, formats = [M/d/yy] }");

    assertThat(problems.all()).singleElement().asString().contains("has \"M/d/yy\"");
  }

  @ParameterizedTest
  @CsvSource({
    "days, 1, 59, 2000-08-29",
    "days, 1, -1, 2000-06-30",
    "days, 1, 59.0, 2000-08-29",
    "weeks, 1, 2, 2000-07-15",
    "months, 30.4375, 12, 2001-07-01",
    "years, 365.25, 0.5, 2000-12-31"
  })
  void timesAreCountedFromTheAnchor(String unit, String days, String cell, LocalDate day) {
    String perUnit = unit.equals("days") || unit.equals("weeks") ? "" : "days-per-unit = " + days;
    String mapping = "column = c, time-from = anchor, unit = %s, %s".formatted(unit, perUnit);

    assertThat(read("surgery.surgery_date", mapping, cells("c", cell), "anchor = \"2000-07-01\""))
        .isEqualTo(day);
  }

  @Test
  void aTimeThatIsNoNumberOfDaysIsAnUnreadableDate() {
    for (String cell : List.of("soon", "1.5", "99999999", "1e9")) {
      assertThat(
              read(
                  "surgery.surgery_date",
                  "column = c, time-from = anchor",
                  cells("c", cell),
                  "anchor = \"2000-07-01\""))
          .as(cell)
          .isEqualTo(RecordCheck.UNREADABLE_DATE);
    }
  }

  @Test
  void aBirthYearCanBeATimeFromTheAnchor() {
    assertThat(
            read(
                "patient.birth_year",
                "column = c, time-from = anchor",
                cells("c", "-24984"),
                "anchor = \"2000-07-01\""))
        .isEqualTo(ANCHOR.minusDays(24984).getYear());
  }

  @Test
  void anAnchorAndItsDaysPerUnitHaveToBeThere() {
    mappings(
        RegistryTable.SURGERY,
        "tables.surgery.columns { surgery-date { column = c, time-from = anchor, unit = months } }");

    assertThat(problems.all())
        .containsExactlyInAnyOrder(
            "institution.tables.surgery.columns.surgery-date.time-from needs the day of the anchor;"
                + " set institution.anchor",
            "institution.tables.surgery.columns.surgery-date.days-per-unit is not set; expected a"
                + " number");
  }

  @ParameterizedTest
  @CsvSource({
    "first, 4|1.0, 4",
    "last, 4|1.0, 1",
    "max, 1.0|4, 4",
    "min, 4 | 1.0, 1",
    "max, 7.9|[NA], 7.9",
    "reject, 4|4.0, 4"
  })
  void oneOfSeveralValuesCounts(String take, String cell, double value) {
    String mapping = "column = c, separator = \"|\", missing-values = [\"[NA]\"], take = " + take;

    assertThat(read("diagnosis.size_cm", mapping, cells("c", cell))).isEqualTo(value);
  }

  @Test
  void ofSeveralValuesNoneCountsWhereTheMappingSaysSo() {
    String mapping = "column = c, separator = \"|\", take = reject";

    assertThat(read("diagnosis.size_cm", mapping, cells("c", "4|1.0")))
        .isEqualTo(RecordCheck.SEVERAL_VALUES);
    assertThat(read("surgery.surgery_date", mapping, cells("c", "2020-01-01|2020-01-02")))
        .isEqualTo(RecordCheck.UNREADABLE_DATE);
    assertThat(read("diagnosis.size_cm", mapping, cells("c", "4|x")))
        .isEqualTo(RecordCheck.UNREADABLE_NUMBER);
    assertThat(read("diagnosis.size_cm", mapping, cells("c", "|"))).isNull();
  }

  @Test
  void anIdentifierCanBePutTogetherCutAndBroughtToOneCase() {
    assertThat(
            read(
                "patient.patient_id",
                "columns = [s, n], join = \"-\", change-case = upper",
                cells("s", "02", "n", "a9")))
        .isEqualTo("02-A9");
    assertThat(read("patient.patient_id", "columns = [s, n]", cells("s", "02"))).isNull();
    assertThat(
            read(
                "patient.linkage_id",
                "column = c, part { separator = \"-\", number = 3 }",
                cells("c", "TCGA-2F-A9HI")))
        .isEqualTo("A9HI");
    assertThat(
            read(
                "patient.linkage_id",
                "column = c, part { separator = \"-\", number = 4 }",
                cells("c", "TCGA-2F-A9HI")))
        .isNull();
  }

  @Test
  void aValueCanDependOnACondition() {
    String mapping = "column = d, when { column = s, is = [\"1\", dead] }";

    assertThat(read("patient.death_date", mapping, cells("d", "2020-01-01", "s", "1")))
        .isEqualTo(LocalDate.of(2020, 1, 1));
    assertThat(read("patient.death_date", mapping, cells("d", "2020-01-01", "s", "0"))).isNull();
    assertThat(read("patient.death_date", mapping, cells("d", "2020-01-01"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, sarcoma", "1, 0, other", "1, , unknown", "0, 0, "})
  void aCodeCanBeDerivedFromSeveralColumns(
      String os, @Nullable String dss, @Nullable String cause) {
    String mapping =
        "cases = [{ when { column = DSS, is = \"1\" }, value = sarcoma },"
            + " { when { all = [{ column = OS, is = \"1\" }, { column = DSS, present = true }] },"
            + " value = other },"
            + " { when { not { column = OS, at-most = 0 } }, value = unknown }]";
    Map<String, Object> cells = cells("OS", os);
    if (dss != null) {
      cells.put("DSS", dss);
    }

    assertThat(read("patient.cause_of_death", mapping, cells)).isEqualTo(cause);
  }

  @Test
  void aCaseWithoutAConditionAlwaysHolds() {
    String mapping = "cases = [{ when { any = [] }, value = r2 }, { value = r0 }]";

    assertThat(read("surgery.margin", mapping, cells())).isEqualTo("r0");
  }

  @Test
  void twoColumnsThatContradictEachOtherGiveNoValue() {
    String mapping =
        "column = r, codes { R0 = r0, R1 = r1 },"
            + " against { column = m, codes { negative = r0, positive = [r1, r2] } }";

    assertThat(read("surgery.margin", mapping, cells("r", "R1", "m", "positive"))).isEqualTo("r1");
    assertThat(read("surgery.margin", mapping, cells("r", "R1"))).isEqualTo("r1");
    assertThat(read("surgery.margin", mapping, cells("r", "R1", "m", "??"))).isEqualTo("r1");
    assertThat(read("surgery.margin", mapping, cells("r", "R1", "m", "negative")))
        .isEqualTo(RecordCheck.CONTRADICTING_COLUMNS);
  }

  @ParameterizedTest
  @CsvSource({"C492, C49.2", "c49.2, C49.2", "C49.2, C49.2", "'49.2', '49.2'"})
  void topographyHasOneSpelling(String cell, String value) {
    assertThat(read("diagnosis.topography", "column = c", cells("c", cell))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"88023, 8802/3", "8802/3, 8802/3", "8802, 8802"})
  void morphologyHasOneSpelling(String cell, String value) {
    assertThat(read("diagnosis.morphology", "column = c", cells("c", cell))).isEqualTo(value);
  }

  @Test
  void onlyTheRowsThatAreMeantAreRead() {
    TableMapping mapping =
        mappings(RegistryTable.SURGERY, "tables.surgery { where { column = kind, is = op } }")
            .get(0);
    RowReader reader = new RowReader(mapping, false, new CanonicalValues());

    assertThat(reader.isMeant(block(mapping, cells("kind", "op")), 0)).isTrue();
    assertThat(reader.found()).isEmpty();
    assertThat(reader.isMeant(block(mapping, cells("kind", "drug")), 0)).isFalse();
    assertThat(reader.found())
        .containsExactly(
            Map.entry(RecordCheck.ROWS_READ, 1L), Map.entry(RecordCheck.ROWS_LEFT_OUT, 1L));
  }

  @Test
  void aTableCanHaveSeveralSourcesAndRepeatedColumnsBecomeRows() {
    List<TableMapping> mappings =
        mappings(
            RegistryTable.DISEASE_ASSESSMENT,
            "tables.disease-assessment.sources = [",
            "{ path = visits, columns { assessment-date = d1, local-status = s1 } },",
            "{ path = visits, columns { patient-id = pid, assessment-date = d2 } }]");

    assertThat(problems.all()).isEmpty();
    assertThat(mappings).extracting(TableMapping::place).containsExactly(0, 1);
    assertThat(mappings.get(0).sources())
        .extracting(it -> it.names().get(0))
        .containsExactly("patient_id", "d1", "s1");
    assertThat(mappings.get(1).sources())
        .extracting(it -> it.names().get(0))
        .containsExactly("pid", "d2");
  }

  @Test
  void everySourceNeedsWhatEveryRowNeeds() {
    mappings(
        RegistryTable.DISEASE_ASSESSMENT,
        "tables.disease-assessment.sources = [{ path = a, columns { local-status = s } }]");

    assertThat(problems.all())
        .containsExactly(
            "institution.tables.disease-assessment.sources has no assessment-date in source 1,"
                + " which every row needs; map it to a column");
  }

  @Test
  void aColumnCanHaveAnotherNameInAnotherVersionOfTheLayout() {
    TableMapping mapping =
        mappings(
                RegistryTable.SURGERY,
                "tables.surgery.columns.margin { column = [margin_v2, margin_v1] }")
            .get(0);

    assertThat(mapping.sources()).contains(new SourceColumn(List.of("margin_v2", "margin_v1")));
  }

  @ParameterizedTest
  @CsvSource({"19580417, 1958", "195804, 1958", "1958, 1958"})
  void ofADateOfBirthOnlyTheYearIsRead(String cell, int year) {
    String mapping = "column = c, formats = [yyyyMMdd, yyyyMM, yyyy], partial-dates = middle";

    assertThat(read("patient.birth_year", mapping, cells("c", cell))).isEqualTo(year);
  }

  @Test
  void aDateOfBirthThatCannotBeReadIsNoYear() {
    assertThat(read("patient.birth_year", "column = c, formats = [yyyyMMdd]", cells("c", "n/a")))
        .isEqualTo(RecordCheck.UNREADABLE_NUMBER);
  }

  @Test
  void aBirthYearInADateColumnIsTheYearOfTheDate() {
    assertThat(read("patient.birth_year", "column = c", cells("c", LocalDate.of(1958, 4, 17))))
        .isEqualTo(1958);
  }

  @Test
  void aListInPlaceOfANameIsOfNamesToLookFor() {
    SourceColumn source =
        mappings(
                RegistryTable.SURGERY,
                "tables.surgery.columns.surgery-date = [operation_day, op_date]")
            .get(0)
            .columns()
            .stream()
            .filter(it -> it.column().key().equals("surgery-date"))
            .flatMap(ColumnMapping::sources)
            .findFirst()
            .orElseThrow();

    problems.throwIfAny();
    assertThat(source.names()).containsExactly("operation_day", "op_date");
  }
}
