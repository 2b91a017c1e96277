package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** How many patients each criterion excludes, in order. */
@ResultTable(
    name = "cohort_attrition",
    row = "institution, or all, and step",
    key = {"cohort", "institution", "step"})
public record AttritionStep(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Institution code, or all") String institution,
    @Meaning("Position in the order of criteria; 0 is the input") int step,
    @Meaning("Code of the criterion") String criterion,
    @Meaning("What the criterion asks") String description,
    @Meaning("Patients before the step; at step 1, rows of the patient table") long entered,
    @Meaning("Patients that the step excludes") long excluded,
    @Meaning("Patients after the step") long remaining,
    @Meaning("Populations that need no further criterion after this step")
        @Nullable String reachedPopulation) {}
