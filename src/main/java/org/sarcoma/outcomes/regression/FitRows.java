package org.sarcoma.outcomes.regression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.BaselineHazardRow;
import org.sarcoma.outcomes.result.RegressionModelRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.BaselineHazard;
import org.sarcoma.outcomes.statistics.ChiSquareTest;
import org.sarcoma.outcomes.statistics.Concordance;
import org.sarcoma.outcomes.statistics.CoxFit;
import org.sarcoma.outcomes.statistics.CoxModel;
import org.sarcoma.outcomes.statistics.CoxModel.Penalty;
import org.sarcoma.outcomes.statistics.FineGrayFit;
import org.sarcoma.outcomes.statistics.FineGrayModel;
import org.sarcoma.outcomes.statistics.RegressionTerm;

/** The rows of one set of covariates, fitted to the counts of one regression. */
final class FitRows {
  static final String NONE = "none";

  private final FittedData fitted;
  private final List<Covariate> covariates;
  private final RegressionSettings settings;
  private final double level;
  private final List<String> terms;
  private final Map<Integer, CoxFit> fits = new HashMap<>(); // by cause

  FitRows(
      FittedData fitted, List<Covariate> covariates, RegressionSettings settings, double level) {
    this.fitted = fitted;
    this.covariates = covariates;
    this.settings = settings;
    this.level = level;
    terms = Covariate.terms(covariates);
  }

  /**
   * Cox's model, and with Firth's penalty where events are few or the likelihood has no maximum.
   */
  List<Record> cox(int cause) {
    if (terms.isEmpty()) {
      return List.of();
    }
    CoxFit fit = unpenalized(cause);
    List<Record> rows = new ArrayList<>(coxRows(fit, cause, "cox"));
    boolean monotone =
        fit.terms().stream()
            .anyMatch(
                it ->
                    it instanceof RegressionTerm.NotEstimable missing
                        && missing.reason() == RegressionTerm.Reason.MONOTONE_LIKELIHOOD);
    boolean few = fit.events() < (long) settings.firthBelowEventsPerTerm() * terms.size();
    if (fit.events() > 0 && (monotone || few)) {
      rows.addAll(coxRows(fit(Penalty.FIRTH, cause), cause, "cox_firth"));
    }
    return rows;
  }

  private CoxFit unpenalized(int cause) {
    return fits.computeIfAbsent(cause, it -> fit(Penalty.NONE, it));
  }

  private CoxFit fit(Penalty penalty, int cause) {
    return new CoxModel(settings.ties(), penalty).fit(fitted.stratified(covariates), cause);
  }

  private List<Record> coxRows(CoxFit fit, int cause, String method) {
    TermRows rows = termRows(cause, fit.events(), method);
    List<RegressionTerm> clustered =
        fitted.totals().institutions().size() > 1 ? fit.clusteredTerms() : List.of();
    List<Record> all = new ArrayList<>();
    int index = 0;
    for (Covariate covariate : covariates) {
      for (int term = 0; term < covariate.terms().size(); term++, index++) {
        RegressionTerm estimate = fit.terms().get(index);
        all.add(
            rows.row(
                covariate,
                term,
                estimate,
                new TermRows.Extras(
                    clustered.isEmpty() ? null : clustered.get(index),
                    method.equals("cox") ? null : profile(fit, estimate),
                    pValue(fit.proportionalHazards(List.of(estimate.name()))))));
      }
    }
    if (covariates.size() > 1) {
      all.add(modelRow(fit, cause, method));
    }
    return all;
  }

  private org.sarcoma.outcomes.statistics.@Nullable ProfileInterval profile(
      CoxFit fit, RegressionTerm term) {
    return term instanceof RegressionTerm.Estimated
        ? fit.profileInterval(term.name(), level).orElse(null)
        : null;
  }

  /** Fine and Gray's model, which has no strata and no delayed entry. */
  List<Record> fineGray(int cause) {
    List<Record> all = new ArrayList<>();
    FineGrayFit fit =
        fitted.totals().fromTimeZero() && !terms.isEmpty()
            ? new FineGrayModel(cause).fit(fitted.unstratified(covariates))
            : null;
    TermRows rows = termRows(cause, fit == null ? 0 : fit.events(), "fine_gray");
    int index = 0;
    for (Covariate covariate : covariates) {
      for (int term = 0; term < covariate.terms().size(); term++, index++) {
        all.add(
            fit == null
                ? rows.missing(covariate, term, "delayed_entry")
                : rows.row(covariate, term, fit.terms().get(index), TermRows.Extras.NONE));
      }
    }
    return all;
  }

  private TermRows termRows(int cause, long events, String method) {
    return new TermRows(
        fitted, covariates, settings, level, new TermRows.Fit(method, cause, events));
  }

  private RegressionModelRow modelRow(CoxFit fit, int cause, String method) {
    Optional<ChiSquareTest> ratio = fit.likelihoodRatioTest();
    Optional<Concordance> concordance = fit.concordance();
    RegressionTally.Key key = fitted.key();
    boolean tested = fit.events() > 0 && ratio.isPresent();
    return new RegressionModelRow(
        key.cohort(),
        key.population(),
        Group.ALL,
        Group.ALL,
        key.endpoint(),
        key.model(),
        covariates.stream().map(Covariate::name).collect(Collectors.joining(", ")),
        method,
        cause,
        fitted.totals().spells(),
        fit.events(),
        tested ? Double.valueOf(fit.nullLogLikelihood()) : null,
        tested ? Double.valueOf(fit.logLikelihood()) : null,
        ratio.map(ChiSquareTest::statistic).orElse(null),
        ratio.map(ChiSquareTest::degreesOfFreedom).orElse(null),
        pValue(ratio),
        pValue(fit.scoreTest()),
        pValue(fit.waldTest()),
        concordance.map(Concordance::concordance).orElse(null),
        concordance.map(Concordance::standardError).orElse(null),
        pValue(fit.proportionalHazards(terms)),
        tested ? Status.OK : fitted.totals().spells() == 0 ? Status.NO_DATA : Status.NOT_ESTIMABLE);
  }

  private static @Nullable Double pValue(Optional<ChiSquareTest> test) {
    return test.map(ChiSquareTest::pValue).orElse(null);
  }

  /** The baseline hazard of Cox's model for cause 1; none if a term has no estimate. */
  List<Record> baseline() {
    if (terms.isEmpty()) {
      return List.of();
    }
    CoxFit fit = unpenalized(1);
    if (!fit.terms().stream().allMatch(it -> it instanceof RegressionTerm.Estimated)) {
      return List.of();
    }
    List<Record> rows = new ArrayList<>();
    List<BaselineHazard> hazards = fit.cumulativeHazards(new double[terms.size()]);
    List<String> strata = List.copyOf(fitted.totals().strata());
    for (int stratum = 0; stratum < hazards.size(); stratum++) {
      for (BaselineHazard.Point point : hazards.get(stratum).points()) {
        rows.add(baseline(strata.get(stratum), point));
      }
    }
    return rows;
  }

  private BaselineHazardRow baseline(String stratum, BaselineHazard.Point point) {
    return new BaselineHazardRow(
        fitted.key().cohort(),
        fitted.key().population(),
        Group.ALL,
        Group.ALL,
        fitted.key().endpoint(),
        fitted.key().model(),
        stratum.isEmpty() ? Group.ALL : stratum,
        point.day(),
        point.hazard(),
        point.standardError());
  }
}
