package org.sarcoma.outcomes.regression;

import static org.sarcoma.outcomes.cohort.CohortMember.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.CohortSelection;
import org.sarcoma.outcomes.cohort.Populations;
import org.sarcoma.outcomes.cohort.TimeZero;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.TimeToEvent;
import org.sarcoma.outcomes.endpoint.ToxicityRule;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.registry.RegistryTable;

/**
 * Observes patients, treated or not, for the analyses of {@link ImmortalTime}.
 *
 * @param endpoints those compared, counted from the day of metastasis
 */
public record ExposureObserver(ImmortalTime rule, List<TimeToEvent> endpoints, Coverage coverage) {
  private static final Set<RegistryTable> TREATMENTS =
      Set.of(RegistryTable.RADIOTHERAPY, RegistryTable.SURGERY);

  /**
   * Makes an observer.
   *
   * @param all endpoints of the analysis
   */
  public static ExposureObserver of(
      ImmortalTime rule, List<Endpoint> all, ToxicityRule toxicity, Coverage coverage) {
    List<TimeToEvent> compared =
        all.stream()
            .filter(it -> rule.endpoints().contains(it.code()))
            .map(it -> new TimeToEvent(it.countedFrom(TimeZero.METASTASIS), toxicity, coverage))
            .toList();
    return new ExposureObserver(rule, compared, coverage);
  }

  /**
   * What a patient was exposed to in each population of the source; those that agree together.
   *
   * @param outcomes of the patient, one per cohort
   * @param none from which sets of populations are made
   */
  List<Exposure> exposures(List<CohortSelection.Outcome> outcomes, Populations none) {
    List<Exposure> exposures = new ArrayList<>();
    for (CohortSelection.Outcome outcome : outcomes) {
      for (CohortMember source : outcome.source()) {
        if (compares(source)) {
          add(source, treated(source, outcome.member(source.population())), exposures, none);
        }
      }
    }
    return exposures;
  }

  private void add(
      CohortMember source, @Nullable Integer treated, List<Exposure> to, Populations none) {
    for (int i = 0; i < to.size(); i++) {
      Exposure known = to.get(i);
      if (known.history().isOf(source) && Objects.equals(known.treated(), treated)) {
        to.set(i, new Exposure(known.history(), treated, known.populations().with(source)));
        return;
      }
    }
    Exposure.History history =
        to.stream()
            .map(Exposure::history)
            .filter(it -> it.isOf(source))
            .findFirst()
            .orElseGet(() -> history(source));
    to.add(new Exposure(history, treated, none.with(source)));
  }

  private static @Nullable Integer treated(CohortMember source, @Nullable CohortMember member) {
    TimeZero from = source.population().treatedFrom();
    LocalDate day = member == null || from == null ? null : member.date(from);
    return days(source.date(TimeZero.METASTASIS), day);
  }

  /** Whether patients of this population and institution are compared. */
  private boolean compares(CohortMember source) {
    return source.population().treatedFrom() != null
        && coverage.keeps(source.institution(), TREATMENTS);
  }

  /** What happened to a patient, whatever the population. */
  private Exposure.History history(CohortMember source) {
    return new Exposure.History(
        source,
        endpoints.stream().map(TimeToEvent::endpoint).toList(),
        endpoints.stream().map(it -> it.observeEverybody(source)).toList(),
        source.hasUnplacedLocalTreatment(),
        days(source.date(TimeZero.METASTASIS), source.firstLocalTreatment()));
  }
}
