package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** Members by their worst grade of a toxicity. */
@ResultTable(
    name = "toxicity_grade",
    row = "window, scale, term and worst grade",
    key = {
      "cohort",
      "population",
      "stratum",
      "stratumValue",
      "window",
      "scale",
      "scaleVersion",
      "term",
      "worstGrade"
    })
public record ToxicityGradeRow(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("acute or late, from the start of radiotherapy") String window,
    @Meaning("Grading scale") String scale,
    @Meaning("Version of the scale, pooled if versions are counted together") String scaleVersion,
    @Meaning("Adverse event term, or any") String term,
    @Meaning("1 to 5; missing if the term was recorded but never graded") String worstGrade,
    @Meaning("Members whose worst grade this is") long nPatients,
    @Meaning("Members observed in the window by institutions that use the scale") long denominator,
    @Meaning("Share of the denominator") @Nullable Double estimate,
    @Meaning("Lower confidence limit") @Nullable Double ciLower,
    @Meaning("Upper confidence limit") @Nullable Double ciUpper,
    @Meaning("Method of the confidence interval") String ciMethod,
    @Meaning("Why the values are there or missing") Status status) {}
