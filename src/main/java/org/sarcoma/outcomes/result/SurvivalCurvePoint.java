package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** A curve, one row for each day on which something changes. */
@ResultTable(
    name = "survival_curve",
    row = "endpoint and day with a change",
    key = {"cohort", "population", "stratum", "stratumValue", "endpoint", "measure", "day"})
public record SurvivalCurvePoint(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("Endpoint code") String endpoint,
    @Meaning("survival, or cumulative_incidence of the event") String measure,
    @Meaning("Whole days since time zero") int day,
    @Meaning("At risk before the events of the day") long nAtRisk,
    @Meaning("Delayed entries on the day, at risk from the next day") long nEntered,
    @Meaning("Events of interest on the day") long nEvent,
    @Meaning("Competing events on the day") long nCompeting,
    @Meaning("Censored on the day, after its events") long nCensored,
    @Meaning(
            "Probability after the day: of no event for survival, of the event for cumulative_incidence")
        double estimate,
    @Meaning("Standard error of the estimate") double stdError,
    @Meaning("Lower confidence limit") @Nullable Double ciLower,
    @Meaning("Upper confidence limit") @Nullable Double ciUpper,
    @Meaning("Scale on which the confidence interval is symmetric") String ciMethod,
    @Meaning("Cumulative hazard of the event after the day, by Nelson and Aalen")
        double cumulativeHazard,
    @Meaning("Standard error of the cumulative hazard") double cumulativeHazardStdError) {}
