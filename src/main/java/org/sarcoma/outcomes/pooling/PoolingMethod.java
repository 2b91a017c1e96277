package org.sarcoma.outcomes.pooling;

import static org.sarcoma.outcomes.statistics.HeterogeneityVariance.DERSIMONIAN_LAIRD;
import static org.sarcoma.outcomes.statistics.HeterogeneityVariance.NONE;
import static org.sarcoma.outcomes.statistics.HeterogeneityVariance.REML;
import static org.sarcoma.outcomes.statistics.PooledInterval.HARTUNG_KNAPP;
import static org.sarcoma.outcomes.statistics.PooledInterval.NORMAL;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.sarcoma.outcomes.statistics.EventRate;
import org.sarcoma.outcomes.statistics.ExactLikelihoodPooling;
import org.sarcoma.outcomes.statistics.HeterogeneityVariance;
import org.sarcoma.outcomes.statistics.InverseVariancePooling;
import org.sarcoma.outcomes.statistics.PooledEstimate;
import org.sarcoma.outcomes.statistics.PooledInterval;
import org.sarcoma.outcomes.statistics.Proportion;
import org.sarcoma.outcomes.statistics.SiteEstimate;

/** A way to pool the institutions of a measure, as it is named in the result table. */
sealed interface PoolingMethod {
  PoolingMethod RECOMMENDED = new ByInverseVariance("reml", REML, HARTUNG_KNAPP);

  /** Those that are tabulated; the exact likelihood is for counts only. */
  List<PoolingMethod> ALL =
      List.of(
          new ByInverseVariance("fixed_effect", NONE, NORMAL),
          new ByInverseVariance("dersimonian_laird", DERSIMONIAN_LAIRD, NORMAL),
          new ByInverseVariance("dersimonian_laird", DERSIMONIAN_LAIRD, HARTUNG_KNAPP),
          new ByInverseVariance("reml", REML, NORMAL),
          RECOMMENDED,
          new ByExactLikelihood());

  String code();

  /** How the interval is made. */
  String ciMethod();

  boolean isFor(SiteMeasure.Kind kind);

  Optional<PooledEstimate> pool(SiteMeasure measure, double level);

  /** Pools those institutions whose value and variance are known. */
  record ByInverseVariance(String code, HeterogeneityVariance variance, PooledInterval interval)
      implements PoolingMethod {
    @Override
    public String ciMethod() {
      return interval.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isFor(SiteMeasure.Kind kind) {
      return true;
    }

    @Override
    public Optional<PooledEstimate> pool(SiteMeasure measure, double level) {
      List<SiteEstimate> estimates =
          measure.sites().stream().map(Site::estimate).flatMap(Optional::stream).toList();
      return new InverseVariancePooling(variance, interval, level).pool(estimates);
    }
  }

  /** Pools the counts themselves. */
  record ByExactLikelihood() implements PoolingMethod {
    @Override
    public String code() {
      return "exact_likelihood";
    }

    @Override
    public String ciMethod() {
      return "profile_likelihood";
    }

    @Override
    public boolean isFor(SiteMeasure.Kind kind) {
      return kind == SiteMeasure.Kind.PROPORTION || kind == SiteMeasure.Kind.TOXICITY_RATE;
    }

    @Override
    public Optional<PooledEstimate> pool(SiteMeasure measure, double level) {
      ExactLikelihoodPooling pooling = new ExactLikelihoodPooling(level);
      return measure.kind() == SiteMeasure.Kind.PROPORTION
          ? pooling.proportions(counts(measure, ByExactLikelihood::proportion))
          : pooling.rates(counts(measure, ByExactLikelihood::rate));
    }

    private static <T> List<T> counts(SiteMeasure measure, Function<Site, Optional<T>> count) {
      return measure.sites().stream().map(count).flatMap(Optional::stream).toList();
    }

    private static Optional<Proportion> proportion(Site site) {
      return site instanceof Site.OfProportion it ? Optional.of(it.proportion()) : Optional.empty();
    }

    private static Optional<EventRate> rate(Site site) {
      return site instanceof Site.OfRate it ? Optional.of(it.rate()) : Optional.empty();
    }
  }
}
