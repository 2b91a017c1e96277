package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** A test of equal survival between the levels of a stratifying variable. */
@ResultTable(
    name = "survival_comparison",
    row = "endpoint, stratifying variable and test",
    key = {"cohort", "population", "stratum", "stratumValue", "endpoint", "test"})
public record SurvivalComparison(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("Endpoint code") String endpoint,
    @Meaning("Name of the test") String test,
    @Meaning("Levels compared; members of unknown level are left out") int groups,
    @Meaning("Members ever at risk in these levels") long nPatients,
    @Meaning("Chi-square statistic") @Nullable Double statistic,
    @Meaning("Degrees of freedom") @Nullable Integer degreesOfFreedom,
    @Meaning("Two-sided p-value") @Nullable Double pValue,
    @Meaning("Variables the test is stratified by; none if unadjusted") String adjustedFor,
    @Meaning("Why the values are there or missing") Status status) {}
