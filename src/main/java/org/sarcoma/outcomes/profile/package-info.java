/**
 * What is in tables that the job has never seen, and a first mapping of them.
 *
 * <p>A value is shown only if enough patients have it: {@link
 * org.sarcoma.outcomes.profile.Disclosure}. Everything else is folded into counts. Names of columns
 * and spellings of a missing value are no values. Each column is read by itself, with counters that
 * do not grow beyond a fixed number, so that neither the order of rows nor the files they are in
 * matter.
 */
@NullMarked
package org.sarcoma.outcomes.profile;

import org.jspecify.annotations.NullMarked;
