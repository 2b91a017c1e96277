/** Rows of the published tables, as plain records that know nobody. */
@NullMarked
package org.sarcoma.outcomes.result;

import org.jspecify.annotations.NullMarked;
