package org.sarcoma.outcomes.pooling;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.RowSource;
import org.sarcoma.outcomes.survival.SurvivalGroups;
import org.sarcoma.outcomes.survival.SurvivalSettings;
import org.sarcoma.outcomes.toxicity.OutcomeGroups;

/**
 * Pools the institutions of every population, and sets each against all.
 *
 * @param endpoints in the order of the configuration
 */
public record PoolingTables(
    List<Endpoint> endpoints,
    SurvivalGroups survival,
    OutcomeGroups outcomes,
    SurvivalSettings settings) {

  /** The rows of both tables. */
  public List<RowSource> rows() {
    SortedMap<Group, List<Group>> institutions = new TreeMap<>();
    for (Group group : outcomes.counts().keySet()) {
      if (group.stratum().equals(Group.INSTITUTION)) {
        institutions
            .computeIfAbsent(
                Group.everybody(group.cohort(), group.population()), it -> new ArrayList<>())
            .add(group);
      }
    }
    List<RowSource> sources = new ArrayList<>();
    institutions.forEach((population, groups) -> sources.add(() -> rows(population, groups)));
    return sources;
  }

  private List<Record> rows(Group population, List<Group> institutions) {
    List<SiteMeasure> measures = new ArrayList<>();
    SiteCurves curves = new SiteCurves(institutions, survival, settings);
    for (Endpoint endpoint : endpoints) {
      if (endpoint.isFor(population.population())) {
        measures.addAll(curves.measures(endpoint));
      }
    }
    SiteOutcomes counts = new SiteOutcomes(institutions, outcomes);
    List<SiteMeasure> proportions = counts.proportions();
    measures.addAll(proportions);
    measures.addAll(counts.rates());
    List<Record> rows = new ArrayList<>();
    double level = settings.confidenceLevel();
    measures.forEach(it -> rows.addAll(new HeterogeneityTable(population, it, level).rows()));
    proportions.forEach(it -> rows.addAll(new FunnelTable(population, it).rows()));
    return rows;
  }
}
