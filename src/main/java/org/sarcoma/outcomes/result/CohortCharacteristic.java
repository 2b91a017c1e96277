package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** What the cohort looks like: the first table of a paper. */
@ResultTable(
    name = "cohort_characteristic",
    row = "variable and level or statistic",
    key = {"cohort", "population", "stratum", "stratumValue", "variable", "level", "statistic"})
public record CohortCharacteristic(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("What is described") String variable,
    @Meaning("Level of a categorical variable; all for a numeric one") String level,
    @Meaning("n, percent, median, q1, q3, min, max, mean, sd or missing") String statistic,
    @Meaning("The statistic, in the unit of the variable; percent of members with a recorded value")
        @Nullable Double value,
    @Meaning(
            "Definition of the quantile: hyndman_fan_7 (R) or hyndman_fan_2 (SAS); null for others")
        @Nullable String quantileRule,
    @Meaning(
            "Standardized mean difference from all other members of the stratifying variable together")
        @Nullable Double smd,
    @Meaning("Why the values are there or missing") Status status) {}
