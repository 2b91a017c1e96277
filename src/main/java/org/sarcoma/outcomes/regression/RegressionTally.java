package org.sarcoma.outcomes.regression;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.cohort.Membership;
import org.sarcoma.outcomes.cohort.Populations;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.survival.Observations;

/** The counts of all regressions, which merge by addition. */
public final class RegressionTally implements Serializable {
  private static final long serialVersionUID = 1;

  private final TreeMap<Site, RegressionCounts> counts = new TreeMap<>();

  // What patients of the same populations are counted in, looked up once until patterns are sorted.
  private transient Map<Exposed, ExposureCounts> exposures = new HashMap<>();

  private record Exposed(String institution, Populations populations) {}

  /** One regression of one population. */
  record Key(String cohort, String population, String model, String endpoint) {}

  /** One model in one institution. */
  private record Site(String institution, String model) implements Serializable, Comparable<Site> {
    private static final Comparator<Site> ORDER =
        Comparator.comparing(Site::institution).thenComparing(Site::model);

    @Override
    public int compareTo(Site other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Counts a member in every model.
   *
   * @param populations in which the member is the same
   * @param observations of the member, for each endpoint of these populations
   */
  public void add(
      Populations populations,
      CohortMember member,
      Observations observations,
      List<RegressionModel> models,
      Characteristic.Description by) {
    for (RegressionModel model : models) {
      List<Object> pattern = model.pattern(member, by);
      RegressionCounts of =
          counts(member.institution(), model.code(), model.covariates().size() + 1);
      int number = pattern == null ? -1 : of.patterns().of(pattern);
      for (int i = 0; i < observations.size(); i++) {
        Observation it = observations.time(i);
        String endpoint = observations.endpoint(i).code();
        if (it.state() == Observation.State.AT_RISK && model.endpoints().contains(endpoint)) {
          RegressionCounts.Subjects subjects = of.subjects(populations, endpoint);
          if (number < 0) {
            subjects.exclude();
          } else {
            subjects.add(number, new Spell(it.entry(), it.exit(), it.cause()));
          }
        }
      }
    }
  }

  /**
   * Counts a patient of the source populations, treated or not, in every analysis of exposure.
   *
   * @param outcomes one per cohort
   * @param none from which sets of populations are made
   */
  public void add(
      List<CohortSelection.Outcome> outcomes, Populations none, ExposureObserver observer) {
    for (Exposure exposure : observer.exposures(outcomes, none)) {
      String institution = exposure.history().source().institution();
      exposure.count(exposures(institution, exposure, observer.rule()), observer.rule());
    }
  }

  private ExposureCounts exposures(String institution, Exposure exposure, ImmortalTime rule) {
    Exposed key = new Exposed(institution, exposure.populations());
    ExposureCounts of = exposures.get(key);
    if (of == null) {
      List<RegressionCounts> models =
          rule.models().stream().map(it -> counts(institution, it, 2)).toList();
      of =
          new ExposureCounts(
              institution,
              models.stream().map(RegressionCounts::patterns).toList(),
              exposure.history().endpoints().stream()
                  .map(
                      endpoint ->
                          models.stream()
                              .map(it -> it.subjects(key.populations, endpoint.code()))
                              .toList())
                  .toList());
      exposures.put(key, of);
    }
    return of;
  }

  private RegressionCounts counts(String institution, String model, int width) {
    Site key = new Site(institution, model);
    RegressionCounts of = counts.get(key);
    if (of == null) {
      of = new RegressionCounts(width);
      counts.put(key, of);
    }
    return of;
  }

  /** Adds everything the other has counted. */
  public void merge(RegressionTally other) {
    other.counts.forEach(
        (key, theirs) -> {
          RegressionCounts own = counts.putIfAbsent(key, theirs);
          if (own != null) {
            own.merge(theirs);
          }
        });
  }

  /** Puts the counts in order, in few bytes; what was packed before is left alone. */
  public void pack() {
    exposures.clear();
    counts.values().forEach(RegressionCounts::pack);
  }

  /** The subjects of a regression, in order once they are packed; nobody if there was nobody. */
  RegressionSubjects of(Key key) {
    Membership population = new Membership(key.cohort, key.population);
    RegressionSubjects all = new RegressionSubjects();
    counts.forEach(
        (site, of) -> {
          if (site.model.equals(key.model)) {
            Map<String, RegressionCounts.Subjects> ordered = new TreeMap<>();
            of.forEach(
                (in, subjects) -> {
                  if (in.endpoint().equals(key.endpoint)
                      && in.populations().all().contains(population)) {
                    ordered.put(in.populations().toString(), subjects);
                  }
                });
            ordered.values().forEach(it -> all.add(site.institution, of.patterns(), it));
          }
        });
    return all;
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    exposures = new HashMap<>();
  }
}
