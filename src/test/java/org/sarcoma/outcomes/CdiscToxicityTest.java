package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The toxicity tables of the adverse events of a real trial, beside the project in {@code
 * ../shared}, against values from R; {@code src/test/resources/cdisc/README.md} says where
 * definitions differ.
 */
class CdiscToxicityTest {
  private static final Path CONFIG =
      Path.of("src", "test", "resources", "cdisc", "application.conf").toAbsolutePath();
  private static final Path SHARED = Path.of("").toAbsolutePath().resolveSibling("shared");
  private static final Path EVENTS = SHARED.resolve("registries/cdisc_pilot/adae.parquet");
  private static final double DAYS_PER_YEAR = 365.25;

  @TempDir private static Path output;
  private static PublishedTables tables;

  @BeforeAll
  static void run() {
    assumeTrue(
        Files.exists(EVENTS), "SKIPPED: no ../shared/registries/cdisc_pilot beside the project");
    CommandRun.published("local[2]", CONFIG, output);
    tables = PublishedTables.in(output);
  }

  @AfterAll
  static void close() {
    if (tables != null) {
      tables.close();
    }
  }

  /** Rows of a reference table for everybody and for each site, by the stratum of the results. */
  private static Stream<Map<String, String>> reference(String table) throws IOException {
    List<String> lines = Files.readAllLines(SHARED.resolve("oracle/" + table + ".csv"));
    List<String> names = List.of(lines.get(0).split(",", -1));
    return lines.stream()
        .skip(1)
        .map(it -> List.of(it.split(",", -1)))
        .map(
            it -> {
              Map<String, String> row = new TreeMap<>();
              names.forEach(name -> row.put(name, it.get(names.indexOf(name))));
              return row;
            })
        .filter(it -> List.of("ALL", "SITEID").contains(it.get("stratum_var")));
  }

  private static String where(Map<String, String> row) {
    return "ALL".equals(row.get("stratum_var"))
        ? "where stratum = 'all'"
        : "where stratum = 'institution' and stratum_value = 'cdisc:%s'"
            .formatted(row.get("stratum"));
  }

  @Test
  void patientsByWorstGradeAreThoseOfTheReference() throws IOException {
    List<String> severities = List.of("MILD", "MODERATE", "SEVERE");
    List<Map<String, String>> rows = reference("toxicity_max_severity_at_least").toList();

    assertThat(rows).hasSize(3 * (1 + 17));
    for (Map<String, String> row : rows) {
      String any =
          "from toxicity_grade " + where(row) + " and \"window\" = 'acute' and term = 'any'";
      int grade = severities.indexOf(row.get("severity")) + 1;
      assertThat(
              tables.value(
                  "select coalesce(sum(n_patients), 0)::int %s and worst_grade in ('1', '2', '3') and worst_grade::int >= %d"
                      .formatted(any, grade)))
          .as("%s", row)
          .isEqualTo(row.get("patients"));
      assertThat(tables.column("select distinct denominator " + any)).containsExactly(row.get("n"));
    }
  }

  @Test
  void ratesAreThoseOfTheReferenceButForWhatTheReadmeSays() throws IOException {
    List<Map<String, String>> rows = reference("toxicity_exposure_rate").toList();

    assertThat(rows).hasSize(1 + 17);
    for (Map<String, String> row : rows) {
      String any =
          "from toxicity_rate "
              + where(row)
              + " and \"window\" = 'acute' and term = 'any' and minimum_grade = 0";
      double days = number(row, "person_days") - number(row, "n") + daysAfterTreatment(row);
      double years = Double.parseDouble(tables.value("select patient_years " + any));
      assertThat(years * DAYS_PER_YEAR).as("%s", row).isCloseTo(days, within(1e-9 * days));
      String events = distinctEvents(row);
      assertThat(tables.value("select events " + any)).as("%s", row).isEqualTo(events);
      double rate = Double.parseDouble(tables.value("select rate_per_100_patient_years " + any));
      assertThat(rate).isCloseTo(100 * Double.parseDouble(events) / years, within(1e-9 * rate));
    }
  }

  private static double number(Map<String, String> row, String name) {
    return Double.parseDouble(Objects.requireNonNull(row.get(name)));
  }

  /** Counted by another reader: days from the last one of treatment to a later adverse event. */
  private static double daysAfterTreatment(Map<String, String> row) {
    String site = String.valueOf(row.get("stratum"));
    return Double.parseDouble(
        tables.value(
            "select coalesce(sum(greatest(0, final_day - TRTEDT::date)), 0) from '%s' join (select USUBJID,"
                    .formatted(EVENTS.resolveSibling("adsl.parquet"))
                + " max(greatest(ASTDT::date, coalesce(try_cast(AENDT as date), ASTDT::date))) final_day"
                + " from '%s' where TRTEMFL = 'Y' group by 1) using (USUBJID)".formatted(EVENTS)
                + (site.equals("ALL") ? "" : " where SITEID = '%s'".formatted(site))));
  }

  /** Counted by another reader: rows of the extract that differ in what the job reads of them. */
  private static String distinctEvents(Map<String, String> row) {
    String site = String.valueOf(row.get("stratum"));
    return tables.value(
        "select count(*) from (select distinct USUBJID, ASTDT, AENDT, AEDECOD, AESEV from '%s'"
                .formatted(EVENTS)
            + " where TRTEMFL = 'Y'"
            + (site.equals("ALL") ? "" : " and SITEID = '%s'".formatted(site))
            + ")");
  }
}
