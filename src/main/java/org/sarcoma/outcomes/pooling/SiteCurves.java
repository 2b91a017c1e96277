package org.sarcoma.outcomes.pooling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.statistics.AalenJohansen;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.KaplanMeier;
import org.sarcoma.outcomes.statistics.SiteEstimate;
import org.sarcoma.outcomes.survival.Horizon;
import org.sarcoma.outcomes.survival.SurvivalGroups;
import org.sarcoma.outcomes.survival.SurvivalSettings;

/** The curves of institutions at the horizons. */
record SiteCurves(List<Group> institutions, SurvivalGroups groups, SurvivalSettings settings) {

  List<SiteMeasure> measures(Endpoint endpoint) {
    List<SiteMeasure> measures = new ArrayList<>();
    for (Endpoint.Measure measure : endpoint.measures()) {
      for (Horizon horizon : Horizon.of(endpoint, settings)) {
        measures.add(measure(endpoint, measure, horizon));
      }
    }
    return measures;
  }

  private SiteMeasure measure(Endpoint endpoint, Endpoint.Measure measure, Horizon horizon) {
    List<Site> sites = new ArrayList<>();
    for (Group institution : institutions) {
      EventTable table = groups.table(institution, endpoint);
      Optional<SiteEstimate> value =
          switch (measure) {
            case SURVIVAL -> survival(table, horizon.days());
            case CUMULATIVE_INCIDENCE -> incidence(table, horizon.days());
          };
      sites.add(new Site.OfCurve(institution.stratumValue(), table.subjects(), value.orElse(null)));
    }
    SiteMeasure.Kind kind =
        switch (measure) {
          case SURVIVAL -> SiteMeasure.Kind.SURVIVAL;
          case CUMULATIVE_INCIDENCE -> SiteMeasure.Kind.CUMULATIVE_INCIDENCE;
        };
    return new SiteMeasure(kind, endpoint.code(), horizon.months(), sites);
  }

  private Optional<SiteEstimate> survival(EventTable table, double days) {
    return new KaplanMeier(settings.confidenceScale(), settings.confidenceLevel())
        .estimate(table.forCause(1))
        .at(days)
        .filter(it -> !it.beyondFollowUp())
        .flatMap(it -> SiteEstimate.logHazard(it.survival(), it.standardError()));
  }

  /** The complement of the incidence is on the scale of survival, with the same error. */
  private Optional<SiteEstimate> incidence(EventTable table, double days) {
    return new AalenJohansen(settings.confidenceScale(), settings.confidenceLevel())
        .estimate(table, 1)
        .at(days)
        .filter(it -> !it.beyondFollowUp())
        .flatMap(
            it ->
                SiteEstimate.logHazard(
                    1 - it.estimate().incidence(), it.estimate().standardError()));
  }
}
