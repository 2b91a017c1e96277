package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** A proportion of one institution against that of all, with exact binomial control limits. */
@ResultTable(
    name = "institution_funnel",
    row = "measure and institution",
    key = {"cohort", "population", "measure", "institution"})
public record InstitutionFunnelRow(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("Code of the measure, as in proportion") String measure,
    @Meaning("Institution") String institution,
    @Meaning("Members for whom it is so") long numerator,
    @Meaning("Members for whom it is known") long denominator,
    @Meaning("Numerator over denominator") @Nullable Double estimate,
    @Meaning("The same of all institutions together") @Nullable Double target,
    @Meaning("Lower control limit at which 2.5% on target lie below") @Nullable Double limit95Lower,
    @Meaning("Upper control limit at which 2.5% on target lie above") @Nullable Double limit95Upper,
    @Meaning("Lower control limit at which 0.1% on target lie below")
        @Nullable Double limit998Lower,
    @Meaning("Upper control limit at which 0.1% on target lie above")
        @Nullable Double limit998Upper,
    @Meaning("Probability of so few or fewer, if on target") @Nullable Double lowerTail,
    @Meaning("Probability of so many or more, if on target") @Nullable Double upperTail,
    @Meaning("low or high if the tail is below 2.5%, else within") @Nullable String position95,
    @Meaning("low or high if the tail is below 0.1%, else within") @Nullable String position998,
    @Meaning("Why the values are there or missing") Status status) {}
