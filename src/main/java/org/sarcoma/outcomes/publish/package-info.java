/** From result rows to a sealed, verified and committed run on disk. */
@NullMarked
package org.sarcoma.outcomes.publish;

import org.jspecify.annotations.NullMarked;
