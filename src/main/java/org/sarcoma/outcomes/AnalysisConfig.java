package org.sarcoma.outcomes;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.CohortDefinition;
import org.sarcoma.outcomes.config.Nearest;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.ToxicityRule;
import org.sarcoma.outcomes.registry.QualityGate;
import org.sarcoma.outcomes.regression.RegressionSettings;
import org.sarcoma.outcomes.statistics.Conventions;
import org.sarcoma.outcomes.survival.SurvivalSettings;
import org.sarcoma.outcomes.toxicity.IntervalSettings;
import org.sarcoma.outcomes.toxicity.TreatmentRule;

/**
 * One analysis, as configured and checked.
 *
 * @param institutionFiles one file per institution, in the order named
 * @param profiles folder of the profiles and code lists that institutions name
 * @param output folder of the published runs, as written; null if only the command line names it
 */
record AnalysisConfig(
    LocalDate dataCutoff,
    List<Path> institutionFiles,
    Path profiles,
    @Nullable String output,
    int keepRuns,
    QualityGate quality,
    List<CohortDefinition> cohorts,
    List<Endpoint> endpoints,
    List<Characteristic> strata,
    SurvivalSettings survival,
    RegressionSettings regression,
    ToxicityRule toxicity,
    TreatmentRule treatment,
    IntervalSettings intervals) {

  private static final String FILE_ENDING = ".conf";

  /** Reads the whole tree; problems are collected in the section. */
  static AnalysisConfig from(Section root, Path file) {
    Section input = root.section("input");
    Section output = root.section("output");
    Section analysis = root.section("analysis");
    Conventions conventions = root.code("conventions", Conventions.class);
    AnalysisConfig config =
        new AnalysisConfig(
            root.date("data-cutoff"),
            institutionFiles(input, file),
            beside(file, input.string("profiles-directory")),
            output.optionalString("path"),
            output.integer("keep-runs"),
            QualityGate.from(root.section("quality")),
            chosen("cohorts", analysis, root, CohortDefinition::from),
            chosen("endpoints", analysis, root, Endpoint::from),
            strata(analysis),
            SurvivalSettings.from(root.section("survival"), conventions),
            RegressionSettings.from(
                root.section("regression"),
                List.copyOf(root.sections("endpoints").keySet()),
                conventions),
            ToxicityRule.from(root.section("toxicity")),
            TreatmentRule.from(root.section("treatment")),
            IntervalSettings.from(root.section("intervals")));
    config.check(output, analysis);
    List.of(input, output, analysis, root).forEach(Section::end);
    return config;
  }

  private static Path beside(Path file, String folder) {
    return file.toAbsolutePath().resolveSibling(folder).normalize();
  }

  private static List<Path> institutionFiles(Section input, Path file) {
    Path folder = beside(file, input.string("institutions-directory"));
    List<String> codes = input.strings("institutions");
    if (codes.isEmpty()) {
      input.problem("institutions", "is empty; name at least one institution");
    }
    if (codes.stream().distinct().count() != codes.size()) {
      input.problem("institutions", "names an institution twice; name each once");
    }
    Set<String> present = present(folder);
    for (String code : codes) {
      if (!present.contains(code)) {
        input.problem(
            "institutions",
            "names \"%s\", but there is no %s; present are %s%s"
                .formatted(
                    code,
                    folder.resolve(code + FILE_ENDING),
                    present.isEmpty() ? "none" : String.join(", ", present),
                    Nearest.suggestion(code, present)));
      }
    }
    return codes.stream()
        .filter(present::contains)
        .map(it -> folder.resolve(it + FILE_ENDING))
        .toList();
  }

  /** Codes of the institutions that have a file in the folder, sorted. */
  private static Set<String> present(Path folder) {
    String[] names = folder.toFile().list((in, name) -> name.endsWith(FILE_ENDING));
    Set<String> codes = new TreeSet<>();
    for (String name : names == null ? new String[0] : names) {
      codes.add(name.substring(0, name.length() - FILE_ENDING.length()));
    }
    return codes;
  }

  /** Reads every definition, so that all are checked, and returns those that are named. */
  private static <T> List<T> chosen(
      String key, Section analysis, Section root, BiFunction<String, Section, T> from) {
    Map<String, T> defined = new TreeMap<>();
    root.sections(key).forEach((code, section) -> defined.put(code, from.apply(code, section)));
    List<T> chosen = new ArrayList<>();
    for (String code : analysis.strings(key)) {
      T definition = defined.get(code);
      if (definition == null) {
        analysis.problem(
            key,
            "names \"%s\", which is not defined; defined are %s"
                .formatted(code, String.join(", ", defined.keySet())));
      } else {
        chosen.add(definition);
      }
    }
    if (chosen.isEmpty()) {
      analysis.problem(
          key, "is empty; name at least one of " + String.join(", ", defined.keySet()));
    }
    return chosen;
  }

  private static List<Characteristic> strata(Section analysis) {
    List<Characteristic> strata = analysis.codes("strata", Characteristic.class);
    for (Characteristic stratum : strata) {
      if (!stratum.canBeStratum()) {
        analysis.problem(
            "strata", "names %s, which has no separate levels".formatted(stratum.code()));
      }
    }
    return strata;
  }

  private void check(Section output, Section analysis) {
    if (keepRuns < 1) {
      output.problem("keep-runs", "is below 1; the current run is always kept");
    }
    List<String> populations =
        cohorts.stream().flatMap(it -> it.populations().stream()).map(it -> it.code()).toList();
    for (Endpoint endpoint : endpoints) {
      if (!populations.containsAll(endpoint.populations())) {
        analysis.problem(
            "endpoints",
            "names %s, whose populations are not all defined by a cohort of this analysis"
                .formatted(endpoint.code()));
      }
    }
  }
}
