package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** What became of planned adjuvant systemic therapy. */
@ResultTable(
    name = "adjuvant_delay",
    row = "category",
    key = {"cohort", "population", "stratum", "stratumValue", "category"})
public record AdjuvantDelayRow(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("Categories overlap; planned is the whole") String category,
    @Meaning("Members in the category") long n,
    @Meaning("Median days from surgery to the start, of those who started; null if none did")
        @Nullable Double medianDays,
    @Meaning("Why the values are there or missing") Status status) {}
