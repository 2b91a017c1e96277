package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** The time by which a share of the members has had the event. */
@ResultTable(
    name = "survival_quantile",
    row = "endpoint and probability",
    key = {"cohort", "population", "stratum", "stratumValue", "endpoint", "probability"})
public record SurvivalQuantile(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("Endpoint code") String endpoint,
    @Meaning("Share with the event; 0.5 is the median") double probability,
    @Meaning("Members ever at risk") long nPatients,
    @Meaning("Time at which the curve comes down to 1 minus the probability")
        @Nullable Double timeMonths,
    @Meaning("Lower confidence limit") @Nullable Double ciLowerMonths,
    @Meaning("Upper confidence limit; null if not reached") @Nullable Double ciUpperMonths,
    @Meaning("Scale on which the confidence interval is symmetric") String ciMethod,
    @Meaning("Why to read the time with caution, if there is a reason") Warning warning,
    @Meaning("Why the values are there or missing") Status status) {}
