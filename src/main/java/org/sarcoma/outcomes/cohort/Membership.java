package org.sarcoma.outcomes.cohort;

import java.io.Serializable;

/**
 * A population of a cohort, of which a patient is a member.
 *
 * @param cohort code of the cohort
 * @param population code of the population
 */
public record Membership(String cohort, String population) implements Serializable {}
