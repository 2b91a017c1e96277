package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of a cohort that asks for no combined modality treatment, and of the one that does, on a
 * registry that records of treatments neither day nor target.
 */
class OtherCohortTest {
  private static final String CONFIGURATION =
      """
      data-cutoff = "2024-12-31"
      input.institutions = [study]
      analysis { cohorts = [treated, cmt], endpoints = [os, dss], strata = [sex, margin] }
      cohorts.treated {
        title = "Metastatic, irradiated and operated on"
        criteria = [data_cutoff, metastatic_at_any_time, any_radiotherapy, any_surgery]
        populations.diagnosed { through = any_surgery, time-zero = diagnosis }
      }
      endpoints.dss {
        version = 1, title = "Disease-specific survival", measures = [survival]
        events = [death_of_sarcoma], censored-by = [death_of_other_cause]
        not-observable = [death_of_unknown_cause], censored-at = last_contact
      }
      """;

  @TempDir private static Path folder;
  private static CommandRun run;
  private static PublishedTables tables;

  @BeforeAll
  static void run() throws IOException {
    Path example = ExampleRun.CONFIG.resolveSibling("institutions/study.conf");
    String registries =
        ExampleRun.CONFIG.resolveSibling("../src/example/registries/study").normalize().toString();
    Path institution = folder.resolve("institutions/study.conf");
    Files.createDirectories(folder.resolve("institutions"));
    Files.writeString(
        institution,
        Files.readString(example)
            .replace("../../src/example/registries/study", registries)
            .replace("radiotherapy {}", "radiotherapy { absent = [start-date, end-date, target] }")
            .replace("surgery {}", "surgery { absent = [surgery-date, target] }"));
    Path config = folder.resolve("application.conf");
    Files.writeString(config, CONFIGURATION);
    run = CommandRun.published("local[2]", config, folder.resolve("output"), "--summary");
    tables = PublishedTables.in(folder.resolve("output"));
  }

  @AfterAll
  static void close() throws Exception {
    tables.close();
  }

  @Test
  void survivalCountsFromDiagnosis() {
    assertThat(
            tables.column(
                "select distinct status from survival_estimate where cohort = 'treated'"
                    + " and population = 'diagnosed' and stratum = 'all' and horizon_months <= 24"))
        .containsExactly("ok");
    assertThat(run.output()).contains("Cohort treated, diagnosed").contains("Overall survival");
    assertThat(run.output()).doesNotContain("Local control").doesNotContain("(a)");
  }

  @Test
  void whatDependsOnADayIsUnknownAndNotNo() {
    String ofTreated =
        " from proportion where cohort = 'treated' and stratum = 'all' and measure = ";
    for (String measure :
        new String[] {
          "metastasis_directed_therapy",
          "systemic_therapy_any",
          "late_toxicity",
          "wound_complication"
        }) {
      assertThat(
              tables.value(
                  "select concat_ws(' ', denominator, status)" + ofTreated + "'" + measure + "'"))
          .as(measure)
          .isEqualTo("0 not_estimable");
    }
    assertThat(
            tables.column(
                "select distinct stratum_value from survival_estimate where cohort = 'treated'"
                    + " and stratum = 'margin'"))
        .containsExactly("unknown");
    assertThat(
            tables.column(
                "select distinct status from adjuvant_delay where cohort = 'treated'"
                    + " and stratum = 'all'"))
        .containsExactly("not_estimable");
  }

  @Test
  void nobodyIsEligibleForCriteriaThatNeedATarget() {
    assertThat(
            tables.value(
                "select concat_ws(' ', entered > 0, remaining) from cohort_attrition"
                    + " where cohort = 'cmt' and institution = 'all'"
                    + " and criterion = 'primary_radiotherapy'"))
        .isEqualTo("true 0");
  }

  @Test
  void withoutADayOfTreatmentNothingIsComparedWithNoTreatment() {
    assertThat(
            tables.column(
                "select distinct cohort from regression where model like 'immortal_time%'"))
        .containsExactly("cmt");
    assertThat(
            tables.value(
                "select concat_ws(' ', n_excluded > 0, status) from regression"
                    + " where model = 'immortal_time_naive' and population = 'rt_started'"
                    + " and cohort = 'cmt' and method = 'cox'"))
        .startsWith("true ");
  }

  @Test
  void definitionsAreInTheResults() {
    assertThat(
            tables.value(
                "select concat_ws(' ', censored_by, not_observable) from endpoint_definition"
                    + " where endpoint = 'dss'"))
        .isEqualTo("death_of_other_cause death_of_unknown_cause");
  }
}
