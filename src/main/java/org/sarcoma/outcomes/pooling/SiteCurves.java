package org.sarcoma.outcomes.pooling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.statistics.AalenJohansen;
import org.sarcoma.outcomes.statistics.CumulativeIncidence;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.KaplanMeier;
import org.sarcoma.outcomes.statistics.SiteEstimate;
import org.sarcoma.outcomes.statistics.SurvivalCurve;
import org.sarcoma.outcomes.survival.Horizon;
import org.sarcoma.outcomes.survival.SurvivalGroups;
import org.sarcoma.outcomes.survival.SurvivalSettings;

/** The curves of institutions at the horizons. */
record SiteCurves(List<Group> institutions, SurvivalGroups groups, SurvivalSettings settings) {

  /** The value of a curve at a time in days; empty where there is none. */
  private interface CurveValue extends DoubleFunction<Optional<SiteEstimate>> {}

  /** The curve of a site. */
  private record SiteCurve(String site, long subjects, CurveValue value) {}

  List<SiteMeasure> measures(Endpoint endpoint) {
    List<SiteMeasure> measures = new ArrayList<>();
    for (Endpoint.Measure measure : endpoint.measures()) {
      List<SiteCurve> curves = curves(endpoint, measure);
      for (Horizon horizon : Horizon.of(endpoint, settings)) {
        List<Site> sites = curves.stream().map(it -> site(it, horizon)).toList();
        measures.add(new SiteMeasure(kind(measure), endpoint.code(), horizon.months(), sites));
      }
    }
    return measures;
  }

  private static Site site(SiteCurve curve, Horizon horizon) {
    return new Site.OfCurve(
        curve.site, curve.subjects, curve.value.apply(horizon.days()).orElse(null));
  }

  private static SiteMeasure.Kind kind(Endpoint.Measure measure) {
    return switch (measure) {
      case SURVIVAL -> SiteMeasure.Kind.SURVIVAL;
      case CUMULATIVE_INCIDENCE -> SiteMeasure.Kind.CUMULATIVE_INCIDENCE;
    };
  }

  private List<SiteCurve> curves(Endpoint endpoint, Endpoint.Measure measure) {
    List<SiteCurve> curves = new ArrayList<>();
    for (Group institution : institutions) {
      EventTable table = groups.table(institution, endpoint);
      CurveValue value =
          switch (measure) {
            case SURVIVAL -> survival(table);
            case CUMULATIVE_INCIDENCE -> incidence(table);
          };
      curves.add(new SiteCurve(institution.stratumValue(), table.subjects(), value));
    }
    return curves;
  }

  private CurveValue survival(EventTable table) {
    SurvivalCurve curve =
        new KaplanMeier(settings.confidenceScale(), settings.confidenceLevel())
            .estimate(table.forCause(1));
    return days ->
        curve
            .at(days)
            .filter(it -> !it.beyondFollowUp())
            .flatMap(it -> SiteEstimate.logHazard(it.survival(), it.standardError()));
  }

  /** The complement of the incidence is on the scale of survival, with the same error. */
  private CurveValue incidence(EventTable table) {
    CumulativeIncidence curve =
        new AalenJohansen(settings.confidenceScale(), settings.confidenceLevel())
            .estimate(table, 1);
    return days ->
        curve
            .at(days)
            .filter(it -> !it.beyondFollowUp())
            .map(CumulativeIncidence.Horizon::estimate)
            .flatMap(it -> SiteEstimate.logHazard(1 - it.incidence(), it.standardError()));
  }
}
