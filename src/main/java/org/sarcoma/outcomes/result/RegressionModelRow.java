package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** A regression on time to event as a whole. */
@ResultTable(
    name = "regression_model",
    row = "model, method and cause",
    key = {
      "cohort",
      "population",
      "stratum",
      "stratumValue",
      "endpoint",
      "model",
      "adjustedFor",
      "method",
      "cause"
    })
public record RegressionModelRow(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("Endpoint code") String endpoint,
    @Meaning("Model, as in table regression") String model,
    @Meaning("All covariates of the model") String adjustedFor,
    @Meaning("cox, or cox_firth (Firth's penalty)") String method,
    @Meaning("Cause of the event: 1 the event of the endpoint, 2 its competing event") int cause,
    @Meaning("Patients in the model, or spells where the treatment changes with time")
        long nPatients,
    @Meaning("Events of the cause") long nEvent,
    @Meaning("Log partial likelihood if no covariate matters, with the penalty if any")
        @Nullable Double logLikelihoodNull,
    @Meaning("Its maximum") @Nullable Double logLikelihood,
    @Meaning("Likelihood ratio statistic") @Nullable Double likelihoodRatio,
    @Meaning("Degrees of freedom of the tests") @Nullable Integer degreesOfFreedom,
    @Meaning("p-value of the likelihood ratio test") @Nullable Double likelihoodRatioP,
    @Meaning("p-value of the score test") @Nullable Double scoreP,
    @Meaning("p-value of Wald's test") @Nullable Double waldP,
    @Meaning("Harrell's C, within strata") @Nullable Double concordance,
    @Meaning("Standard error of it, by the infinitesimal jackknife")
        @Nullable Double concordanceStdError,
    @Meaning("p-value of the test that all hazards are proportional")
        @Nullable Double proportionalHazardsP,
    @Meaning("Why the values are there or missing") Status status) {}
