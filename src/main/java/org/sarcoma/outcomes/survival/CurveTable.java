package org.sarcoma.outcomes.survival;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.SurvivalCurvePoint;
import org.sarcoma.outcomes.statistics.AalenJohansen;
import org.sarcoma.outcomes.statistics.CumulativeHazard;
import org.sarcoma.outcomes.statistics.CumulativeIncidence;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.Interval;
import org.sarcoma.outcomes.statistics.KaplanMeier;
import org.sarcoma.outcomes.statistics.NelsonAalen;
import org.sarcoma.outcomes.statistics.SurvivalCurve;

/**
 * The days of the curves of one endpoint in one group; a curve has a point per row of the table.
 */
record CurveTable(Group group, Endpoint endpoint, EventTable table, SurvivalSettings settings) {

  /** The rows of all measures, in the order of their names. */
  List<SurvivalCurvePoint> rows() {
    List<SurvivalCurvePoint> rows = new ArrayList<>();
    if (endpoint.measures().contains(Endpoint.Measure.CUMULATIVE_INCIDENCE)) {
      rows.addAll(
          rows(
              new AalenJohansen(settings.confidenceScale(), settings.confidenceLevel())
                  .estimate(table, 1)));
    }
    if (endpoint.measures().contains(Endpoint.Measure.SURVIVAL)) {
      rows.addAll(
          rows(
              new KaplanMeier(settings.confidenceScale(), settings.confidenceLevel())
                  .estimate(table.forCause(1))));
    }
    return rows;
  }

  private List<SurvivalCurvePoint> rows(SurvivalCurve curve) {
    List<CumulativeHazard.Point> hazards = hazards();
    List<SurvivalCurvePoint> rows = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      SurvivalCurve.Point it = curve.points().get(i);
      Value value = new Value(it.survival(), it.standardError(), it.interval());
      rows.add(point(Endpoint.Measure.SURVIVAL, i, value, hazards.get(i)));
    }
    return rows;
  }

  private List<SurvivalCurvePoint> rows(CumulativeIncidence curve) {
    List<CumulativeHazard.Point> hazards = hazards();
    List<SurvivalCurvePoint> rows = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      CumulativeIncidence.Point it = curve.points().get(i);
      CumulativeIncidence.Estimate estimate = it.estimate();
      Value value = new Value(estimate.incidence(), estimate.standardError(), estimate.interval());
      rows.add(point(Endpoint.Measure.CUMULATIVE_INCIDENCE, i, value, hazards.get(i)));
    }
    return rows;
  }

  /** Of the event of interest, the other causes censored. */
  private List<CumulativeHazard.Point> hazards() {
    return NelsonAalen.estimate(table.forCause(1)).points();
  }

  /** An estimate with its uncertainty. */
  private record Value(double estimate, double standardError, @Nullable Interval interval) {}

  private SurvivalCurvePoint point(
      Endpoint.Measure measure, int row, Value value, CumulativeHazard.Point hazard) {
    return new SurvivalCurvePoint(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        endpoint.code(),
        EndpointTables.code(measure),
        table.day(row),
        hazard.atRisk(),
        table.entered(row),
        table.events(row, 1),
        table.allEvents(row) - table.events(row, 1),
        table.censored(row),
        value.estimate(),
        value.standardError(),
        value.interval() == null ? null : Double.valueOf(value.interval().lower()),
        value.interval() == null ? null : Double.valueOf(value.interval().upper()),
        EndpointTables.ciMethod(settings),
        hazard.hazard(),
        hazard.standardError());
  }
}
