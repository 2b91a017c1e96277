package org.sarcoma.outcomes.pooling;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.InstitutionFunnelRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.FunnelLimits;
import org.sarcoma.outcomes.statistics.Interval;
import org.sarcoma.outcomes.statistics.Proportion;

/**
 * Where the proportion of each institution lies if its true one is that of all institutions
 * together. Where all or none have it, nothing can be outside, and there are no limits.
 *
 * @param population group of everybody in it
 * @param measure of proportions
 */
record FunnelTable(Group population, SiteMeasure measure) {
  private static final double WARNING_LEVEL = 0.95;
  private static final double ALARM_LEVEL = 0.998;

  List<InstitutionFunnelRow> rows() {
    long successes = 0;
    long trials = 0;
    for (Site site : measure.sites()) {
      if (site instanceof Site.OfProportion it) {
        successes += it.proportion().successes();
        trials += it.proportion().trials();
      }
    }
    Proportion all = new Proportion(successes, trials);
    return measure.sites().stream()
        .filter(Site.OfProportion.class::isInstance)
        .map(it -> row((Site.OfProportion) it, all))
        .toList();
  }

  private InstitutionFunnelRow row(Site.OfProportion site, Proportion all) {
    Proportion observed = site.proportion();
    boolean varies = all.successes() > 0 && all.successes() < all.trials();
    FunnelLimits funnel =
        observed.trials() > 0 && varies ? new FunnelLimits(observed, share(all)) : null;
    Interval warning = funnel == null ? null : funnel.limits(WARNING_LEVEL);
    Interval alarm = funnel == null ? null : funnel.limits(ALARM_LEVEL);
    return new InstitutionFunnelRow(
        population.cohort(),
        population.population(),
        measure.code(),
        site.institution(),
        observed.successes(),
        observed.trials(),
        funnel == null ? null : Double.valueOf(share(observed)),
        funnel == null ? null : Double.valueOf(share(all)),
        warning == null ? null : Double.valueOf(warning.lower()),
        warning == null ? null : Double.valueOf(warning.upper()),
        alarm == null ? null : Double.valueOf(alarm.lower()),
        alarm == null ? null : Double.valueOf(alarm.upper()),
        funnel == null ? null : Double.valueOf(funnel.lowerTail()),
        funnel == null ? null : Double.valueOf(funnel.upperTail()),
        position(funnel, WARNING_LEVEL),
        position(funnel, ALARM_LEVEL),
        funnel != null
            ? Status.OK
            : observed.trials() == 0 ? Status.NO_DATA : Status.NOT_ESTIMABLE);
  }

  private static double share(Proportion proportion) {
    return (double) proportion.successes() / proportion.trials();
  }

  private static @Nullable String position(@Nullable FunnelLimits funnel, double level) {
    return funnel == null ? null : funnel.position(level).name().toLowerCase(Locale.ROOT);
  }
}
