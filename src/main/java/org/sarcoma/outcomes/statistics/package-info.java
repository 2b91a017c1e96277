/**
 * Survival and proportion estimators as plain mathematics.
 *
 * <p>Nothing here knows about Spark, files, configuration or registries: input is counts per day,
 * output is immutable records. Times are whole days since time zero; probabilities are fractions,
 * never percentages; confidence levels are written 0.95, never 95.
 */
@NullMarked
package org.sarcoma.outcomes.statistics;

import org.jspecify.annotations.NullMarked;
