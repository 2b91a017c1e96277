package org.sarcoma.outcomes.survival;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.result.SurvivalEstimate;
import org.sarcoma.outcomes.result.Warning;
import org.sarcoma.outcomes.statistics.CumulativeIncidence;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.Interval;
import org.sarcoma.outcomes.statistics.SurvivalCurve;

/**
 * The values of the curves of one endpoint in one group at the horizons.
 *
 * @param empty why there is nobody at risk, if there is nobody
 */
record EstimateTable(
    Group group, Endpoint endpoint, EventTable table, Status empty, SurvivalSettings settings) {

  List<SurvivalEstimate> rows(SurvivalCurve curve) {
    return Horizon.of(endpoint, settings).stream().map(it -> estimate(curve, it)).toList();
  }

  List<SurvivalEstimate> rows(CumulativeIncidence curve) {
    return Horizon.of(endpoint, settings).stream().map(it -> estimate(curve, it)).toList();
  }

  /** An estimate with its uncertainty. */
  private record Value(double estimate, double standardError, @Nullable Interval interval) {}

  private static Value value(CumulativeIncidence.Estimate it) {
    return new Value(it.incidence(), it.standardError(), it.interval());
  }

  private SurvivalEstimate estimate(SurvivalCurve curve, Horizon horizon) {
    Value value =
        curve
            .at(horizon.days())
            .filter(it -> !it.beyondFollowUp())
            .map(it -> new Value(it.survival(), it.standardError(), it.interval()))
            .orElse(null);
    return estimate(Endpoint.Measure.SURVIVAL, horizon, value);
  }

  private SurvivalEstimate estimate(CumulativeIncidence curve, Horizon horizon) {
    Value value =
        curve
            .at(horizon.days())
            .filter(it -> !it.beyondFollowUp())
            .map(it -> value(it.estimate()))
            .orElse(null);
    return estimate(Endpoint.Measure.CUMULATIVE_INCIDENCE, horizon, value);
  }

  private SurvivalEstimate estimate(
      Endpoint.Measure measure, Horizon horizon, @Nullable Value value) {
    long atRisk = table.atRisk(horizon.days());
    RiskSetWarning warning = new RiskSetWarning(table, settings.minimumAtRisk());
    Interval interval = value == null ? null : value.interval();
    return new SurvivalEstimate(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        endpoint.code(),
        EndpointTables.code(measure),
        horizon.months(),
        table.subjects(),
        atRisk,
        table.eventsUntil(horizon.days(), 1),
        endpoint.causes() == 1 ? 0 : table.eventsUntil(horizon.days(), 2),
        value == null ? null : Double.valueOf(value.estimate()),
        value == null ? null : Double.valueOf(value.standardError()),
        interval == null ? null : Double.valueOf(interval.lower()),
        interval == null ? null : Double.valueOf(interval.upper()),
        EndpointTables.ciMethod(settings),
        value == null ? Warning.NONE : warning.at(horizon.days()),
        table.subjects() == 0 ? empty : value == null ? Status.NOT_ESTIMABLE : Status.OK);
  }
}
