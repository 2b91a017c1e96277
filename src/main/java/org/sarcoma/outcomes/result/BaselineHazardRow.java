package org.sarcoma.outcomes.result;

/** The cumulative hazard of a regression for a reference patient. */
@ResultTable(
    name = "regression_baseline",
    row = "model, baseline stratum and day with events",
    key = {
      "cohort",
      "population",
      "stratum",
      "stratumValue",
      "endpoint",
      "model",
      "baseline",
      "day"
    })
public record BaselineHazardRow(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Stratifying variable, or all") String stratum,
    @Meaning("Level of the stratifying variable, or all") String stratumValue,
    @Meaning("Endpoint code") String endpoint,
    @Meaning("Model, as in table regression; by Cox, for cause 1") String model,
    @Meaning("Levels of the variables the model is stratified by; all if there is none")
        String baseline,
    @Meaning("Whole days since time zero") int day,
    @Meaning(
            "Cumulative hazard of a patient with the reference level of every variable and 0 for"
                + " every number")
        double cumulativeHazard,
    @Meaning("Standard error of it, with that of the coefficients") double stdError) {}
