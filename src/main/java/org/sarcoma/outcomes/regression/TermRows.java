package org.sarcoma.outcomes.regression;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.RegressionRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.Interval;
import org.sarcoma.outcomes.statistics.ProfileInterval;
import org.sarcoma.outcomes.statistics.RegressionTerm;

/**
 * Rows of the terms of one fit.
 *
 * @param level two-sided coverage of intervals in (0, 1)
 */
record TermRows(
    FittedData fitted,
    List<Covariate> covariates,
    RegressionSettings settings,
    double level,
    Fit fit) {

  private static final double NOTHING = 1e-6;

  /** Which fit it is. */
  record Fit(String method, int cause, long events) {}

  /** What is known of a term beside its estimate. */
  record Extras(
      @Nullable RegressionTerm clustered,
      @Nullable ProfileInterval profile,
      @Nullable Double proportionalHazardsP) {
    static final Extras NONE = new Extras(null, null, null);
  }

  /** A hazard ratio with its limits; a limit is null if there is none. */
  private record Ratio(
      RegressionTerm.Estimated term, @Nullable Double lower, @Nullable Double upper) {}

  /** The row of a term without estimate. */
  RegressionRow missing(Covariate covariate, int term, String reason) {
    return row(covariate, term, null, reason, Extras.NONE);
  }

  RegressionRow row(Covariate covariate, int term, RegressionTerm estimate, Extras extras) {
    return estimate instanceof RegressionTerm.Estimated it
        ? row(covariate, term, ratio(it, extras.profile()), null, extras)
        : row(covariate, term, null, reason(estimate), extras);
  }

  private static String reason(RegressionTerm term) {
    return term instanceof RegressionTerm.NotEstimable it
        ? it.reason().name().toLowerCase(Locale.ROOT)
        : "";
  }

  private Ratio ratio(RegressionTerm.Estimated term, @Nullable ProfileInterval profile) {
    if (profile != null) {
      return new Ratio(term, exponential(profile.lower()), exponential(profile.upper()));
    }
    Interval wald = term.hazardRatioInterval(level);
    return new Ratio(term, finite(wald.lower()), finite(wald.upper()));
  }

  private static @Nullable Double exponential(OptionalDouble limit) {
    return limit.isEmpty() ? null : finite(Math.exp(limit.getAsDouble()));
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  private RegressionRow row(
      Covariate covariate,
      int term,
      @Nullable Ratio ratio,
      @Nullable String reason,
      Extras extras) {
    RegressionTally.Key key = fitted.key();
    boolean fineGray = fit.method().equals("fine_gray");
    return new RegressionRow(
        key.cohort(),
        key.population(),
        Group.ALL,
        Group.ALL,
        key.endpoint(),
        key.model(),
        others(covariate),
        fit.method(),
        fit.cause(),
        covariate.name(),
        covariate.level(term),
        covariate.reference(),
        fitted.totals().spells(),
        fitted.totals().excluded(),
        fit.events(),
        ratio == null ? null : Double.valueOf(ratio.term().coefficient()),
        ratio == null ? null : finite(ratio.term().hazardRatio()),
        ratio == null ? null : Double.valueOf(ratio.term().standardError()),
        ratio == null ? null : clustered(ratio.term(), extras.clustered()),
        ratio == null ? null : ratio.lower(),
        ratio == null ? null : ratio.upper(),
        extras.profile() == null ? "wald" : "profile_likelihood",
        ratio == null ? null : Double.valueOf(ratio.term().pValue()),
        extras.proportionalHazardsP(),
        fineGray ? "breslow" : settings.ties().name().toLowerCase(Locale.ROOT),
        fineGray ? FitRows.NONE : fitted.stratifiedBy(),
        reason,
        status(ratio));
  }

  /**
   * Residuals add up to nothing in a cluster that alone decides: that says nothing of the error.
   */
  private static @Nullable Double clustered(
      RegressionTerm.Estimated term, @Nullable RegressionTerm clustered) {
    return clustered instanceof RegressionTerm.Estimated it
            && it.standardError() > NOTHING * term.standardError()
        ? it.standardError()
        : null;
  }

  private Status status(@Nullable Ratio ratio) {
    if (ratio != null) {
      return Status.OK;
    }
    return fitted.totals().spells() == 0 ? Status.NO_DATA : Status.NOT_ESTIMABLE;
  }

  private String others(Covariate covariate) {
    String others =
        covariates.stream()
            .filter(it -> !it.equals(covariate))
            .map(Covariate::name)
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? FitRows.NONE : others;
  }
}
