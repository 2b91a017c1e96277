package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** The proportions of two levels of a stratifying variable compared. */
@ResultTable(
    name = "proportion_difference",
    row = "measure, stratifying variable and pair of levels",
    key = {"cohort", "population", "stratum", "measure", "firstLevel", "secondLevel"})
public record ProportionDifferenceRow(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable; not institution, see site_heterogeneity") String stratum,
    @Meaning("Code of the measure, as in proportion") String measure,
    @Meaning("Level of the variable") String firstLevel,
    @Meaning("Level it is compared with") String secondLevel,
    @Meaning("Members of both for whom it is known") long denominator,
    @Meaning("Proportion of the first less that of the second") double difference,
    @Meaning("Lower confidence limit of the difference") double ciLower,
    @Meaning("Upper confidence limit of the difference") double ciUpper,
    @Meaning("Method of ci_lower and ci_upper") String ciMethod,
    @Meaning("Odds ratio of the first to the second, given the margins; null if without bound")
        @Nullable Double oddsRatio,
    @Meaning("Lower exact confidence limit of the odds ratio") @Nullable Double oddsRatioCiLower,
    @Meaning("Upper exact confidence limit of the odds ratio; null if without bound")
        @Nullable Double oddsRatioCiUpper,
    @Meaning("Two-sided p-value of Fisher's exact test") double pValue,
    @Meaning("The same, adjusted for the pairs of the variable") double pValueAdjusted,
    @Meaning("Method of the adjustment") String adjustment,
    @Meaning("Why the values are there or missing") Status status) {}
