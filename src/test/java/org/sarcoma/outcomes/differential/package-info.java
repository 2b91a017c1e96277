/**
 * Random datasets and what the statistics of this project are of them, for the comparison with R:
 * {@code scripts/compare-with-r.sh}.
 */
@NullMarked
package org.sarcoma.outcomes.differential;

import org.jspecify.annotations.NullMarked;
