package org.sarcoma.outcomes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.CohortDefinition;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.cohort.SoftTissueHistologies;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.endpoint.Endpoints;
import org.sarcoma.outcomes.generate.GeneratedRows;
import org.sarcoma.outcomes.generate.Plan;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.CanonicalRows;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.registry.PatientEntry;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.regression.RegressionSettings;
import org.sarcoma.outcomes.regression.RegressionTables;
import org.sarcoma.outcomes.result.ComputedRows;
import org.sarcoma.outcomes.statistics.Conventions;
import org.sarcoma.outcomes.survival.SurvivalCounts;
import org.sarcoma.outcomes.survival.SurvivalGroups;
import org.sarcoma.outcomes.survival.SurvivalSettings;
import org.sarcoma.outcomes.survival.SurvivalTables;
import org.sarcoma.outcomes.toxicity.IntervalSettings;
import org.sarcoma.outcomes.toxicity.ProportionTable;
import org.sarcoma.outcomes.toxicity.TreatmentRule;

/**
 * Estimates of generated patients by the classes of the job and its default settings, in memory:
 * only Parquet and Spark's shuffle are left out.
 */
final class GeneratedStudy {
  static final String OPERATED = "operated";

  /** Endpoints whose truth is known. */
  static final List<String> ENDPOINTS =
      List.of(
          "os",
          "css",
          "local_recurrence",
          "pfs",
          "distant_progression",
          "stfs",
          "wound_complication_120d",
          "late_toxicity_g2",
          "late_toxicity_g3");

  private static final String POPULATIONS =
      """
      populations = null
      populations.operated {
        through = before_recurrence, time-zero = surgery, joined-at = surgery
      }
      """;

  private static final List<String> REGRESSION_ENDPOINTS = List.of("os", "pfs", "local_recurrence");

  private final Study study;

  /**
   * Makes the study of registries with the institutions of a plan.
   *
   * @param endpoints some of those whose truth is known
   * @param survival changes of section {@code survival} of the settings
   */
  GeneratedStudy(Plan plan, Collection<String> endpoints, String survival) {
    this.study =
        study(
            plan,
            List.of(ReferenceStudy.cohort("cmt", POPULATIONS)),
            endpoints,
            List.of(Characteristic.OLIGOMETASTATIC),
            survival,
            regression(endpoints));
  }

  /**
   * Settings of the model whose truth is known, for those of its endpoints that are studied. The
   * size of the tumor makes no difference to anything.
   */
  private static String regression(Collection<String> endpoints) {
    List<String> modelled = REGRESSION_ENDPOINTS.stream().filter(endpoints::contains).toList();
    String none = "immortal-time.endpoints = []\nmodels = null\nmodels {}\n";
    return modelled.isEmpty()
        ? none
        : none
            + """
            models.prognostic {
              title = t, endpoints = [%s]
              covariates = [oligometastatic, size_cm], strata = [institution]
            }
            """
                .formatted(String.join(", ", modelled));
  }

  /** The study of generated registries by the default settings with changes. */
  static Study study(
      Plan plan,
      List<CohortDefinition> cohorts,
      Collection<String> endpoints,
      List<Characteristic> strata,
      String survival,
      String regression) {
    Set<String> institutions = GeneratedRows.institutions(plan);
    Problems problems = new Problems();
    Study study =
        new Study(
            GeneratedRows.CUTOFF,
            cohorts,
            endpoints.stream().map(Endpoints::endpoint).toList(),
            strata,
            SurvivalSettings.from(
                ReferenceStudy.section("survival", survival, problems), Conventions.STUDY),
            RegressionSettings.from(
                ReferenceStudy.section("regression", regression, problems),
                List.copyOf(endpoints),
                Conventions.STUDY),
            Endpoints.rule(""),
            TreatmentRule.from(ReferenceStudy.section("treatment")),
            IntervalSettings.from(ReferenceStudy.section("intervals")),
            SoftTissueHistologies.bundled(),
            new Coverage(
                ofEach(institutions, EnumSet.allOf(RegistryTable.class)),
                ofEach(institutions, Set.of(AdverseEvent.Scale.CTCAE))));
    problems.throwIfAny();
    return study;
  }

  private static <T> Map<String, T> ofEach(Set<String> institutions, T value) {
    return institutions.stream().collect(Collectors.toMap(Function.identity(), it -> value));
  }

  /** Rows of curves, regressions and proportions of the operated, in all and by disease state. */
  List<Record> rows(Plan plan) {
    Tally tally = tally(plan, study);
    SortedMap<Group, GroupTally> groups = new TreeMap<>(tally.groups(false));
    groups
        .keySet()
        .removeIf(
            it -> !it.population().equals(OPERATED) || it.stratum().equals(Group.INSTITUTION));
    List<Record> rows = new ArrayList<>();
    double level = study.survival().confidenceLevel();
    rows.addAll(
        ComputedRows.of(
            new RegressionTables(study.cohorts(), study.endpoints(), study.regression(), level)
                .rows(tally.regressions())));
    groups.forEach(
        (group, it) -> {
          rows.addAll(curves(group, it.survival()));
          rows.addAll(
              new ProportionTable(group, it.outcomes(), false, study.intervals(), level).rows());
        });
    return rows;
  }

  static Tally tally(Plan plan, Study study) {
    return Tally.of(GeneratedRows.of(plan).map(GeneratedStudy::entry).iterator(), study);
  }

  /** A group on its own, so that no time is spent on comparing levels. */
  private List<Record> curves(Group group, SurvivalCounts counts) {
    SurvivalGroups alone =
        new SurvivalGroups(new TreeMap<>(Map.of(group, counts)), Map.of(), Set.of());
    SurvivalTables tables = new SurvivalTables(study.endpoints(), alone, study.survival());
    return ComputedRows.of(tables.rows());
  }

  private static PatientEntry entry(GeneratedRows patient) {
    return CanonicalRows.assembled(patient.institution(), GeneratedRows.CUTOFF, patient.rows());
  }
}
