package org.sarcoma.outcomes.survival;

import static org.sarcoma.outcomes.survival.SurvivalSettings.DAYS_PER_MONTH;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.RestrictedMeanRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.result.SurvivalEstimate;
import org.sarcoma.outcomes.result.SurvivalQuantile;
import org.sarcoma.outcomes.result.Warning;
import org.sarcoma.outcomes.statistics.AalenJohansen;
import org.sarcoma.outcomes.statistics.CumulativeIncidence;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.Interval;
import org.sarcoma.outcomes.statistics.KaplanMeier;
import org.sarcoma.outcomes.statistics.Quantile;
import org.sarcoma.outcomes.statistics.RestrictedMean;
import org.sarcoma.outcomes.statistics.SurvivalCurve;

/** The rows of one endpoint in one group, for each of the measures it is reported by. */
final class EndpointTables {
  private final Group group;
  private final Endpoint endpoint;
  private final EventTable table;
  private final Status empty;
  private final SurvivalSettings settings;

  /**
   * Prepares the rows.
   *
   * @param empty why there is nobody at risk, if there is nobody
   */
  EndpointTables(
      Group group, Endpoint endpoint, EventTable table, Status empty, SurvivalSettings settings) {
    this.group = group;
    this.endpoint = endpoint;
    this.table = table;
    this.empty = empty;
    this.settings = settings;
  }

  /** Rows of all tables that this endpoint feeds. */
  List<Record> rows() {
    List<Record> rows = new ArrayList<>();
    for (Endpoint.Measure measure : endpoint.measures()) {
      switch (measure) {
        case SURVIVAL -> rows.addAll(survival());
        case CUMULATIVE_INCIDENCE -> rows.addAll(incidence());
      }
    }
    return rows;
  }

  private List<Record> survival() {
    EventTable ofInterest = table.forCause(1);
    SurvivalCurve curve =
        new KaplanMeier(settings.confidenceScale(), settings.confidenceLevel())
            .estimate(ofInterest);
    List<Record> rows =
        new ArrayList<>(new CurveTable(group, endpoint, table, settings).rows(curve));
    for (Horizon horizon : Horizon.of(endpoint, settings)) {
      rows.add(estimate(curve, horizon));
    }
    for (double probability : settings.quantiles()) {
      rows.add(quantile(curve, probability));
    }
    for (double months : settings.restrictedMeanMonths()) {
      rows.add(restrictedMean(curve, months));
    }
    return rows;
  }

  private List<Record> incidence() {
    CumulativeIncidence curve =
        new AalenJohansen(settings.confidenceScale(), settings.confidenceLevel())
            .estimate(table, 1);
    List<Record> rows =
        new ArrayList<>(new CurveTable(group, endpoint, table, settings).rows(curve));
    for (Horizon horizon : Horizon.of(endpoint, settings)) {
      rows.add(estimate(curve, horizon));
    }
    return rows;
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
    Interval interval = value == null ? null : value.interval();
    return new SurvivalEstimate(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        endpoint.code(),
        code(measure),
        horizon.months(),
        table.subjects(),
        atRisk,
        eventsUntil(horizon, 1),
        endpoint.causes() == 1 ? 0 : eventsUntil(horizon, 2),
        value == null ? null : Double.valueOf(value.estimate()),
        value == null ? null : Double.valueOf(value.standardError()),
        interval == null ? null : Double.valueOf(interval.lower()),
        interval == null ? null : Double.valueOf(interval.upper()),
        ciMethod(),
        value == null ? Warning.NONE : warning(horizon.days()),
        status(value == null ? Status.NOT_ESTIMABLE : Status.OK));
  }

  private SurvivalQuantile quantile(SurvivalCurve curve, double probability) {
    org.sarcoma.outcomes.statistics.SurvivalQuantile quantile = curve.quantile(probability);
    Double time = months(quantile.estimate());
    return new SurvivalQuantile(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        endpoint.code(),
        probability,
        table.subjects(),
        time,
        months(quantile.lower()),
        months(quantile.upper()),
        ciMethod(),
        time == null ? Warning.NONE : warning(time * DAYS_PER_MONTH),
        status(time == null ? Status.NOT_REACHED : Status.OK));
  }

  private RestrictedMeanRow restrictedMean(SurvivalCurve curve, double months) {
    Optional<RestrictedMean> mean =
        RestrictedMean.of(curve, months * DAYS_PER_MONTH).filter(it -> !it.extrapolated());
    Interval interval = mean.map(it -> it.interval(settings.confidenceLevel())).orElse(null);
    return new RestrictedMeanRow(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        endpoint.code(),
        months,
        table.subjects(),
        mean.map(it -> it.mean() / DAYS_PER_MONTH).orElse(null),
        mean.map(it -> it.standardError() / DAYS_PER_MONTH).orElse(null),
        interval == null ? null : Double.valueOf(interval.lower() / DAYS_PER_MONTH),
        interval == null ? null : Double.valueOf(interval.upper() / DAYS_PER_MONTH),
        "plain",
        mean.isPresent() ? warning(months * DAYS_PER_MONTH) : Warning.NONE,
        status(mean.isPresent() ? Status.OK : Status.NOT_ESTIMABLE));
  }

  private Warning warning(double days) {
    return new RiskSetWarning(table, settings.minimumAtRisk()).at(days);
  }

  private Status status(Status ofSomebody) {
    return table.subjects() == 0 ? empty : ofSomebody;
  }

  private long eventsUntil(Horizon horizon, int cause) {
    return table.rows().stream()
        .filter(it -> it.day() <= horizon.days())
        .mapToLong(it -> it.events(cause))
        .sum();
  }

  private String ciMethod() {
    return ciMethod(settings);
  }

  static String ciMethod(SurvivalSettings settings) {
    return settings.confidenceScale().name().toLowerCase(Locale.ROOT);
  }

  static String code(Endpoint.Measure measure) {
    return measure.name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Double months(Quantile quantile) {
    return quantile instanceof Quantile.Reached reached
        ? Double.valueOf(reached.days() / DAYS_PER_MONTH)
        : null;
  }
}
