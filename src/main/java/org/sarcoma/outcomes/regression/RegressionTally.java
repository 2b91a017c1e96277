package org.sarcoma.outcomes.regression;

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

/** The counts of all regressions, which merge by addition. */
public final class RegressionTally implements Serializable {
  private static final long serialVersionUID = 1;

  private final HashMap<Key, RegressionCounts> counts = new HashMap<>();
  private final HashMap<TableKey, PatternTable> tables = new HashMap<>();

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
      Map<Endpoint, Observation> observations,
      List<RegressionModel> models,
      Characteristic.Description by) {
    for (RegressionModel model : models) {
      List<Object> pattern = model.pattern(member, by);
      PatternTable patterns = patterns(member, model.code(), model.covariates().size() + 1);
      int number = pattern == null ? -1 : patterns.of(pattern);
      observations.forEach(
          (endpoint, it) -> {
            boolean atRisk = it.state() == Observation.State.AT_RISK;
            if (atRisk && model.endpoints().contains(endpoint.code())) {
              RegressionCounts sum = counts(member, model.code(), endpoint);
              if (number < 0) {
                sum.exclude();
              } else {
                Spell spell = new Spell(it.entry(), it.exit(), it.cause());
                sum.add(member.institution(), patterns, number, spell);
              }
            }
          });
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
    history.forEach(
        member,
        rule,
        (model, endpoint) -> counts(source, model, endpoint).exclude(),
        (model, endpoint, isTreated, spell) -> {
          PatternTable patterns = patterns(source, model, 2);
          counts(source, model, endpoint)
              .add(
                  source.institution(),
                  patterns,
                  patterns.of(List.of(source.institution(), isTreated ? 1.0 : 0.0)),
                  spell);
        });
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
    for (PatternTable patterns : tables.values()) {
      int[] numbers = patterns.sort();
      counts.values().forEach(it -> it.pack(patterns, numbers));
    }
  }

  /** The counts of a regression, in order; of nobody if there was nobody. */
  RegressionCounts of(Key key) {
    return counts.getOrDefault(key, new RegressionCounts());
  }
}
