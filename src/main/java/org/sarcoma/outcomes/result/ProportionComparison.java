package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** A test of equal proportions between the levels of a stratifying variable. */
@ResultTable(
    name = "proportion_comparison",
    row = "measure, stratifying variable and test",
    key = {"cohort", "population", "stratum", "measure", "test"})
public record ProportionComparison(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable") String stratum,
    @Meaning("Code of the measure, as in proportion") String measure,
    @Meaning(
            "fisher_exact, of more than two levels by Freeman and Halton, not_estimable where their tables are too many to go through; pearson; of two levels also yates, with continuity correction")
        String test,
    @Meaning("Levels compared; members of unknown level are left out") int groups,
    @Meaning("Members of these levels for whom it is known") long denominator,
    @Meaning("Chi-square statistic; null of the exact test") @Nullable Double statistic,
    @Meaning("Degrees of freedom; null of the exact test") @Nullable Integer degreesOfFreedom,
    @Meaning("Two-sided p-value, not adjusted for the number of tests") @Nullable Double pValue,
    @Meaning("Smallest expected count; below 5 prefer the exact test")
        @Nullable Double leastExpected,
    @Meaning("Why the values are there or missing") Status status) {}
