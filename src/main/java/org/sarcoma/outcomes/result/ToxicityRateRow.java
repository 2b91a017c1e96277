package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** Adverse events per time under observation. */
@ResultTable(
    name = "toxicity_rate",
    row = "window, scale, term and minimum grade",
    key = {
      "cohort",
      "population",
      "stratum",
      "stratumValue",
      "window",
      "scale",
      "scaleVersion",
      "term",
      "minimumGrade"
    })
public record ToxicityRateRow(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("acute or late, from the start of radiotherapy") String window,
    @Meaning("Grading scale") String scale,
    @Meaning("Version of the scale, pooled if versions are counted together") String scaleVersion,
    @Meaning("Adverse event term, or any") String term,
    @Meaning("Events of at least this grade; 0 takes all, graded or not") int minimumGrade,
    @Meaning("Adverse events") long events,
    @Meaning("Time under observation in the window; a year has 365.25 days") double patientYears,
    @Meaning("Events per 100 patient-years") @Nullable Double ratePer100PatientYears,
    @Meaning("Lower confidence limit, per 100 patient-years") @Nullable Double ciLower,
    @Meaning("Upper confidence limit, per 100 patient-years") @Nullable Double ciUpper,
    @Meaning("Method of ci_lower and ci_upper: exact or byar") String ciMethod,
    @Meaning("Why the values are there or missing") Status status) {}
