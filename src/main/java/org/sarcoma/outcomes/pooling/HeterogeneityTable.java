package org.sarcoma.outcomes.pooling;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.SiteHeterogeneity;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.Heterogeneity;
import org.sarcoma.outcomes.statistics.Interval;
import org.sarcoma.outcomes.statistics.PooledEstimate;

/**
 * One measure pooled by every method, and by the recommended one with each institution left out.
 *
 * @param population group of everybody in it
 * @param level two-sided coverage of the intervals, in (0, 1)
 */
record HeterogeneityTable(Group population, SiteMeasure measure, double level) {
  static final String NOBODY_LEFT_OUT = "none";

  List<SiteHeterogeneity> rows() {
    List<SiteHeterogeneity> rows = new ArrayList<>();
    for (PoolingMethod method : PoolingMethod.ALL) {
      if (method.isFor(measure.kind())) {
        rows.add(row(method, measure, NOBODY_LEFT_OUT));
      }
    }
    for (Site site : measure.sites()) {
      if (site.estimate().isPresent()) {
        rows.add(row(PoolingMethod.RECOMMENDED, measure.without(site), site.institution()));
      }
    }
    return rows;
  }

  private SiteHeterogeneity row(PoolingMethod method, SiteMeasure pooled, String leftOut) {
    PooledEstimate estimate = method.pool(pooled, level).orElse(null);
    Heterogeneity heterogeneity = estimate == null ? null : estimate.heterogeneity();
    Limits interval = Limits.of(estimate == null ? null : estimate.interval(), measure.kind());
    Limits prediction = Limits.of(estimate == null ? null : estimate.prediction(), measure.kind());
    return new SiteHeterogeneity(
        population.cohort(),
        population.population(),
        measure.kind().code(),
        measure.code(),
        measure.horizonMonths(),
        method.code(),
        method.ciMethod(),
        leftOut,
        measure.kind().scale(),
        estimate == null ? 0 : estimate.sites(),
        pooled.patients(),
        estimate == null ? null : Double.valueOf(measure.kind().onOwnScale(estimate.estimate())),
        estimate == null ? null : Double.valueOf(estimate.standardError()),
        interval.lower(),
        interval.upper(),
        estimate == null ? null : Double.valueOf(estimate.tauSquared()),
        heterogeneity == null ? null : heterogeneity.iSquared(),
        heterogeneity == null ? null : Double.valueOf(heterogeneity.statistic()),
        heterogeneity == null ? null : Integer.valueOf(heterogeneity.degreesOfFreedom()),
        heterogeneity == null ? null : Double.valueOf(heterogeneity.pValue()),
        prediction.lower(),
        prediction.upper(),
        estimate != null
            ? Status.OK
            : measure.patients() == 0 ? Status.NO_DATA : Status.NOT_ESTIMABLE);
  }

  /** An interval on the scale of the measure, which may run the other way. */
  private record Limits(@Nullable Double lower, @Nullable Double upper) {
    static Limits of(@Nullable Interval interval, SiteMeasure.Kind kind) {
      if (interval == null) {
        return new Limits(null, null);
      }
      double one = kind.onOwnScale(interval.lower());
      double other = kind.onOwnScale(interval.upper());
      return new Limits(Math.min(one, other), Math.max(one, other));
    }
  }
}
