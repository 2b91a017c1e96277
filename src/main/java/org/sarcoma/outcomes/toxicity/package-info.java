/** Worst grades, rates, wound complications and the treatment measures of the cohort, as counts. */
@NullMarked
package org.sarcoma.outcomes.toxicity;

import org.jspecify.annotations.NullMarked;
