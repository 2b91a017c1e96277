/** Event tables by stratum, and the estimators run over them. */
@NullMarked
package org.sarcoma.outcomes.survival;

import org.jspecify.annotations.NullMarked;
