package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.config.Problems;

class InstitutionTest {
  private final Problems problems = new Problems();

  private Institution institution(String... lines) {
    return Registry.institution(Path.of("/data/umc"), problems, lines);
  }

  private Institution from(String fileName, String hocon) {
    return Institution.from(
        ConfigFactory.parseString("institution { " + hocon + " }"),
        Path.of("/conf/institutions", fileName),
        problems);
  }

  @Test
  void withoutMappingsEveryTableIsCanonical() {
    Institution institution = institution();

    assertThat(problems.all()).isEmpty();
    assertThat(institution.code()).isEqualTo("umc");
    assertThat(institution.name()).isEqualTo("UMC");
    assertThat(institution.scales()).containsExactly(AdverseEvent.Scale.CTCAE);
    assertThat(institution.mappings())
        .extracting(TableMapping::table)
        .containsExactly(RegistryTable.values());
    for (TableMapping mapping : institution.mappings()) {
      assertThat(mapping.path()).isEqualTo(mapping.table().code());
      assertThat(mapping.columns())
          .extracting(ColumnMapping::origin)
          .containsExactlyElementsOf(
              mapping.table().columns().stream()
                  .<Origin>map(it -> new Origin.OneColumn(SourceColumn.of(it.name())))
                  .toList());
    }
  }

  @Test
  void keepsWhatTheFileSays() {
    Institution institution =
        institution(
            "adverse-event-scales = [ctcae, rtog_eortc]",
            "tables { pain-assessment = absent, surgery { path = \"ops/all\" } }");

    assertThat(problems.all()).isEmpty();
    assertThat(institution.scales()).hasSize(2);
    assertThat(institution.tables()).doesNotContainKey(RegistryTable.PAIN_ASSESSMENT).hasSize(7);
    assertThat(folder(institution, RegistryTable.SURGERY)).isEqualTo("/data/umc/ops/all");
  }

  private static String folder(Institution institution, RegistryTable table) {
    return institution.mappings().stream()
        .filter(it -> it.table() == table)
        .map(it -> it.folder(institution).toString())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "/data/umc, /data/umc",
    "../data, /conf/data",
    "data/./x, /conf/institutions/data/x",
    "s3a://bucket/umc, s3a://bucket/umc",
    "hdfs:///umc, hdfs:/umc"
  })
  void aPathIsAbsoluteOrAUriOrRelativeToItsFile(String path, String resolved) {
    Institution institution = from("umc.conf", "code=umc, name=U, path=\"%s\"".formatted(path));

    assertThat(problems.all()).isEmpty();
    assertThat(institution.path()).isEqualTo(resolved);
  }

  @Test
  void whatIsNoPathIsAProblem() {
    from("umc.conf", "code = umc, name = U, path = \"s3a:\"");

    assertThat(problems.all()).containsExactly("institution.path is neither a path nor a URI");
  }

  @Test
  void allProblemsOfAFileAreReportedTogether() {
    from("umc.conf", "code = 7, pathh = \"/data\", tables { surgry {} }");

    assertThat(problems.all())
        .containsExactly(
            "institution.code differs from the name of its file, umc.conf",
            "institution.name is not set; expected a text",
            "institution.path is not set; expected a text",
            "institution.tables.surgry is not a canonical table; did you mean surgery",
            "institution.pathh is not a known key; did you mean path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Umc", "-umc", "a b", "abcdefghijklmnopqrstuvwxyz0123456789", "a/b"})
  void aCodeIsLowerCaseAndShort(String code) {
    from(code + ".conf", "code = \"%s\", name = U, path = \"/data\"".formatted(code));

    assertThat(problems.all())
        .containsExactly(
            "institution.code is not made of lower-case letters, digits, - and _, at most 32 of"
                + " them");
  }

  @Test
  void aCodeOfDigitsKeepsItsZeros() {
    Institution institution = from("007.conf", "code = 007, name = U, path = \"/data\"");

    assertThat(problems.all()).isEmpty();
    assertThat(institution.code()).isEqualTo("007");
  }

  @Test
  void aFileIsOneSection() {
    Institution.from(
        ConfigFactory.parseString("institutions { code = umc }"), Path.of("umc.conf"), problems);

    assertThat(problems.all())
        .contains(
            "institution is not set; expected a section { ... }",
            "institutions is not a known key; did you mean institution");
  }

  @Test
  void patientsAndDiagnosesCannotBeAbsent() {
    institution("tables { patient = absent, diagnosis = absent, surgery = absent }");

    assertThat(problems.all())
        .containsExactly(
            "institution.tables.patient is absent, but every institution has to keep it",
            "institution.tables.diagnosis is absent, but every institution has to keep it");
  }

  @Test
  void aTableIsASectionOrAbsent() {
    institution("tables { surgery = missing }");

    assertThat(problems.all())
        .containsExactly("institution.tables.surgery is neither a section { ... } nor absent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yy-MM-dd", "yyyy-mm-dd", "YYYY-MM-dd", "yyyy-MM", "dd.MM", "{", "HH"})
  void aDateFormatIsAWholeDateWithFourDigitsOfYear(String format) {
    institution("date-formats = [\"dd.MM.yyyy\", \"%s\"]".formatted(format));

    assertThat(problems.all())
        .containsExactly(
            "institution.date-formats has \"%s\", which is no pattern for a whole date with a year of four digits; expected something like dd.MM.yyyy (years of two digits need pivot-year, months and years alone need partial-dates)"
                .formatted(format));
  }

  @Test
  void formatsOfOneColumnAreCheckedToo() {
    institution("tables.surgery.columns.surgery-date { column = d, formats = [\"yy\"] }");

    assertThat(problems.all())
        .singleElement()
        .asString()
        .contains("surgery-date.formats has \"yy\"");
  }

  @Test
  void defaultsHoldForColumnsThatDoNotSayOtherwise() {
    Institution institution =
        institution(
            "date-formats = [yyyyMMdd], missing-values = [NA]",
            "tables.surgery.columns {",
            "  surgery-date { column = d, formats = [dd/MM/yyyy], missing-values = [none] }",
            "  margin = m",
            "}");

    assertThat(problems.all()).isEmpty();
    List<ColumnMapping> columns = columns(institution, RegistryTable.SURGERY);
    assertThat(columns.get(2).format().dates().formats()).containsExactly("dd/MM/yyyy");
    assertThat(columns.get(2).format().spelling().missing()).isEqualTo(Set.of("none"));
    assertThat(columns.get(5).format().dates().formats()).containsExactly("yyyyMMdd");
    assertThat(columns.get(5).format().spelling().missing()).isEqualTo(Set.of("NA"));
  }

  private static List<ColumnMapping> columns(Institution institution, RegistryTable table) {
    return institution.mappings().stream()
        .filter(it -> it.table() == table)
        .findFirst()
        .orElseThrow()
        .columns();
  }
}
