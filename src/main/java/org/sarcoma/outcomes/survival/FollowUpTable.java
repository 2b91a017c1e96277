package org.sarcoma.outcomes.survival;

import static org.sarcoma.outcomes.survival.SurvivalSettings.DAYS_PER_MONTH;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.FollowUpRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.CountedValues;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.KaplanMeier;
import org.sarcoma.outcomes.statistics.SurvivalCurve;
import org.sarcoma.outcomes.statistics.SurvivalQuantile;

/** How long a group was followed, from its event table of overall survival. */
final class FollowUpTable {
  private static final String OBSERVED = "observed";

  private final Group group;
  private final EventTable overallSurvival;
  private final Status empty;
  private final SurvivalSettings settings;

  FollowUpTable(Group group, EventTable overallSurvival, Status empty, SurvivalSettings settings) {
    this.group = group;
    this.overallSurvival = overallSurvival;
    this.empty = empty;
    this.settings = settings;
  }

  List<FollowUpRow> rows() {
    return List.of(reverseKaplanMeier(), observed());
  }

  /**
   * Being censored is the event, and a death ends the observation of it.
   *
   * <p>Reference: Schemper M, Smith TL (1996). Control Clin Trials 17:343–346. <a
   * href="https://doi.org/10.1016/0197-2456(96)00075-X">doi</a>
   */
  private FollowUpRow reverseKaplanMeier() {
    SurvivalCurve curve =
        new KaplanMeier(settings.confidenceScale(), settings.confidenceLevel())
            .estimate(overallSurvival.reversed());
    SurvivalQuantile median = curve.quantile(0.5);
    return row(
        "reverse_kaplan_meier",
        EndpointTables.months(median.estimate()),
        EndpointTables.months(curve.quantile(0.25).estimate()),
        EndpointTables.months(curve.quantile(0.75).estimate()),
        EndpointTables.months(median.lower()),
        EndpointTables.months(median.upper()));
  }

  private FollowUpRow observed() {
    SortedMap<Double, Long> times = new TreeMap<>();
    for (EventTable.Row it : overallSurvival.rows()) {
      long left = it.censored() + it.events().stream().mapToLong(Long::longValue).sum();
      if (left > 0) {
        times.put((double) it.day(), left);
      }
    }
    CountedValues values = new CountedValues(times);
    return row(
        OBSERVED,
        months(values.median()),
        months(values.quantile(0.25, settings.quantileRule())),
        months(values.quantile(0.75, settings.quantileRule())),
        null,
        null);
  }

  private static @Nullable Double months(OptionalDouble days) {
    return days.isPresent() ? Double.valueOf(days.getAsDouble() / DAYS_PER_MONTH) : null;
  }

  private FollowUpRow row(
      String method,
      @Nullable Double median,
      @Nullable Double q1,
      @Nullable Double q3,
      @Nullable Double lower,
      @Nullable Double upper) {
    boolean observed = method.equals(OBSERVED);
    Status ofSomebody = median == null ? Status.NOT_REACHED : Status.OK;
    return new FollowUpRow(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        method,
        overallSurvival.subjects(),
        median,
        q1,
        q3,
        lower,
        upper,
        observed ? null : EndpointTables.ciMethod(settings),
        observed ? settings.quantileRule().name().toLowerCase(Locale.ROOT) : null,
        overallSurvival.subjects() == 0 ? empty : ofSomebody);
  }
}
