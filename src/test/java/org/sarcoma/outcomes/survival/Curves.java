package org.sarcoma.outcomes.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Endpoints;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.endpoint.TimeToEvent;
import org.sarcoma.outcomes.endpoint.ToxicityRule;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.result.ComputedRows;
import org.sarcoma.outcomes.statistics.Conventions;

/** Small cohorts of the operated, and their tables with the default settings. */
final class Curves {
  static final Group EVERYBODY = Group.everybody("cmt", "operated");
  static final List<Endpoint> ENDPOINTS =
      List.of(
              "os",
              "css",
              "local_control",
              "lrfs",
              "local_recurrence",
              "pfs",
              "drfs",
              "distant_progression",
              "stfs",
              "wound_complication_120d",
              "late_toxicity_g2",
              "late_toxicity_g3")
          .stream()
          .map(Endpoints::endpoint)
          .toList();

  private Curves() {}

  static SurvivalSettings settings() {
    return settings("", new Problems());
  }

  static SurvivalSettings settings(String changes, Problems problems) {
    return SurvivalSettings.from(
        ReferenceStudy.section("survival", changes, problems), Conventions.STUDY);
  }

  static SurvivalCounts counts(CmtCase... patients) {
    return counts(ReferenceStudy.coverageWithout(), patients);
  }

  static SurvivalCounts counts(Coverage coverage, CmtCase... patients) {
    SurvivalCounts counts = new SurvivalCounts();
    ToxicityRule rule = Endpoints.rule("");
    for (CmtCase patient : patients) {
      Map<Endpoint, Observation> observations = new LinkedHashMap<>();
      for (Endpoint endpoint : ENDPOINTS) {
        observations.put(
            endpoint,
            new TimeToEvent(endpoint, rule, coverage).observe(ReferenceStudy.operated(patient)));
      }
      counts.add(Observations.of(observations));
    }
    return counts;
  }

  static List<Record> rows(SurvivalCounts counts) {
    return rows(new TreeMap<>(Map.of(EVERYBODY, counts)), Set.of());
  }

  static List<Record> rows(SortedMap<Group, SurvivalCounts> groups, Set<Group> notGradable) {
    SurvivalTables tables =
        new SurvivalTables(
            ENDPOINTS, new SurvivalGroups(groups, Map.of(), notGradable), settings());
    return ComputedRows.of(tables.rows(), tables.curves());
  }

  static Group level(String value) {
    return new Group("cmt", "operated", "presentation", value);
  }

  static <T extends Record> List<T> of(Class<T> table, List<Record> rows) {
    return rows.stream().filter(table::isInstance).map(table::cast).toList();
  }

  static CmtCase[] both(CmtCase[] first, CmtCase[] second) {
    List<CmtCase> all = new ArrayList<>(Arrays.asList(first));
    all.addAll(Arrays.asList(second));
    return all.toArray(CmtCase[]::new);
  }
}
