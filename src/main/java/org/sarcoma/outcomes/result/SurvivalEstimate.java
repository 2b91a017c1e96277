package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** The value of a curve at a fixed time. */
@ResultTable(
    name = "survival_estimate",
    row = "endpoint and horizon",
    key = {
      "cohort",
      "population",
      "stratum",
      "stratumValue",
      "endpoint",
      "measure",
      "horizonMonths"
    })
public record SurvivalEstimate(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("Endpoint code") String endpoint,
    @Meaning("survival, or cumulative_incidence of the event") String measure,
    @Meaning("Time of the estimate; a month has 30.4375 days") double horizonMonths,
    @Meaning("Members ever at risk") long nPatients,
    @Meaning("At risk at the horizon") long nAtRisk,
    @Meaning("Events of interest up to the horizon") long nEvent,
    @Meaning("Competing events up to the horizon") long nCompeting,
    @Meaning("Probability at the horizon") @Nullable Double estimate,
    @Meaning("Standard error of the estimate") @Nullable Double stdError,
    @Meaning("Lower confidence limit") @Nullable Double ciLower,
    @Meaning("Upper confidence limit") @Nullable Double ciUpper,
    @Meaning("Scale on which the confidence interval is symmetric") String ciMethod,
    @Meaning("Why to read the estimate with caution, if there is a reason") Warning warning,
    @Meaning("Why the values are there or missing") Status status) {}
