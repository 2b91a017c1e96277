/**
 * Synthetic registries of any size with known hazards: the same seed gives the same bytes. They are
 * for measuring speed, and for checking that estimates cover a truth that is known.
 */
@NullMarked
package org.sarcoma.outcomes.generate;

import org.jspecify.annotations.NullMarked;
