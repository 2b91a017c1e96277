package org.sarcoma.outcomes.regression;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.survival.Observations;

/** The counts of all regressions, which merge by addition. */
public final class RegressionTally implements Serializable {
  private static final long serialVersionUID = 1;

  private final HashMap<Key, RegressionCounts> counts = new HashMap<>();
  private final HashMap<TableKey, PatternTable> tables = new HashMap<>();

  // What patients of a population are counted in, looked up once until patterns are sorted.
  private transient Map<ExposureKey, ExposureCounts> exposures = new HashMap<>();

  private record ExposureKey(String institution, String cohort, String population) {}

  /** One regression of one population. */
  record Key(String cohort, String population, String model, String endpoint)
      implements Serializable {}

  /** The patterns of an institution in one model of a population, whatever the endpoint. */
  private record TableKey(String institution, String cohort, String population, String model)
      implements Serializable {}

  /**
   * Counts a member in every model.
   *
   * @param observations of the member, for each endpoint of its population
   */
  public void add(
      CohortMember member,
      Observations observations,
      List<RegressionModel> models,
      Characteristic.Description by) {
    for (RegressionModel model : models) {
      List<Object> pattern = model.pattern(member, by);
      PatternTable patterns = patterns(member, model.code(), model.covariates().size() + 1);
      int number = pattern == null ? -1 : patterns.of(pattern);
      for (int i = 0; i < observations.size(); i++) {
        Observation it = observations.time(i);
        boolean atRisk = it.state() == Observation.State.AT_RISK;
        if (atRisk && model.endpoints().contains(observations.endpoint(i).code())) {
          RegressionCounts sum = counts(member, model.code(), observations.endpoint(i));
          if (number < 0) {
            sum.exclude();
          } else {
            sum.add(
                member.institution(),
                patterns,
                number,
                new Spell(it.entry(), it.exit(), it.cause()));
          }
        }
      }
    }
  }

  /** Counts a patient of the source population, treated or not, in every analysis of exposure. */
  public void add(CohortSelection.Outcome outcome, ImmortalTime.Observer observer) {
    ImmortalTime.@Nullable History history = null;
    for (CohortMember source : outcome.source()) {
      if (observer.compares(source)) {
        if (history == null || !history.isOf(source)) {
          history = observer.history(source);
        }
        add(source, history, outcome.member(source.population()), observer.rule());
      }
    }
  }

  private void add(
      CohortMember source,
      ImmortalTime.History history,
      @Nullable CohortMember member,
      ImmortalTime rule) {
    ExposureKey key =
        new ExposureKey(source.institution(), source.cohort().code(), source.population().code());
    ExposureCounts of = exposures.get(key);
    if (of == null) {
      of = exposureCounts(source, history, rule);
      exposures.put(key, of);
    }
    history.forEach(member, rule, of);
  }

  private ExposureCounts exposureCounts(
      CohortMember source, ImmortalTime.History history, ImmortalTime rule) {
    List<PatternTable> patterns =
        rule.models().stream().map(it -> patterns(source, it, 2)).toList();
    List<List<RegressionCounts>> byEndpoint =
        history.endpoints().stream()
            .map(
                endpoint -> rule.models().stream().map(it -> counts(source, it, endpoint)).toList())
            .toList();
    return new ExposureCounts(source.institution(), patterns, byEndpoint);
  }

  private RegressionCounts counts(CohortMember member, String model, Endpoint endpoint) {
    Key key = new Key(member.cohort().code(), member.population().code(), model, endpoint.code());
    RegressionCounts of = counts.get(key);
    if (of == null) {
      of = new RegressionCounts();
      counts.put(key, of);
    }
    return of;
  }

  private PatternTable patterns(CohortMember member, String model, int width) {
    TableKey key =
        new TableKey(
            member.institution(), member.cohort().code(), member.population().code(), model);
    PatternTable of = tables.get(key);
    if (of == null) {
      of = new PatternTable(width);
      tables.put(key, of);
    }
    return of;
  }

  /** Adds everything the other has counted. */
  public void merge(RegressionTally other) {
    other.counts.forEach(
        (key, theirs) -> counts.computeIfAbsent(key, it -> new RegressionCounts()).merge(theirs));
    other.tables.forEach(tables::putIfAbsent);
  }

  /** Puts the counts in order, in few bytes; what was packed before is left alone. */
  public void pack() {
    exposures.clear();
    for (PatternTable patterns : tables.values()) {
      int[] numbers = patterns.sort();
      counts.values().forEach(it -> it.pack(patterns, numbers));
    }
  }

  /** The counts of a regression, in order; of nobody if there was nobody. */
  RegressionCounts of(Key key) {
    return counts.getOrDefault(key, new RegressionCounts());
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    exposures = new HashMap<>();
  }
}
