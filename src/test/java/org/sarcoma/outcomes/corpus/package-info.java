/**
 * Registries that come in unusual or damaged files. Each case takes an intact registry, changes one
 * table of it physically, and says what the job has to make of that: the same numbers, or one
 * sentence.
 *
 * <p>What cannot be noticed is no case: a flipped bit in a page that was written without checksum
 * and can still be decoded, or in a footer that does not contradict itself by it. Parquet has
 * nothing that would tell.
 */
@NullMarked
package org.sarcoma.outcomes.corpus;

import org.jspecify.annotations.NullMarked;
