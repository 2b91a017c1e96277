package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sarcoma extract of The Cancer Genome Atlas, beside the project in {@code ../shared} as it was
 * published, through the whole job, against values from R for a careful reading of it.
 */
class TcgaSarcTest {
  private static final Path CONFIG =
      Path.of("src", "test", "resources", "tcga", "application.conf").toAbsolutePath();
  private static final Path SHARED = Path.of("").toAbsolutePath().resolveSibling("shared");
  private static final double DAYS_PER_MONTH = 30.4375;
  private static final double BAR = 1e-9;

  private static final Map<String, String> COHORTS =
      Map.of(
          "TCGA", "everybody",
          "TCGA_METFLAG", "metastatic_flag",
          "TCGA_RT_SURG", "radiotherapy_and_surgery");
  private static final Map<String, String> ENDPOINTS =
      Map.of("OS", "os", "DSS", "dss", "PFS", "pfi");

  @TempDir private static Path folder;
  private static final Map<String, PublishedTables> BY_SCALE = new HashMap<>();

  @BeforeAll
  static void runWithEachScale() throws IOException {
    assumeTrue(
        Files.isDirectory(SHARED.resolve("registries/tcga_sarc")),
        "SKIPPED: no ../shared/registries/tcga_sarc beside the project");
    String config =
        Files.readString(CONFIG)
            .replace(
                "institutions = [tcga]",
                "institutions = [tcga], institutions-directory = \"%s\""
                    .formatted(CONFIG.resolveSibling("institutions")))
            .replace(
                "../../../../conf/profiles", Path.of("conf/profiles").toAbsolutePath().toString());
    for (String scale : List.of("plain", "log", "log_log")) {
      Path file = folder.resolve(scale + ".conf");
      Files.writeString(file, config + "\nsurvival.confidence-scale = " + scale);
      CommandRun.published("local[2]", file, folder.resolve(scale));
      BY_SCALE.put(scale, PublishedTables.in(folder.resolve(scale)));
    }
  }

  @AfterAll
  static void close() {
    BY_SCALE.values().forEach(PublishedTables::close);
  }

  private static PublishedTables tables(String scale) {
    return Objects.requireNonNull(BY_SCALE.get(scale));
  }

  /** Rows of a reference table that are of the populations, endpoints and strata compared. */
  private static List<Map<String, String>> reference(String table) throws IOException {
    List<String> lines = Files.readAllLines(SHARED.resolve("oracle/tcga_sarc_" + table + ".csv"));
    List<String> names = List.of(lines.get(0).split(",", -1));
    try (Stream<String> rows = lines.stream().skip(1)) {
      return rows.map(it -> row(names, List.of(it.split(",", -1))))
          .filter(it -> COHORTS.containsKey(it.get("population")))
          .filter(it -> ENDPOINTS.containsKey(it.get("endpoint")))
          .filter(it -> List.of("all", "institution", "sex").contains(it.get("stratum_var")))
          .toList();
    }
  }

  private static Map<String, String> row(List<String> names, List<String> cells) {
    Map<String, String> row = new TreeMap<>();
    names.forEach(it -> row.put(it, cells.get(names.indexOf(it))));
    return row;
  }

  private static String where(Map<String, String> row) {
    String stratum = String.valueOf(row.get("stratum_var"));
    String level =
        switch (stratum) {
          case "all" -> "all";
          case "institution" -> "tcga:" + row.get("stratum");
          default -> row.get("stratum");
        };
    return "where cohort = '%s' and endpoint = '%s' and stratum = '%s' and stratum_value = '%s'"
        .formatted(
            COHORTS.get(row.get("population")), ENDPOINTS.get(row.get("endpoint")), stratum, level);
  }

  /** Compares a published value with that of R; null stands for none. */
  private static void compare(String scale, String column, String from, String expected) {
    String published = tables(scale).value("select %s %s".formatted(column, from));
    if (expected.isEmpty() || expected.equals("Inf")) {
      assertThat(published).as("%s %s", column, from).isEqualTo("null");
    } else {
      double value = Double.parseDouble(expected);
      assertThat(published).as("%s %s", column, from).isNotEqualTo("null");
      assertThat(Double.parseDouble(published))
          .as("%s %s", column, from)
          .isCloseTo(value, within(BAR * Math.max(Math.abs(value), 1e-6)));
    }
  }

  private static String get(Map<String, String> row, String name) {
    return Objects.requireNonNull(row.get(name), name);
  }

  private static boolean is(Map<String, String> row, String name, double value) {
    return !get(row, name).isEmpty() && Double.parseDouble(get(row, name)) == value;
  }

  @ParameterizedTest
  @CsvSource({"plain, plain", "log, log", "log_log, loglog"})
  void survivalAtHorizonsIsThatOfR(String scale, String suffix) throws IOException {
    List<Map<String, String>> rows = reference("km_landmark");

    assertThat(rows).hasSizeGreaterThan(700);
    for (Map<String, String> row : rows) {
      double months = Double.parseDouble(get(row, "time")) / DAYS_PER_MONTH;
      String from =
          "from survival_estimate %s and horizon_months = %d"
              .formatted(where(row), Math.round(months));
      if (is(row, "beyond_last_time", 1)) {
        // R extends the curve beyond the last time; here there is no estimate, but where it is 0.
        boolean isZero = tables(scale).value("select estimate " + from).equals("0.0");
        assertThat(tables(scale).value("select status " + from))
            .as(from)
            .isEqualTo(isZero ? "ok" : "not_estimable");
        continue;
      }
      compare(scale, "estimate", from, get(row, "surv"));
      compare(scale, "n_at_risk", from, get(row, "n_risk"));
      boolean isEnd = is(row, "surv", 0) || is(row, "surv", 1);
      compare(scale, "std_error", from, isEnd ? "0" : get(row, "std_err"));
      compare(scale, "ci_lower", from, isEnd ? "" : get(row, "lower_" + suffix));
      compare(scale, "ci_upper", from, isEnd ? "" : get(row, "upper_" + suffix));
    }
  }

  @ParameterizedTest
  @CsvSource({"plain, plain", "log, log", "log_log, loglog"})
  void quantilesAreThoseOfR(String scale, String suffix) throws IOException {
    List<Map<String, String>> rows = reference("km_quantile");

    assertThat(rows).hasSizeGreaterThan(500);
    for (Map<String, String> row : rows) {
      String from =
          "from survival_quantile %s and probability = %s"
              .formatted(where(row), get(row, "quantile"));
      compare(scale, "time_months * 30.4375", from, get(row, "time"));
      compare(scale, "ci_lower_months * 30.4375", from, get(row, "lower_" + suffix));
      compare(scale, "ci_upper_months * 30.4375", from, get(row, "upper_" + suffix));
    }
  }

  @ParameterizedTest
  @CsvSource({"plain, plain", "log, log", "log_log, loglog"})
  void followUpIsThatOfR(String scale, String suffix) throws IOException {
    List<Map<String, String>> rows = reference("reverse_km");

    assertThat(rows).hasSizeGreaterThan(500);
    for (Map<String, String> row : rows) {
      String from =
          "from follow_up %s and \"method\" = 'reverse_kaplan_meier'".formatted(where(row));
      String quantile =
          switch (get(row, "quantile")) {
            case "0.25" -> "q1_";
            case "0.75" -> "q3_";
            default -> "";
          };
      String time = quantile.isEmpty() ? "median_months" : quantile + "months";
      compare(scale, time + " * 30.4375", from, get(row, "time"));
      compare(scale, quantile + "ci_lower_months * 30.4375", from, get(row, "lower_" + suffix));
      compare(scale, quantile + "ci_upper_months * 30.4375", from, get(row, "upper_" + suffix));
    }
  }

  @Test
  void patientsInstitutionsAndDeathsAreAllThere() {
    PublishedTables log = tables("log");
    String everybody = "where cohort = 'everybody' and endpoint = 'os'";

    assertThat(
            log.value(
                "select count(distinct stratum_value) from survival_estimate %s and stratum = 'institution'"
                    .formatted(everybody)))
        .isEqualTo("34");
    assertThat(
            log.value(
                "select max(n_patients) || ' ' || sum(n_event) from survival_curve join (select distinct n_patients from survival_estimate %s and stratum = 'all') on true %1$s and stratum = 'all'"
                    .formatted(everybody)))
        .isEqualTo("261 99");
  }

  @Test
  void theStrictCohortIsEmptyAndPublishedAsSuch() {
    for (String cohort : List.of("cmt", "preoperative")) {
      assertThat(
              tables("log")
                  .value(
                      "select min(remaining) from cohort_attrition where cohort = '%s' and institution = 'all'"
                          .formatted(cohort)))
          .isEqualTo("0");
      assertThat(
              tables("log")
                  .column(
                      "select distinct status from survival_estimate where cohort = '%s' and stratum = 'all'"
                          .formatted(cohort)))
          .as("radiotherapy before an operation for recurrence is none before that of the primary")
          .containsExactly("no_data");
    }
  }

  @Test
  void whatIsMessyIsCounted() {
    assertThat(
            tables("log")
                .column(
                    "select \"table\" || ' ' || rule || ' ' || rows_failed from data_quality where rule in ('contradicting_columns', 'contradicted_rows', 'unknown_unit', 'after_final_contact') order by 1"))
        .containsExactly(
            "radiotherapy contradicted_rows 17",
            "radiotherapy unknown_unit 4",
            "surgery after_final_contact 1",
            "surgery contradicting_columns 16");
  }
}
