package org.sarcoma.outcomes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.generate.Layout;
import org.sarcoma.outcomes.generate.Plan;
import org.sarcoma.outcomes.generate.Truth;
import org.sarcoma.outcomes.result.SurvivalEstimate;

/** Generated registries in both layouts, through the command line and the whole job. */
class GeneratedRegistriesTest {
  private static final double STANDARD_ERRORS = 4;

  @TempDir private static Path folder;
  private static PublishedTables canonical;
  private static PublishedTables messy;

  @BeforeAll
  static void generateAndRun() {
    canonical = generatedAndRun("canonical");
    messy = generatedAndRun("messy");
  }

  private static PublishedTables generatedAndRun(String layout) {
    Path registries = folder.resolve(layout);
    assertThat(generate(registries, layout, 7).exitCode()).isZero();
    Path output = folder.resolve(layout + "-results");
    CommandRun.published(
        "local[2]", registries.resolve("application.conf"), output, "--run-id", "generated");
    return PublishedTables.in(output);
  }

  private static CommandRun generate(Path registries, String layout, int seed) {
    return CommandRun.of(
        "generate",
        "--patients",
        "1500",
        "--institutions",
        "3",
        "--eligible-share",
        "0.3",
        "--skew",
        "1",
        "--seed",
        Integer.toString(seed),
        "--layout",
        layout,
        "--out",
        registries.toString());
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void oneSeedGivesTheSameBytesAndAnotherOneOthers() throws IOException {
    generate(folder.resolve("again"), "canonical", 7);
    generate(folder.resolve("other"), "canonical", 8);
    String patients = "registries/site-0001/patient/part-00000.parquet";
    Map<String, byte[]> first = files(folder.resolve("canonical"));

    assertThat(files(folder.resolve("again")))
        .hasSize(3 * 8 + 3 + 2)
        .containsExactlyEntriesOf(first);
    assertThat(files(folder.resolve("other")).get(patients)).isNotEqualTo(first.get(patients));
  }

  @Test
  void bothLayoutsAreReadAlike() {
    assertThat(messy.digests()).isEqualTo(canonical.digests());
    assertThat(canonical.column("select rule from data_quality where rows_failed > 0")).isEmpty();
  }

  @Test
  void everyCriterionThatNeedsATreatmentExcludesSomebody() {
    assertThat(
            canonical.column(
                "select criterion from cohort_attrition where cohort = 'cmt' and institution = 'all'"
                    + " and excluded > 0"))
        .contains(
            "soft_tissue_histology",
            "metastatic",
            "primary_radiotherapy",
            "schedule",
            "metastatic_before_radiotherapy",
            "surgery_of_primary",
            "surgery_gap");
    assertThat(
            canonical.column(
                "select entered from cohort_attrition where cohort = 'cmt' and step = 1 order by 1"))
        .hasSize(4)
        .contains("1500");
  }

  @ParameterizedTest
  @CsvSource({"os", "pfs", "local_recurrence"})
  void estimatesCoverTheTruth(String endpoint) {
    for (int months : new int[] {6, 12, 24}) {
      String row =
          " from survival_estimate where cohort = 'cmt' and population = 'operated' and stratum ="
              + " 'all' and endpoint = '%s' and horizon_months = %d".formatted(endpoint, months);
      double truth = requireNonNull(Truth.values().get("%s_%d_months".formatted(endpoint, months)));
      double error = Double.parseDouble(canonical.value("select std_error" + row));

      assertThat(Double.parseDouble(canonical.value("select estimate" + row)))
          .as("%s at %d months", endpoint, months)
          .isCloseTo(truth, within(STANDARD_ERRORS * error));
      assertThat(error).isLessThan(0.05);
    }
  }

  /** What {@code scripts/coverage.sh} says of estimates in memory, it says of published ones. */
  @Test
  void estimatesInMemoryAreThePublishedOnes() {
    Plan plan = new Plan(1500, 3, 7, 0.3, 1, Layout.CANONICAL);
    List<SurvivalEstimate> inMemory =
        new GeneratedStudy(plan, GeneratedStudy.ENDPOINTS, "")
            .rows(plan).stream()
                .filter(SurvivalEstimate.class::isInstance)
                .map(SurvivalEstimate.class::cast)
                .filter(it -> it.ciLower() != null)
                .sorted(
                    Comparator.comparing(SurvivalEstimate::stratumValue)
                        .thenComparing(SurvivalEstimate::endpoint)
                        .thenComparing(SurvivalEstimate::measure)
                        .thenComparing(SurvivalEstimate::horizonMonths))
                .toList();
    String rows =
        " from survival_estimate where cohort = 'cmt' and population = 'operated' and stratum in"
            + " ('all', 'oligometastatic') and endpoint in ('%s') and ci_lower is not null"
                .formatted(String.join("', '", GeneratedStudy.ENDPOINTS))
            + " order by stratum_value, endpoint, measure, horizon_months";

    assertThat(inMemory).hasSizeGreaterThan(100);
    assertThat(canonical.column("select endpoint" + rows))
        .isEqualTo(inMemory.stream().map(SurvivalEstimate::endpoint).toList());
    assertThat(canonical.column("select ci_lower" + rows).stream().map(Double::valueOf))
        .isEqualTo(inMemory.stream().map(SurvivalEstimate::ciLower).toList());
    assertThat(canonical.column("select ci_upper" + rows).stream().map(Double::valueOf))
        .isEqualTo(inMemory.stream().map(SurvivalEstimate::ciUpper).toList());
  }

  @Test
  void nothingIsOverwrittenAndMistakesAreTold() {
    CommandRun again = generate(folder.resolve("canonical"), "canonical", 7);
    CommandRun none =
        CommandRun.of("generate", "--patients", "0", "--out", folder.resolve("none").toString());

    assertThat(again.exitCode()).isEqualTo(73);
    assertThat(again.errors()).contains("is not empty; name a new folder, nothing is overwritten.");
    assertThat(none.exitCode()).isEqualTo(64);
    assertThat(none.errors()).contains("0 patients in 4 institutions; each institution needs one");
  }
}
