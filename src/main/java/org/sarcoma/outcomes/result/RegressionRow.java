package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** A term of a regression on time to event. */
@ResultTable(
    name = "regression",
    row = "model, method, cause and term",
    key = {
      "cohort",
      "population",
      "stratum",
      "stratumValue",
      "endpoint",
      "model",
      "adjustedFor",
      "method",
      "cause",
      "term",
      "level"
    })
public record RegressionRow(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("Endpoint code") String endpoint,
    @Meaning(
            "Model, as named in the configuration; or immortal_time_naive, _landmark_<days>d or"
                + " _time_dependent: the treatment against no local treatment, from metastasis on")
        String model,
    @Meaning("Other covariates of the model; none if there is no other") String adjustedFor,
    @Meaning(
            "cox, cox_firth (Firth's penalty), or fine_gray (subdistribution hazard, not stratified)")
        String method,
    @Meaning("Cause of the event: 1 the event of the endpoint, 2 its competing event") int cause,
    @Meaning("Variable") String term,
    @Meaning("Level of the variable; per_unit for a number, whose ratio is for a difference of 1")
        String level,
    @Meaning("Level that it is compared with; null for a number") @Nullable String referenceLevel,
    @Meaning("Patients in the model, or spells where the treatment changes with time")
        long nPatients,
    @Meaning("Patients left out because a variable or the day of a treatment is not recorded")
        long nExcluded,
    @Meaning("Events of the cause") long nEvent,
    @Meaning("Logarithm of the hazard ratio") @Nullable Double estimate,
    @Meaning("Hazard ratio") @Nullable Double hazardRatio,
    @Meaning("Standard error of the estimate") @Nullable Double stdError,
    @Meaning(
            "Standard error of the estimate with patients of an institution as a cluster; null with"
                + " one institution, and low with few")
        @Nullable Double clusteredStdError,
    @Meaning("Lower limit of the confidence interval of the hazard ratio") @Nullable Double ciLower,
    @Meaning("Upper limit of it; null with status ok if there is none") @Nullable Double ciUpper,
    @Meaning("wald, or profile_likelihood") String ciMethod,
    @Meaning("Two-sided p-value of Wald's test") @Nullable Double pValue,
    @Meaning("p-value of the test that hazards are proportional, on the scale of 1 − S(t−)")
        @Nullable Double proportionalHazardsP,
    @Meaning("Treatment of ties: efron or breslow") String ties,
    @Meaning("Variables with a baseline hazard for each level; none if there is no such variable")
        String stratifiedBy,
    @Meaning(
            "Why there is no estimate: no_events, collinear, monotone_likelihood, not_converged or"
                + " delayed_entry; null if there is one")
        @Nullable String reason,
    @Meaning("Why the values are there or missing") Status status) {}
