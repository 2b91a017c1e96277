package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** Relations that must hold between results. */
@ResultTable(
    name = "coherence",
    row = "check",
    key = {"cohort", "population", "stratum", "stratumValue", "check"})
public record CoherenceRow(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("What must hold") String check,
    @Meaning("Whether a violation stops the run") boolean enforced,
    @Meaning("Whether it does") @Nullable Boolean holds,
    @Meaning("Largest violation, in the unit of the check; 0 if it holds")
        @Nullable Double worstDifference,
    @Meaning("Why the values are there or missing") Status status) {}
