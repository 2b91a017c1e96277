package org.sarcoma.outcomes.survival;

import static org.sarcoma.outcomes.survival.SurvivalSettings.DAYS_PER_MONTH;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.FollowUpRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.CountedValues;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.KaplanMeier;
import org.sarcoma.outcomes.statistics.SurvivalCurve;
import org.sarcoma.outcomes.statistics.SurvivalQuantile;

/** How long a group was followed for an endpoint, from its event table. */
final class FollowUpTable {
  private static final String OBSERVED = "observed";

  private final Group group;
  private final Endpoint endpoint;
  private final EventTable table;
  private final Status empty;
  private final SurvivalSettings settings;

  /** A quantile of the times of follow-up, in months; null where it is not reached. */
  private record Months(
      @Nullable Double estimate, @Nullable Double lower, @Nullable Double upper) {}

  FollowUpTable(
      Group group, Endpoint endpoint, EventTable table, Status empty, SurvivalSettings settings) {
    this.group = group;
    this.endpoint = endpoint;
    this.table = table;
    this.empty = empty;
    this.settings = settings;
  }

  List<FollowUpRow> rows() {
    return List.of(reverseKaplanMeier(), observed());
  }

  /**
   * Being censored is the event, and any event of the endpoint ends the observation of it.
   *
   * <p>Reference: Schemper M, Smith TL (1996). Control Clin Trials 17:343–346. <a
   * href="https://doi.org/10.1016/0197-2456(96)00075-X">doi</a>
   */
  private FollowUpRow reverseKaplanMeier() {
    SurvivalCurve curve =
        new KaplanMeier(settings.confidenceScale(), settings.confidenceLevel())
            .estimate(table.reversed());
    return row(
        "reverse_kaplan_meier",
        months(curve.quantile(0.5)),
        months(curve.quantile(0.25)),
        months(curve.quantile(0.75)));
  }

  private static Months months(SurvivalQuantile quantile) {
    return new Months(
        EndpointTables.months(quantile.estimate()),
        EndpointTables.months(quantile.lower()),
        EndpointTables.months(quantile.upper()));
  }

  private FollowUpRow observed() {
    SortedMap<Double, Long> times = new TreeMap<>();
    for (int row = 0; row < table.size(); row++) {
      long left = table.censored(row) + table.allEvents(row);
      if (left > 0) {
        times.put((double) table.day(row), left);
      }
    }
    CountedValues values = new CountedValues(times);
    return row(
        OBSERVED,
        months(values.median()),
        months(values.quantile(0.25, settings.quantileRule())),
        months(values.quantile(0.75, settings.quantileRule())));
  }

  private static Months months(OptionalDouble days) {
    return new Months(
        days.isPresent() ? Double.valueOf(days.getAsDouble() / DAYS_PER_MONTH) : null, null, null);
  }

  private FollowUpRow row(String method, Months median, Months q1, Months q3) {
    boolean observed = method.equals(OBSERVED);
    Status ofSomebody = median.estimate() == null ? Status.NOT_REACHED : Status.OK;
    return new FollowUpRow(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        endpoint.code(),
        method,
        table.subjects(),
        median.estimate(),
        q1.estimate(),
        q3.estimate(),
        median.lower(),
        median.upper(),
        q1.lower(),
        q1.upper(),
        q3.lower(),
        q3.upper(),
        observed ? null : EndpointTables.ciMethod(settings),
        observed ? settings.quantileRule().name().toLowerCase(Locale.ROOT) : null,
        table.subjects() == 0 ? empty : ofSomebody);
  }
}
