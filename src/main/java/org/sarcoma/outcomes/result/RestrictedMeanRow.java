package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** Mean time without the event up to a horizon. */
@ResultTable(
    name = "restricted_mean",
    row = "endpoint and horizon",
    key = {"cohort", "population", "stratum", "stratumValue", "endpoint", "horizonMonths"})
public record RestrictedMeanRow(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("Endpoint code") String endpoint,
    @Meaning("Upper limit of the mean") double horizonMonths,
    @Meaning("Members ever at risk") long nPatients,
    @Meaning("Restricted mean survival time") @Nullable Double rmstMonths,
    @Meaning("Standard error, in months") @Nullable Double stdError,
    @Meaning("Lower confidence limit, in months") @Nullable Double ciLower,
    @Meaning("Upper confidence limit, in months") @Nullable Double ciUpper,
    @Meaning("Scale on which the confidence interval is symmetric: plain") String ciMethod,
    @Meaning("Why to read the mean with caution, if there is a reason") Warning warning,
    @Meaning("Why the values are there or missing") Status status) {}
