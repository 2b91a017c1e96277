package org.sarcoma.outcomes.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.CoherenceRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.AalenJohansen;
import org.sarcoma.outcomes.statistics.CumulativeIncidence;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.KaplanMeier;
import org.sarcoma.outcomes.statistics.SurvivalCurve;

/**
 * Relations between the endpoints of a group. Those between the times of one patient, OS ≤ CSS and
 * 1 − Σ CIF = event-free survival are exact; the other orders of curves usually hold, but need not:
 * an event that moves past a censoring gains weight.
 */
final class CoherenceTable {
  /** What is left of an identity by rounding. */
  private static final double ROUNDING = 1e-9;

  private final Group group;
  private final List<Endpoint> endpoints;
  private final SurvivalCounts counts;
  private final SurvivalSettings settings;

  CoherenceTable(
      Group group, List<Endpoint> endpoints, SurvivalCounts counts, SurvivalSettings settings) {
    this.group = group;
    this.endpoints = endpoints;
    this.counts = counts;
    this.settings = settings;
  }

  List<CoherenceRow> rows() {
    List<CoherenceRow> rows = new ArrayList<>();
    for (ObservationCheck check : ObservationCheck.values()) {
      if (counts.checked(check) > 0) {
        rows.add(row("patient_" + check.code(), true, (double) counts.violated(check)));
      }
    }
    rows.add(order("os", "css", observesTheSame("os", "css")));
    rows.add(order("lrfs", "os", false));
    rows.add(order("pfs", "drfs", false));
    rows.add(order("drfs", "os", false));
    rows.add(order("pfs", "lrfs", false));
    endpoints.stream()
        .filter(it -> it.causes() > 1 && it.isFor(group.population()))
        .forEach(it -> rows.add(incidencesAddUp(it)));
    return rows;
  }

  /** The order is exact as long as neither leaves out members or censors them by itself. */
  private boolean observesTheSame(String... codes) {
    return endpoints.stream()
        .filter(it -> List.of(codes).contains(it.code()))
        .allMatch(it -> it.notObservable().isEmpty() && it.censoredBy().isEmpty());
  }

  /** Whether one curve is nowhere above the other. */
  private CoherenceRow order(String lower, String upper, boolean enforced) {
    String check = "curve_%s_not_above_%s".formatted(lower, upper);
    Optional<SurvivalCurve> below = curve(lower);
    Optional<SurvivalCurve> above = curve(upper);
    if (below.isEmpty() || above.isEmpty()) {
      return row(check, enforced, null);
    }
    SortedSet<Integer> days = new TreeSet<>();
    below.get().points().forEach(it -> days.add(it.day()));
    above.get().points().forEach(it -> days.add(it.day()));
    double worst = 0;
    for (int day : days) {
      double difference = survival(below.get(), day) - survival(above.get(), day);
      worst = Math.max(worst, difference);
    }
    return row(check, enforced, worst);
  }

  /** Whether the incidences of all causes and the event-free survival are everything. */
  private CoherenceRow incidencesAddUp(Endpoint endpoint) {
    String check = "incidences_of_%s_add_up".formatted(endpoint.code());
    EventCounts events = counts.of(endpoint);
    EventTable table = events == null ? EventTable.empty(endpoint.causes()) : events.table();
    if (table.subjects() == 0) {
      return row(check, true, null);
    }
    SurvivalCurve eventFree = kaplanMeier().estimate(table.pooledCauses());
    double[] sum = new double[eventFree.points().size()];
    for (int cause = 1; cause <= endpoint.causes(); cause++) {
      List<CumulativeIncidence.Point> points =
          new AalenJohansen(settings.confidenceScale(), settings.confidenceLevel())
              .estimate(table, cause)
              .points();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += points.get(i).estimate().incidence();
      }
    }
    double worst = 0;
    for (int i = 0; i < sum.length; i++) {
      worst = Math.max(worst, Math.abs(1 - sum[i] - eventFree.points().get(i).survival()));
    }
    return row(check, true, worst);
  }

  /** The curve of an endpoint that shares the population's time zero, if anybody is at risk. */
  private Optional<SurvivalCurve> curve(String code) {
    return endpoints.stream()
        .filter(it -> it.code().equals(code))
        .filter(it -> it.timeZero() == null && it.firstDay() == 0)
        .map(counts::of)
        .filter(it -> it != null)
        .map(EventCounts::table)
        .filter(it -> it.subjects() > 0)
        .map(it -> kaplanMeier().estimate(it.forCause(1)))
        .findFirst();
  }

  private KaplanMeier kaplanMeier() {
    return new KaplanMeier(settings.confidenceScale(), settings.confidenceLevel());
  }

  private static double survival(SurvivalCurve curve, int day) {
    return curve.at(day).map(SurvivalCurve.Horizon::survival).orElse(1.0);
  }

  private CoherenceRow row(String check, boolean enforced, @Nullable Double worst) {
    Boolean holds = worst == null ? null : Boolean.valueOf(worst <= ROUNDING);
    return new CoherenceRow(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        check,
        enforced,
        holds,
        Boolean.TRUE.equals(holds) ? Double.valueOf(0) : worst,
        worst == null ? Status.NO_DATA : Status.OK);
  }
}
