package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** A test of equal survival at one time between the levels of a stratifying variable. */
@ResultTable(
    name = "survival_horizon_comparison",
    row = "endpoint, stratifying variable and horizon",
    key = {"cohort", "population", "stratum", "endpoint", "horizonMonths"})
public record HorizonComparison(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable") String stratum,
    @Meaning("Endpoint code") String endpoint,
    @Meaning("Time of the comparison; a month has 30.4375 days") double horizonMonths,
    @Meaning("Levels compared; members of unknown level are left out") int groups,
    @Meaning("Members ever at risk in these levels") long nPatients,
    @Meaning("Scale on which the probabilities are compared") String scale,
    @Meaning("Chi-square statistic") @Nullable Double statistic,
    @Meaning("Degrees of freedom") @Nullable Integer degreesOfFreedom,
    @Meaning("Two-sided p-value, not adjusted for the number of tests") @Nullable Double pValue,
    @Meaning("Why the values are there or missing") Status status) {}
