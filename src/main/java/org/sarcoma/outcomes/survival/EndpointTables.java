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
        new ArrayList<>(new EstimateTable(group, endpoint, table, empty, settings).rows(curve));
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
    return List.copyOf(new EstimateTable(group, endpoint, table, empty, settings).rows(curve));
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
        quantile.estimate() instanceof Quantile.Reached it ? warning(it.days()) : Warning.NONE,
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
