/**
 * The canonical registry tables and the way from an institution's own layout to them.
 *
 * <p>The records of this package are the canonical schema: one record is one table, one component
 * is one column (camel case here, snake case in Parquet), a component marked {@code @Nullable} may
 * be missing. Names follow IDEA4RC and NAACCR where those have one. Dates are whole days,
 * identifiers are pseudonyms and never leave this job.
 */
@NullMarked
package org.sarcoma.outcomes.registry;

import org.jspecify.annotations.NullMarked;
