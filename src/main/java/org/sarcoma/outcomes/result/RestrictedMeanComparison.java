package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** The restricted means of two levels of a stratifying variable compared. */
@ResultTable(
    name = "restricted_mean_comparison",
    row = "endpoint, stratifying variable, horizon and pair of levels",
    key = {
      "cohort",
      "population",
      "stratum",
      "endpoint",
      "horizonMonths",
      "firstLevel",
      "secondLevel"
    })
public record RestrictedMeanComparison(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable; not institution, see site_heterogeneity") String stratum,
    @Meaning("Endpoint code") String endpoint,
    @Meaning("Upper limit of the means") double horizonMonths,
    @Meaning("Level of the variable") String firstLevel,
    @Meaning("Level it is compared with") String secondLevel,
    @Meaning("Members ever at risk in both") long nPatients,
    @Meaning("Mean of the first less mean of the second") @Nullable Double differenceMonths,
    @Meaning("Standard error of the difference, in months") @Nullable Double differenceStdError,
    @Meaning("Lower confidence limit of the difference, in months")
        @Nullable Double differenceCiLower,
    @Meaning("Upper confidence limit of the difference, in months")
        @Nullable Double differenceCiUpper,
    @Meaning("Two-sided p-value of the difference") @Nullable Double differencePValue,
    @Meaning("Mean of the first over mean of the second") @Nullable Double ratio,
    @Meaning("Lower confidence limit of the ratio") @Nullable Double ratioCiLower,
    @Meaning("Upper confidence limit of the ratio") @Nullable Double ratioCiUpper,
    @Meaning("Two-sided p-value of the ratio") @Nullable Double ratioPValue,
    @Meaning("Why the values are there or missing") Status status) {}
