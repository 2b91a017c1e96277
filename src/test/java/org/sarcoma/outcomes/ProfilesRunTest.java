package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each profile that is shipped, on a synthetic extract in its layout. */
class ProfilesRunTest {
  private static final Path PROFILES = Path.of("conf", "profiles").toAbsolutePath();
  private static final Path EXTRACTS = Path.of("src", "example", "profiles").toAbsolutePath();

  private static final String EVERYBODY =
      """
      analysis { cohorts = [everybody, cmt], strata = [sex, margin] }
      cohorts.everybody {
        title = "Everybody, from diagnosis", criteria = [data_cutoff]
        populations.diagnosed { through = data_cutoff, time-zero = diagnosis }
      }
      regression { models.prognostic = null, immortal-time.endpoints = [] }
      """;

  @TempDir private Path folder;

  private PublishedTables published(String code, String mapping, String... more)
      throws IOException {
    Files.createDirectories(folder.resolve("institutions"));
    Files.writeString(
        folder.resolve("institutions/%s.conf".formatted(code)),
        "institution { code = %s, name = Institution, %s }".formatted(code, mapping));
    Path config = folder.resolve("application.conf");
    Files.writeString(
        config,
        "data-cutoff = \"2024-12-31\"\ninput { institutions = [%s], profiles-directory = \"%s\" }\n%s"
            .formatted(code, PROFILES, EVERYBODY + String.join("\n", more)));
    Path output = folder.resolve(mapping.hashCode() + "-" + code);
    CommandRun.published("local[2]", config, output, "--run-id", "profile");
    return PublishedTables.in(output);
  }

  private static String profile(String name, Path registry) {
    return "profile = %s, path = \"%s\"".formatted(name, registry);
  }

  private static String value(String sql) throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String attrition(PublishedTables tables, String criterion) {
    return tables.value(
        ("select remaining from cohort_attrition where cohort = 'cmt' and institution = 'all'"
                + " and criterion = '%s'")
            .formatted(criterion));
  }

  private static String deaths(PublishedTables tables) {
    return tables.value(
        "select concat_ws(' ', max(n_patients), max(n_event)) from survival_estimate"
            + " where cohort = 'everybody' and endpoint = 'os' and stratum = 'all'"
            + " and horizon_months = 60");
  }

  @Test
  void canonicalIsWhatIsReadWithoutAMapping() throws IOException {
    Path registry = ExampleRun.REGISTRIES.resolve("study");
    try (PublishedTables profile = published("study", profile("canonical", registry));
        PublishedTables plain = published("study", "path = \"%s\"".formatted(registry))) {
      assertThat(profile.digests()).isEqualTo(plain.digests());
    }
  }

  @Test
  void omopIsReadInEitherSpellingOfTheModifiers() throws IOException, SQLException {
    Path other = folder.resolve("omop");
    copyWithOldModifiers(other);
    try (PublishedTables tables =
            published("omop", profile("idea4rc", EXTRACTS.resolve("idea4rc")));
        PublishedTables old = published("omop", profile("idea4rc", other))) {
      assertThat(old.digests()).isEqualTo(tables.digests());
      assertThat(attrition(tables, "registry")).isEqualTo("60");
      assertThat(attrition(tables, "valid_record")).isEqualTo("60");
      assertThat(attrition(tables, "soft_tissue_histology")).isEqualTo("55");
      assertThat(attrition(tables, "preoperative_radiotherapy")).isEqualTo("45");
      assertThat(attrition(tables, "surgery_of_primary")).isEqualTo("29");
      assertThat(
              tables.value(
                  "select value from cohort_characteristic where cohort = 'cmt'"
                      + " and population = 'operated' and stratum = 'all'"
                      + " and variable = 'size_cm' and statistic = 'max'"))
          .isEqualTo("22.0");
      assertThat(
              tables.column(
                  "select distinct stratum_value from survival_estimate where stratum = 'margin'"))
          .contains("r0", "r1");
      assertThat(
              tables.column(
                  "select distinct status from survival_estimate where cohort = 'cmt'"
                      + " and endpoint = 'local_control' and stratum = 'all'"))
          .as("episodes do not say where the disease progressed")
          .containsExactly("not_estimable");
      assertThat(deaths(tables))
          .isEqualTo(
              value(
                  "select '60 ' || count(*) from '%s/death/*.parquet' join"
                          .formatted(EXTRACTS.resolve("idea4rc"))
                      + " (select person_id, min(condition_start_date) d from"
                      + " '%s/condition_occurrence/*.parquet'"
                          .formatted(EXTRACTS.resolve("idea4rc"))
                      + " where contains(condition_source_value, '/') group by 1) using (person_id)"
                      + " where death_date <= '2024-12-31' and death_date - d <= 60 * 30.4375"));
    }
  }

  private static void copyWithOldModifiers(Path to) throws IOException, SQLException {
    Path from = EXTRACTS.resolve("idea4rc");
    for (String table :
        List.of(
            "person",
            "death",
            "observation_period",
            "condition_occurrence",
            "measurement",
            "observation",
            "procedure_occurrence")) {
      Path folder = Files.createDirectories(to.resolve(table));
      Files.copy(from.resolve(table).resolve("part-0.parquet"), folder.resolve("part-0.parquet"));
    }
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute(
          ("copy (select * exclude (measurement_event_id, meas_event_field_concept_id),"
                  + " measurement_event_id as modifier_of_event_id,"
                  + " meas_event_field_concept_id as modifier_of_field_concept_id"
                  + " from '%s/measurement/part-0.parquet')"
                  + " to '%s/measurement/part-0.parquet' (format parquet)")
              .formatted(from, to));
    }
  }

  @Test
  void naaccrIsReadByItem() throws IOException {
    Path extract = EXTRACTS.resolve("naaccr");
    try (PublishedTables tables = published("state", profile("naaccr", extract))) {
      assertThat(attrition(tables, "registry")).isEqualTo("62");
      assertThat(attrition(tables, "valid_record")).isEqualTo("60");
      // Only metastases at diagnosis are recorded as such: 52 in the registry that this is made of.
      assertThat(attrition(tables, "metastatic")).isEqualTo("41");
      assertThat(attrition(tables, "before_recurrence")).isEqualTo("15");
      assertThat(
              tables.column(
                  "select concat_ws(' ', \"table\", rule, rows_failed) from data_quality"
                      + " where severity <> 'info'"))
          .containsExactly("surgery treatment_before_diagnosis 1");
      assertThat(
              tables.value(
                  "select concat_ws(' ', value) from cohort_characteristic where cohort = 'cmt'"
                      + " and population = 'operated' and stratum = 'all'"
                      + " and variable = 'size_cm' and statistic = 'max'"))
          .isEqualTo("22.0");
      assertThat(deaths(tables)).startsWith("60 ");
    }
  }

  /** The look-alike has eight patients of three sites; what is wrong with it is in its script. */
  @Test
  void theCancerGenomeAtlasIsReadAsMessyAsItIs() throws IOException {
    try (PublishedTables tables =
        published(
            "atlas",
            profile("tcga", EXTRACTS.resolve("tcga")),
            "quality.maximum-rejected-share = 0.5")) {
      assertThat(
              tables.column(
                  "select stratum_value || ' ' || n_patients from survival_quantile"
                      + " where cohort = 'everybody' and endpoint = 'os'"
                      + " and stratum = 'institution' and probability = 0.5 order by 1"))
          .containsExactly("atlas:02 3", "atlas:2F 2", "atlas:NA 3");
      assertThat(deaths(tables)).isEqualTo("8 3");
      assertThat(attrition(tables, "metastatic")).isEqualTo("2");
      assertThat(
              tables.column(
                  "select concat_ws(' ', \"table\", rule, rows_failed) from data_quality"
                      + " where severity <> 'info' order by 1"))
          .containsExactly(
              "radiotherapy contradicted_rows 2",
              "radiotherapy unknown_unit 3",
              "surgery after_final_contact 1",
              "surgery contradicting_columns 2",
              "systemic_therapy after_death 1");
    }
  }
}
