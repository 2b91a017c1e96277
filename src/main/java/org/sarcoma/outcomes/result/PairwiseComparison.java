package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** A test of two levels of a stratifying variable. */
@ResultTable(
    name = "survival_pairwise",
    row = "endpoint, stratifying variable, test and pair of levels",
    key = {"cohort", "population", "stratum", "endpoint", "test", "firstLevel", "secondLevel"})
public record PairwiseComparison(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable; not institution, see site_heterogeneity") String stratum,
    @Meaning("Endpoint code") String endpoint,
    @Meaning("log_rank of survival with other causes censored, or gray of cumulative incidence")
        String test,
    @Meaning("Level of the variable") String firstLevel,
    @Meaning("Level it is compared with") String secondLevel,
    @Meaning("Members ever at risk in both") long nPatients,
    @Meaning("Chi-square statistic with one degree of freedom") @Nullable Double statistic,
    @Meaning("Two-sided p-value") @Nullable Double pValue,
    @Meaning("The same, adjusted for the pairs of the variable tested under the endpoint")
        @Nullable Double pValueAdjusted,
    @Meaning("Method of the adjustment") String adjustment,
    @Meaning("Why the values are there or missing") Status status) {}
