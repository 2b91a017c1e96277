package org.sarcoma.outcomes.regression;

import org.sarcoma.outcomes.endpoint.Observation;

/**
 * Time at risk with one pattern.
 *
 * @param entry day after which it begins; {@link Observation#FROM_TIME_ZERO} for time zero itself
 * @param exit day on which it ends
 * @param cause 0 censored, else the cause of the event
 */
record Spell(int entry, int exit, int cause) {}
