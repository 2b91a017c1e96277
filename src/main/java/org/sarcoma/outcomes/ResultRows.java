package org.sarcoma.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.CharacteristicCounts;
import org.sarcoma.outcomes.cohort.CharacteristicTable;
import org.sarcoma.outcomes.cohort.CohortDefinition;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.cohort.Population;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Occurrence;
import org.sarcoma.outcomes.pooling.PoolingTables;
import org.sarcoma.outcomes.registry.DataQuality;
import org.sarcoma.outcomes.registry.QualityGate;
import org.sarcoma.outcomes.registry.Registries;
import org.sarcoma.outcomes.regression.RegressionTables;
import org.sarcoma.outcomes.result.EndpointDefinitionRow;
import org.sarcoma.outcomes.result.ResultTables;
import org.sarcoma.outcomes.result.Results;
import org.sarcoma.outcomes.result.RowSource;
import org.sarcoma.outcomes.result.SurvivalCurvePoint;
import org.sarcoma.outcomes.survival.SurvivalCounts;
import org.sarcoma.outcomes.survival.SurvivalGroups;
import org.sarcoma.outcomes.survival.SurvivalSettings;
import org.sarcoma.outcomes.survival.SurvivalTables;
import org.sarcoma.outcomes.toxicity.AdjuvantDelayTable;
import org.sarcoma.outcomes.toxicity.MemberCounts;
import org.sarcoma.outcomes.toxicity.OutcomeGroups;
import org.sarcoma.outcomes.toxicity.ProportionComparisonTables;
import org.sarcoma.outcomes.toxicity.ProportionTable;
import org.sarcoma.outcomes.toxicity.ToxicityTable;

/** Turns the finished tally into the rows of every published table. */
final class ResultRows {
  private final Study study;
  private final Tally tally;
  private final SurvivalSettings settings;
  private final SortedMap<Group, GroupTally> groups;

  ResultRows(Study study, Tally tally) {
    this.study = study;
    this.tally = tally;
    this.settings = study.survival();
    this.groups = reportedGroups(study, tally);
  }

  /** Returns the rows of all tables. */
  Results results(Registries registries, QualityGate quality) {
    Results results = new Results(ResultTables.ALL);
    for (CohortDefinition cohort : study.cohorts()) {
      results.addAll(tally.attrition().rows(cohort, registries.patientRows()));
    }
    results.computeAll(computed());
    results.addLater(SurvivalCurvePoint.class, survivalTables(survivalGroups()).curves());
    results.addAll(DataQuality.rows(registries, tally.quality(), quality));
    study.endpoints().forEach(it -> results.add(definition(it)));
    return results;
  }

  /** The rows that are computed from the counts of groups, but for the curves. */
  List<RowSource> computed() {
    SurvivalGroups survival = survivalGroups();
    OutcomeGroups outcomes = outcomeGroups();
    List<RowSource> sources = new ArrayList<>(regressionTables().rows(tally.regressions()));
    sources.addAll(new PoolingTables(study.endpoints(), survival, outcomes, settings).rows());
    sources.addAll(new ProportionComparisonTables(outcomes, settings.confidenceLevel()).rows());
    sources.addAll(survivalTables(survival).rows());
    groups.forEach((group, counts) -> sources.add(() -> rows(group, counts)));
    return sources;
  }

  private SurvivalTables survivalTables(SurvivalGroups survival) {
    return new SurvivalTables(study.endpoints(), survival, settings);
  }

  /** What is reported of each group, but its survival. */
  private List<Record> rows(Group group, GroupTally counts) {
    MemberCounts outcomes = counts.outcomes();
    double level = settings.confidenceLevel();
    List<Record> rows =
        new ArrayList<>(
            new CharacteristicTable(
                    group, counts.characteristics(), others(group), settings.quantileRule())
                .rows());
    rows.addAll(
        new ProportionTable(group, outcomes, isNotGradable(counts), study.intervals(), level)
            .rows());
    rows.addAll(new ToxicityTable(group, outcomes, study.intervals(), level).rows());
    rows.addAll(new AdjuvantDelayTable(group, outcomes).rows());
    return rows;
  }

  private SurvivalGroups survivalGroups() {
    SortedMap<Group, SurvivalCounts> counts = new TreeMap<>();
    SortedMap<Group, SortedMap<String, SurvivalCounts>> byInstitution = new TreeMap<>();
    groups.forEach((group, it) -> counts.put(group, it.survival()));
    groups.forEach((group, it) -> byInstitution.put(group, it.survivalByInstitution()));
    Set<Group> notGradable =
        groups.entrySet().stream()
            .filter(it -> isNotGradable(it.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new SurvivalGroups(counts, byInstitution, notGradable);
  }

  private OutcomeGroups outcomeGroups() {
    SortedMap<Group, MemberCounts> counts = new TreeMap<>();
    groups.forEach((group, it) -> counts.put(group, it.outcomes()));
    return new OutcomeGroups(counts, study.toxicity().endpointScale());
  }

  private RegressionTables regressionTables() {
    return new RegressionTables(
        study.cohorts(), study.endpoints(), study.regression(), settings.confidenceLevel());
  }

  private boolean isNotGradable(GroupTally counts) {
    return counts.outcomes().mixesVersions(study.toxicity().endpointScale());
  }

  /**
   * Every population and every institution has its groups, members or not, so that an empty one is
   * a row that says so; levels of other variables are reported where they occur.
   */
  private static SortedMap<Group, GroupTally> reportedGroups(Study study, Tally tally) {
    SortedMap<Group, GroupTally> groups =
        tally.groups(study.survival().comparison().adjustedForInstitution());
    for (CohortDefinition cohort : study.cohorts()) {
      for (Population population : cohort.populations()) {
        List<Group> always = new ArrayList<>();
        always.add(Group.everybody(cohort.code(), population.code()));
        for (String institution : study.coverage().institutions(tally.institutions())) {
          always.add(new Group(cohort.code(), population.code(), Group.INSTITUTION, institution));
        }
        always.forEach(it -> groups.computeIfAbsent(it, absent -> new GroupTally()));
      }
    }
    return groups;
  }

  /** All other members of the same stratifying variable together. */
  private @Nullable CharacteristicCounts others(Group group) {
    if (group.stratum().equals(Group.ALL)) {
      return null;
    }
    CharacteristicCounts others = new CharacteristicCounts();
    groups.forEach(
        (other, counts) -> {
          if (!other.equals(group) && other.acrossLevels().equals(group.acrossLevels())) {
            others.merge(counts.characteristics());
          }
        });
    return others;
  }

  private static EndpointDefinitionRow definition(Endpoint endpoint) {
    return new EndpointDefinitionRow(
        endpoint.code(),
        endpoint.version(),
        endpoint.title(),
        codes(endpoint.events()),
        codes(endpoint.competing()),
        codes(endpoint.censoredBy()),
        codes(endpoint.notObservable()),
        code(endpoint.censoredAt()),
        endpoint.timeZero() == null ? "of the population" : code(endpoint.timeZero()),
        endpoint.firstDay(),
        endpoint.lastDay(),
        endpoint.populations().isEmpty() ? "all" : String.join(", ", endpoint.populations()));
  }

  private static String codes(List<Occurrence> occurrences) {
    return occurrences.stream().map(Occurrence::code).collect(Collectors.joining(", "));
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
