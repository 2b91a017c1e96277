package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** A test of equal survival, or equal cumulative incidence, between the levels of a variable. */
@ResultTable(
    name = "survival_comparison",
    row = "endpoint, stratifying variable, test and adjustment",
    key = {"cohort", "population", "stratum", "stratumValue", "endpoint", "test", "adjustedFor"})
public record SurvivalComparison(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable") String stratum,
    @Meaning("Always all: the levels are compared") String stratumValue,
    @Meaning("Endpoint code") String endpoint,
    @Meaning(
            "Name of the test: one of the log-rank family, of survival with other causes censored; log_rank_trend, across levels with an order; gray, of cumulative incidence")
        String test,
    @Meaning("Variable the test is stratified by; none if unadjusted") String adjustedFor,
    @Meaning("Levels compared; members of unknown level are left out") int groups,
    @Meaning("Members ever at risk in these levels") long nPatients,
    @Meaning("Chi-square statistic") @Nullable Double statistic,
    @Meaning("Degrees of freedom") @Nullable Integer degreesOfFreedom,
    @Meaning("Two-sided p-value, not adjusted for the number of tests") @Nullable Double pValue,
    @Meaning("Why the values are there or missing") Status status) {}
