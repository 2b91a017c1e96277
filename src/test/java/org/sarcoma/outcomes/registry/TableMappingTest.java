package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.config.Problems;

class TableMappingTest {
  private static final String COLUMNS = "institution.tables.surgery.columns.";

  private final Problems problems = new Problems();

  private TableMapping surgery(String lines) {
    return Registry.institution(Path.of("/data/umc"), problems, "tables { surgery {", lines, "} }")
        .mappings()
        .stream()
        .filter(it -> it.table() == RegistryTable.SURGERY)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aColumnIsASourceOrASectionOrAbsentOrCanonical() {
    TableMapping mapping =
        surgery(
            "absent = [tumor-id], columns { surgery-date = op_date, target { value = primary },"
                + " margin { column = r, codes { \"0\" = r0 } } }");

    assertThat(problems.all()).isEmpty();
    assertThat(mapping.columns())
        .extracting(ColumnMapping::origin)
        .containsExactly(
            from("patient_id"),
            new Origin.Nowhere(),
            from("op_date"),
            new Origin.Fixed("primary"),
            from("procedure"),
            from("r"));
    assertThat(mapping.columns().get(5).format().spelling().codes())
        .containsOnlyKeys("0")
        .containsValue("r0");
  }

  private static Origin from(String column) {
    return new Origin.OneColumn(SourceColumn.of(column));
  }

  @Test
  void twoColumnsMayShareASource() {
    TableMapping mapping = surgery("columns { tumor-id = pid, patient-id = pid }");

    assertThat(problems.all()).isEmpty();
    assertThat(mapping.columns().get(0).origin()).isEqualTo(from("pid"));
    assertThat(mapping.columns().get(1).origin()).isEqualTo(from("pid"));
    assertThat(mapping.sources()).filteredOn(SourceColumn.of("pid")::equals).hasSize(1);
  }

  @Test
  void unknownKeysAndColumnsAreProblems() {
    surgery("colums {}, columns { marginn = r, margin { column = r, code {} } }");

    assertThat(problems.all())
        .containsExactlyInAnyOrder(
            COLUMNS + "margin.code is not a known key; did you mean codes",
            COLUMNS + "marginn is not a known key; did you mean margin",
            "institution.tables.surgery.colums is not a known key; did you mean columns");
  }

  @Test
  void onlyKnownOptionalColumnsCanBeAbsent() {
    surgery("absent = [margins, surgery-date, patient-id, procedure]");

    assertThat(problems.all())
        .containsExactly(
            "institution.tables.surgery.absent names margins, which is not a column of surgery;"
                + " did you mean margin",
            "institution.tables.surgery.absent names patient-id, which every row needs; map it to"
                + " a column");
  }

  @Test
  void aColumnIsNotMappedAndAbsent() {
    surgery("absent = [margin], columns { margin = r }");

    assertThat(problems.all())
        .containsExactly(COLUMNS + "margin is mapped and listed as absent; keep one of the two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/etc", "..", "../other", "a/../../b", "a/..", "s3a://b", "a*", "{a,b}", "a?"})
  void aPathStaysBelowTheInstitution(String path) {
    surgery("path = \"%s\"".formatted(path));

    assertThat(problems.all())
        .containsExactly(
            "institution.tables.surgery.path is not a folder or file below the path of the"
                + " institution");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ops", "2024/ops.parquet", "a..b", "op täble"})
  void aPathIsAFolderOrFile(String path) {
    assertThat(surgery("path = \"%s\"".formatted(path)).path()).isEqualTo(path);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void aCodeHasToBeACanonicalOne() {
    surgery("columns.margin { column = r, codes { \"0\" = r0, \"1\" = r11 } }");

    assertThat(problems.all())
        .containsExactly(
            COLUMNS
                + "margin.codes.1 is \"r11\", which is not a code of margin; expected one of r0,"
                + " r1, r2; did you mean r1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "diagnosis.columns.size-cm | inch | is \"inch\"; expected one of cm, mm",
        "radiotherapy.columns.total-dose-gy | rad | is \"rad\"; expected one of cgy, gy",
        "pain-assessment.columns.morphine-equivalent-mg | ug | is \"ug\"; expected one of g, mg",
        "diagnosis.columns.ecog | cm | is set, but ecog has no unit; remove it",
      })
  void aUnitHasToFitTheColumn(String key, String unit, String problem) {
    Registry.institution(
        Path.of("/data"), problems, "tables.%s { column = c, unit = %s }".formatted(key, unit));

    assertThat(problems.all()).containsExactly("institution.tables." + key + ".unit " + problem);
  }

  @Test
  void aFixedValueHasToBeOneThatTheColumnCanHave() {
    surgery("columns { target { value = bone }, surgery-date { value = \"31.12.2024\" } }");

    assertThat(problems.all())
        .containsExactly(
            COLUMNS + "surgery-date.value is \"31.12.2024\", which surgery_date cannot be",
            COLUMNS
                + "target.value is \"bone\", which target cannot be; expected one of primary,"
                + " local_recurrence, metastasis");
  }

  @Test
  void aFixedValueStandsAloneAndIsNoPatient() {
    surgery("columns { target { value = primary, column = t }, patient-id { value = p1 } }");

    assertThat(problems.all())
        .containsExactly(
            COLUMNS + "patient-id.value is set, but patients differ; map patient-id to a column",
            COLUMNS + "target.value is set beside column; keep one of the two");
  }

  @Test
  void aSectionNeedsAColumnOrAValue() {
    surgery("columns { margin { codes { a = r0 } } }");

    assertThat(problems.all())
        .containsExactly(COLUMNS + "margin.column is not set; expected a text");
  }
}
