package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cohorts of nobody and of one: rows that say so, and no number that is none. */
class EdgeCohortTest {
  private static final String ALL =
      " and cohort = 'cmt' and population = 'operated' and stratum = 'all' ";

  /** Days on which one patient of institution study, and no other, began radiotherapy. */
  private static final String STARTED_AND_DIED = "2018-03-05";

  private static final String STARTED_AND_ALIVE = "2023-10-02";

  @TempDir private Path folder;

  @Test
  void theExampleHasNoNumberThatIsNone() {
    assertNumbersAreNumbers(ExampleRun.tables());
  }

  @Test
  void nobody() throws IOException {
    try (PublishedTables tables = treatedOn("1950-01-02")) {
      assertNumbersAreNumbers(tables);
      assertThat(status(tables, "os")).isEqualTo("no_data");
      assertThat(
              tables.value(
                  "select concat_ws(' ', numerator, denominator, status) from proportion"
                      + " where measure = 'local_recurrence'"
                      + ALL))
          .isEqualTo("0 0 no_data");
      assertThat(
              tables.column(
                  "select distinct status from survival_quantile union select distinct status"
                      + " from follow_up union select distinct status from restricted_mean"))
          .containsExactly("no_data");
      assertThat(
              tables.column(
                  "select remaining from cohort_attrition where criterion = 'before_recurrence'"))
          .containsOnly("0");
    }
  }

  @Test
  void onePatientWhoDied() throws IOException {
    try (PublishedTables tables = treatedOn(STARTED_AND_DIED)) {
      assertNumbersAreNumbers(tables);
      assertThat(
              tables.value(
                  "select concat_ws(' ', n_event, n_censored, estimate) from survival_curve"
                      + " where endpoint = 'os' and n_event + n_censored > 0"
                      + ALL))
          .isEqualTo("1 0 0.0");
      assertThat(
              tables.value(
                  "select status from survival_quantile"
                      + " where endpoint = 'os' and probability = 0.5"
                      + ALL))
          .isEqualTo("ok");
      assertThat(
              tables.value(
                  "select status from follow_up where endpoint = 'os'"
                      + " and method = 'reverse_kaplan_meier'"
                      + ALL))
          .isEqualTo("not_reached");
    }
  }

  @Test
  void onePatientWhoIsAlive() throws IOException {
    try (PublishedTables tables = treatedOn(STARTED_AND_ALIVE)) {
      assertNumbersAreNumbers(tables);
      assertThat(
              tables.column(
                  "select concat_ws(' ', n_event, n_censored, estimate) from survival_curve"
                      + " where endpoint = 'os' and n_event + n_censored > 0"
                      + ALL))
          .containsExactly("0 1 1.0");
      assertThat(
              tables.value(
                  "select status from survival_quantile"
                      + " where endpoint = 'os' and probability = 0.5"
                      + ALL))
          .isEqualTo("not_reached");
    }
  }

  @Test
  void anInstitutionWithoutRowsChangesNothingForTheOthers() throws IOException {
    RewrittenExample example =
        RewrittenExample.written(
            folder.resolve("input"),
            (table, rows) -> table.startsWith("lagoon") ? rows.limit(0) : rows);
    Path output = folder.resolve("output");
    CommandRun.published("local[2]", example.config(), output, "--run-id", "example");

    try (PublishedTables tables = PublishedTables.in(output)) {
      assertNumbersAreNumbers(tables);
      String others =
          "select columns(*)::varchar from survival_estimate where stratum = 'institution'"
              + " and stratum_value <> 'lagoon' order by all";
      assertThat(tables.column(others)).isEqualTo(ExampleRun.tables().column(others));
      assertThat(
              tables.column(
                  "select distinct status from survival_estimate"
                      + " where stratum = 'institution' and stratum_value = 'lagoon'"))
          .containsExactly("no_data");
      assertThat(
              tables.column(
                  "select entered from cohort_attrition where institution = 'lagoon' and step = 0"))
          .containsOnly("0");
    }
  }

  private static String status(PublishedTables tables, String endpoint) {
    return tables.value(
        "select status from survival_estimate where horizon_months = 24 and endpoint = '%s'"
                .formatted(endpoint)
            + ALL);
  }

  /** The cohort of institution study whose radiotherapy started on one day. */
  private PublishedTables treatedOn(String day) throws IOException {
    Path config = folder.resolve("application.conf");
    Files.writeString(
        config,
        """
        data-cutoff = "2024-12-31"
        input { institutions-directory = "%s", institutions = [study] }
        analysis.cohorts = [cmt]
        cohorts.cmt.treatment-period { from = "%s", to = "%s" }
        """
            .formatted(ExampleRun.CONFIG.resolveSibling("institutions"), day, day));
    Path output = folder.resolve("output");
    CommandRun.published("local[2]", config, output);
    return PublishedTables.in(output);
  }

  private static void assertNumbersAreNumbers(PublishedTables tables) {
    List<String> wrong = new ArrayList<>();
    for (String table : tables.names()) {
      List<String> numbers = columns(tables, table, "data_type = 'DOUBLE'");
      for (String column : numbers) {
        wrong.addAll(
            tables.column(
                "select '%2$s.%1$s' from %2$s where isnan(%1$s) or isinf(%1$s)"
                    .formatted(column, table)));
      }
      // The value of a delay is its count; the median is there only for those who started.
      boolean hasStatus = !columns(tables, table, "column_name = 'status'").isEmpty();
      if (hasStatus && !table.equals("adjuvant_delay")) {
        String missing = String.join(" is null and ", numbers) + " is null";
        wrong.addAll(
            tables.column(
                """
                select '%1$s ' || status from %1$s
                where status in ('no_data', 'not_estimable') and not (%2$s)
                """
                    .formatted(table, missing)));
        wrong.addAll(
            tables.column(
                "select '%1$s ok' from %1$s where status = 'ok' and (%2$s)"
                    .formatted(table, missing)));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> columns(PublishedTables tables, String table, String condition) {
    return tables.column(
        "select column_name from information_schema.columns where table_name = '%s' and %s"
                .formatted(table, condition)
            + " and column_name not in ('horizon_months', 'probability')");
  }
}
