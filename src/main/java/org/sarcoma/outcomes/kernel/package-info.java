/**
 * Event tables of every endpoint and stratification in one pass over a table with a row per
 * patient: arrays of counts in each partition, merged by addition.
 */
@NullMarked
package org.sarcoma.outcomes.kernel;

import org.jspecify.annotations.NullMarked;
