/**
 * Regression models: which are asked for, the counts by covariate pattern they are fitted from, and
 * the rows of their tables.
 */
@NullMarked
package org.sarcoma.outcomes.regression;

import org.jspecify.annotations.NullMarked;
