package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/**
 * How long members were followed, by endpoint; follow-up without more is that of overall survival.
 */
@ResultTable(
    name = "follow_up",
    row = "endpoint and method",
    key = {"cohort", "population", "stratum", "stratumValue", "endpoint", "method"})
public record FollowUpRow(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("Endpoint whose event ends the follow-up") String endpoint,
    @Meaning("reverse_kaplan_meier, or observed: quantiles of the observed times") String method,
    @Meaning("Members") long nPatients,
    @Meaning("Median follow-up") @Nullable Double medianMonths,
    @Meaning("First quartile") @Nullable Double q1Months,
    @Meaning("Third quartile") @Nullable Double q3Months,
    @Meaning("Lower confidence limit of the median") @Nullable Double ciLowerMonths,
    @Meaning("Upper confidence limit of the median; null if not reached")
        @Nullable Double ciUpperMonths,
    @Meaning("Lower confidence limit of the first quartile") @Nullable Double q1CiLowerMonths,
    @Meaning("Upper confidence limit of the first quartile; null if not reached")
        @Nullable Double q1CiUpperMonths,
    @Meaning("Lower confidence limit of the third quartile") @Nullable Double q3CiLowerMonths,
    @Meaning("Upper confidence limit of the third quartile; null if not reached")
        @Nullable Double q3CiUpperMonths,
    @Meaning("Scale on which the confidence interval is symmetric; null for observed times")
        @Nullable String ciMethod,
    @Meaning("Definition of quantiles of observed times: hyndman_fan_7 (R) or hyndman_fan_2 (SAS)")
        @Nullable String quantileRule,
    @Meaning("Why the values are there or missing") Status status) {}
