package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** What the institutions give together, and how far they differ. */
@ResultTable(
    name = "site_heterogeneity",
    row = "measure, method and institution left out",
    key = {
      "cohort",
      "population",
      "kind",
      "measure",
      "horizonMonths",
      "method",
      "ciMethod",
      "leftOut"
    })
public record SiteHeterogeneity(
    @Meaning("Cohort, as named in the configuration") String cohort,
    @Meaning("Population of the cohort") String population,
    @Meaning("survival, cumulative_incidence, proportion or toxicity_rate") String kind,
    @Meaning("Code of the endpoint, the proportion or the rate") String measure,
    @Meaning("Time at which curves are read; null of proportions and rates")
        @Nullable Double horizonMonths,
    @Meaning(
            "fixed_effect, dersimonian_laird or reml by inverse variance; exact_likelihood of counts, with institutions without events as they are")
        String method,
    @Meaning("Method of the confidence limits: normal, hartung_knapp or profile_likelihood")
        String ciMethod,
    @Meaning("Institution that is left out; none if all are pooled") String leftOut,
    @Meaning("Scale on which institutions are pooled") String scale,
    @Meaning("Institutions pooled; those whose curve has no error at the time are not")
        int institutions,
    @Meaning("Members of the institutions") long nPatients,
    @Meaning("Pooled value: a probability, or events per 100 patient-years")
        @Nullable Double pooled,
    @Meaning("Standard error on the scale of the pooling") @Nullable Double stdError,
    @Meaning("Lower confidence limit of the pooled value") @Nullable Double ciLower,
    @Meaning("Upper confidence limit of the pooled value") @Nullable Double ciUpper,
    @Meaning("Variance between institutions, on the scale of the pooling")
        @Nullable Double tauSquared,
    @Meaning("Share of the variance that is between institutions; null of the exact likelihood")
        @Nullable Double iSquared,
    @Meaning("Cochran's Q; likelihood ratio of no variance between institutions if exact")
        @Nullable Double q,
    @Meaning("Degrees of freedom of q") @Nullable Integer qDegreesOfFreedom,
    @Meaning("Probability of such a q or a larger one if institutions do not differ")
        @Nullable Double qPValue,
    @Meaning("Lower limit for the true value of one more institution")
        @Nullable Double predictionLower,
    @Meaning("Upper limit for the true value of one more institution")
        @Nullable Double predictionUpper,
    @Meaning("Why the values are there or missing") Status status) {}
