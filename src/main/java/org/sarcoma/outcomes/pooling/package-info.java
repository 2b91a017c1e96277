/** Institutions pooled and compared: how far they differ, and what they give together. */
@NullMarked
package org.sarcoma.outcomes.pooling;

import org.jspecify.annotations.NullMarked;
