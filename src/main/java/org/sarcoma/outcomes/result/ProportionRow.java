package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** A share of the members. */
@ResultTable(
    name = "proportion",
    row = "measure",
    key = {"cohort", "population", "stratum", "stratumValue", "measure"})
public record ProportionRow(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("Code of the measure") String measure,
    @Meaning("What the numerator counts") String description,
    @Meaning("Members for whom it is so") long numerator,
    @Meaning("Members for whom it is known") long denominator,
    @Meaning("Numerator over denominator") @Nullable Double estimate,
    @Meaning("Lower confidence limit") @Nullable Double ciLower,
    @Meaning("Upper confidence limit") @Nullable Double ciUpper,
    @Meaning("Lower Wilson limit") @Nullable Double wilsonLower,
    @Meaning("Upper Wilson limit") @Nullable Double wilsonUpper,
    @Meaning("Method of ci_lower and ci_upper") String ciMethod,
    @Meaning("Why the values are there or missing") Status status) {}
