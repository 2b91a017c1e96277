package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The institution that the README adds, with the patients of the example's study hospital in its
 * layout: what it keeps gives the same numbers as the study hospital without the other tables.
 */
class ReadmeInstitutionTest {
  private static final String DAY = "strftime(%s, '%%d.%%m.%%Y')";

  @TempDir private static Path folder;
  private static List<String> mapping = List.of();
  private static PublishedTables harbor;
  private static PublishedTables study;

  @BeforeAll
  static void run() throws IOException, SQLException {
    mapping = mapping();
    Path registry = Files.createDirectory(folder.resolve("registry"));
    writeRegistry(registry);
    Files.createDirectory(folder.resolve("institutions"));
    Files.writeString(
        folder.resolve("institutions/harbor.conf"),
        String.join("\n", mapping).replace("/data/harbor", registry.toString()));
    Files.writeString(
        folder.resolve("institutions/study.conf"),
        """
        institution {
          code = study, name = Study, path = "%s"
          tables { systemic-therapy = absent, adverse-event = absent, pain-assessment = absent }
        }
        """
            .formatted(ExampleRun.REGISTRIES.resolve("study")));
    harbor = published("harbor");
    study = published("study");
  }

  private static PublishedTables published(String institution) throws IOException {
    Path config = folder.resolve(institution + ".conf");
    Files.writeString(
        config, "data-cutoff = \"2024-12-31\", input.institutions = [%s]".formatted(institution));
    CommandRun.published("local[2]", config, folder.resolve(institution));
    return PublishedTables.in(folder.resolve(institution));
  }

  @AfterAll
  static void close() {
    harbor.close();
    study.close();
  }

  private static List<String> mapping() throws IOException {
    List<String> readme = Files.readAllLines(Path.of("README.md"));
    int start = readme.indexOf("```hocon") + 1;
    List<String> rest = readme.subList(start, readme.size());
    return rest.subList(0, rest.indexOf("```"));
  }

  private static void writeRegistry(Path registry) throws SQLException {
    write(
        registry.resolve("people.parquet"),
        "select p.patient_id id, birth_year::varchar born, upper(sex[1]) sex,"
            + " if(vital_status = 'dead', '1', '0') status, "
            + date("death_date", "died")
            + date("last_contact_date", "seen")
            + "if(cause_of_death = 'sarcoma', 'C49', cause_of_death) cause,"
            + " tumor_id tumour, "
            + date("diagnosis_date", "diagnosed")
            + date("metastasis_date", "m1")
            + "topography site, morphology histology, fnclcc_grade grade,"
            + " coalesce((size_cm * 10)::varchar, '-') size_mm, metastatic_lesion_count lesions,"
            + " replace(presentation, 'locally_', '') state"
            + " from read_parquet('{patient}') p join read_parquet('{diagnosis}') d"
            + " using (patient_id)");
    write(
        registry.resolve("courses.parquet"),
        "select patient_id id, tumor_id tumour, course_id nr, fractions, "
            + date("start_date", "first")
            + date("end_date", "last")
            + "replace(target, 'primary', 'TUMOUR') area,"
            + " replace(replace(setting, 'preoperative', 'neoadjuvant'), 'postoperative', 'adjuvant')"
            + " intent, completed_as_planned complete, total_dose_gy * 100 cgy"
            + " from read_parquet('{radiotherapy}')");
    write(
        registry.resolve("operations.parquet"),
        "select patient_id id, tumor_id tumour, "
            + date("surgery_date", "day")
            + "replace(replace(target, 'primary', 'tumour'), 'local_recurrence', 'Relapse') \"of\","
            + " replace(procedure, 'resection', 'Excision') kind, margin[2:] r"
            + " from read_parquet('{surgery}')");
    write(
        registry.resolve("scans.parquet"),
        "select patient_id id, "
            + date("assessment_date", "day")
            + "local_status \"local\", distant_status elsewhere"
            + " from read_parquet('{disease_assessment}')");
  }

  private static String date(String column, String name) {
    return "coalesce(%s, 'n/a') \"%s\", ".formatted(DAY.formatted(column), name);
  }

  private static void write(Path file, String query) throws SQLException {
    String study = ExampleRun.REGISTRIES.resolve("study").toString();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute(
          "copy (%s) to '%s' (format parquet)"
              .formatted(
                  query.replaceAll("\\{(\\w+)}", study + "/$1/\\*.parquet").replace("\\", ""),
                  file));
    }
  }

  @Test
  void itIsShort() {
    assertThat(mapping).hasSizeLessThan(30).allMatch(it -> it.length() < 150);
  }

  @Test
  void theSamePatientsAreSelected() {
    assertThat(attrition(harbor)).isEqualTo(attrition(study));
  }

  private static List<String> attrition(PublishedTables published) {
    return published.column(
        "select concat_ws(' ', cohort, criterion, remaining) from cohort_attrition"
            + " where institution = 'all' and criterion not in ('registry', 'valid_record')");
  }

  @Test
  void whatItKeepsGivesTheSameNumbers() {
    assertThat(survival(harbor)).hasSizeGreaterThan(20).isEqualTo(survival(study));
    assertThat(survival(harbor)).anyMatch(it -> it.startsWith("os 24.0 22 6 6 0.66"));
  }

  private static List<String> survival(PublishedTables published) {
    return published.column(
        "select concat_ws(' ', endpoint, horizon_months, n_patients, n_at_risk, n_event, estimate,"
            + " ci_lower, ci_upper, status) from survival_estimate where cohort = 'cmt'"
            + " and population = 'operated' and stratum = 'all'"
            + " order by endpoint, horizon_months, estimate");
  }

  @Test
  void everythingIsUnderstood() {
    assertThat(findings(harbor)).isEqualTo(findings(study));
  }

  /** A patient with two tumors is in two rows of one table, and in one of the other. */
  private static List<String> findings(PublishedTables published) {
    return published.column(
        "select concat_ws(' ', \"table\", rule, rows_failed) from data_quality"
            + " where rule <> 'duplicate_row' order by all");
  }
}
