package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;

/** The counts of all regressions, which merge by addition. */
public final class RegressionTally implements Serializable {
  private static final long serialVersionUID = 1;

  private final TreeMap<Key, RegressionCounts> counts = new TreeMap<>();

  /** One regression of one population. */
  record Key(String cohort, String population, String model, String endpoint)
      implements Serializable, Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::cohort)
            .thenComparing(Key::population)
            .thenComparing(Key::model)
            .thenComparing(Key::endpoint);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

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
      CovariatePattern pattern = model.pattern(member, by);
      observations.forEach(
          (endpoint, observation) -> {
            boolean atRisk = observation.state() == Observation.State.AT_RISK;
            if (atRisk && model.endpoints().contains(endpoint.code())) {
              add(counts(member, model.code(), endpoint), pattern, observation);
            }
          });
    }
  }

  private static void add(
      RegressionCounts counts, @Nullable CovariatePattern pattern, Observation observation) {
    if (pattern == null) {
      counts.exclude();
    } else {
      counts.add(pattern, new Spell(observation.entry(), observation.exit(), observation.cause()));
    }
  }

  /** Counts a patient of the source population, treated or not, in every analysis of exposure. */
  public void add(CohortSelection.Outcome outcome, ImmortalTime.Observer observer) {
    for (CohortMember source : outcome.source()) {
      observer
          .observe(source, outcome.member(source.population()))
          .forEach(
              (analysis, spells) -> {
                RegressionCounts sum = counts(source, analysis.model(), analysis.endpoint());
                if (source.hasUnplacedLocalTreatment()) {
                  sum.exclude();
                } else {
                  spells.forEach(it -> sum.add(it.pattern(), it.spell()));
                }
              });
    }
  }

  private RegressionCounts counts(CohortMember member, String model, Endpoint endpoint) {
    Key key = new Key(member.cohort().code(), member.population().code(), model, endpoint.code());
    return counts.computeIfAbsent(key, it -> new RegressionCounts());
  }

  /** Adds everything the other has counted. */
  public void merge(RegressionTally other) {
    other.counts.forEach(
        (key, theirs) -> counts.computeIfAbsent(key, it -> new RegressionCounts()).merge(theirs));
  }

  /** The counts of a regression; of nobody if there was nobody. */
  RegressionCounts of(Key key) {
    return counts.getOrDefault(key, new RegressionCounts());
  }
}
